'use client';

import { useTheme } from 'next-themes';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { TimingPoint } from '#judge/verdict/timing';

interface Props {
  readonly points: readonly TimingPoint[];
  readonly grows: string;
}

const HEIGHT = 220;
const SMALLEST_WIDTH = 220;
const LARGEST_WIDTH = 460;

/** Time over size on logarithmic axes, so that a power is a straight line; the bands are quartiles. */
export function GrowthChart({ points, grows }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const { resolvedTheme } = useTheme();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme sets the colours that are read from the page.
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const widthOf = (): number => Math.min(LARGEST_WIDTH, Math.max(SMALLEST_WIDTH, element.clientWidth));
    const chart = new uPlot(optionsOf(element, grows, widthOf()), dataOf(points), element);
    const observer = new ResizeObserver(() => chart.setSize({ width: widthOf(), height: HEIGHT }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.destroy();
    };
  }, [points, grows, resolvedTheme]);

  const last = points.at(-1);
  const label =
    last === undefined
      ? 'Growth of the time'
      : `Growth of the time over ${grows}, up to ${last.n}; the numbers are in the table`;
  return <div ref={place} role="img" aria-label={label} />;
}

function dataOf(points: readonly TimingPoint[]): uPlot.AlignedData {
  return [
    points.map(({ n }) => n),
    points.map(({ personMs }) => personMs),
    points.map(({ personRange }) => personRange[0]),
    points.map(({ personRange }) => personRange[1]),
    points.map(({ otherMs }) => otherMs),
    points.map(({ otherRange }) => otherRange[0]),
    points.map(({ otherRange }) => otherRange[1]),
  ];
}

function optionsOf(element: HTMLElement, grows: string, width: number): uPlot.Options {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const font = `12px ${token('--font-sans')}`;
  const [text, border, mine, theirs] = [token('--text-muted'), token('--border'), token('--accent'), token('--warn')];
  const axis = { stroke: text, font, labelFont: font, grid: { stroke: border, width: 1 }, ticks: { stroke: border } };
  const edge = { stroke: 'transparent', points: { show: false } };
  return {
    width,
    height: HEIGHT,
    cursor: { show: false },
    legend: { show: false },
    scales: { x: { time: false, distr: 3, log: 2 }, y: { distr: 3 } },
    series: [
      { label: grows },
      { label: 'yours', stroke: mine, width: 2, points: { show: true, size: 7, fill: mine } },
      edge,
      edge,
      { label: 'reference', stroke: theirs, width: 2, dash: [6, 4], points: { show: true, size: 7, fill: theirs } },
      edge,
      edge,
    ],
    bands: [
      { series: [3, 2], fill: `${mine}33` },
      { series: [6, 5], fill: `${theirs}33` },
    ],
    axes: [
      { ...axis, label: grows, splits: (chart) => [...(chart.data[0] as number[])], filter: (_, splits) => splits },
      { ...axis, label: 'ms a call', size: 64 },
    ],
  };
}
