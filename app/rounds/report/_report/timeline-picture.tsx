'use client';

import { useMemo } from 'react';
import type { RoundReport } from '../../../_rounds/report';
import type { Round } from '../../../_rounds/round';
import { type Mark, type Span, timelineShapes } from '../../../_rounds/timeline-shapes';
import styles from './report.module.css';

const WIDTH = 960;
const LEFT = 210;
const ROW = 30;
const RIGHT = 16;

/** The round as a picture: sections and phases above, a lane for each problem, what interrupted it below. */
export function TimelinePicture({ round, report }: { round: Round; report: RoundReport }) {
  const { totalMs, spans, marks } = useMemo(() => timelineShapes(round, report), [round, report]);
  const lanes = ['Sections', 'Phases', ...round.problems.map(({ title }) => title), 'Pauses, away'];
  const last = lanes.length - 1;
  const x = (ms: number): number => LEFT + (ms / totalMs) * (WIDTH - LEFT - RIGHT);
  const laneOf = ({ kind, problem }: Span): number => {
    if (kind === 'section' || kind === 'break') return 0;
    if (kind === 'phase') return 1;
    return kind === 'worked' ? 2 + (problem ?? 0) : last;
  };
  const height = lanes.length * ROW + 26;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus.
    <section className={styles.scroll} tabIndex={0} aria-label="Picture of the timeline">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        className={styles.picture}
        role="img"
        aria-label="Timeline; the table below holds the same in words"
      >
        {lanes.map((lane, i) => (
          // Titles of problems are unique in a round; the other lanes have names of their own.
          <g key={lane}>
            <text x={LEFT - 10} y={i * ROW + 20} textAnchor="end" className={styles.lane}>
              {lane.length > 28 ? `${lane.slice(0, 27)}…` : lane}
            </text>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={(i + 1) * ROW} y2={(i + 1) * ROW} className={styles.rule} />
          </g>
        ))}
        {spans.map((span) => (
          <SpanShape
            key={`${span.kind} ${span.fromMs}`}
            span={span}
            from={x(span.fromMs)}
            to={x(span.toMs)}
            y={laneOf(span) * ROW}
          />
        ))}
        {marks.map((mark) => (
          <MarkShape
            key={`${mark.kind} ${mark.atMs} ${mark.label}`}
            mark={mark}
            x={x(mark.atMs)}
            y={(mark.problem === undefined ? 0 : 2 + mark.problem) * ROW + ROW / 2}
            height={height - 26}
          />
        ))}
        {ticksOf(totalMs).map((minute) => (
          <text key={minute} x={x(minute * 60_000)} y={height - 8} textAnchor="middle" className={styles.lane}>
            {minute} min
          </text>
        ))}
      </svg>
      <p className={styles.legend}>
        ▏ run · ● accepted · ✕ wrong verdict · ○ no verdict · dashed line: the clock reached zero
      </p>
    </section>
  );
}

function SpanShape({ span, from, to, y }: { span: Span; from: number; to: number; y: number }) {
  const width = Math.max(1.5, to - from);
  return (
    <g>
      <title>{span.label || 'in the editor'}</title>
      <rect x={from} y={y + 5} width={width} height={ROW - 10} rx={3} className={styles[span.kind]} />
      {span.label !== '' && width > span.label.length * 7 && (
        <text x={from + 6} y={y + 20} className={styles.label}>
          {span.label}
        </text>
      )}
    </g>
  );
}

/** Shapes differ, not colours alone. */
function MarkShape({ mark, x, y, height }: { mark: Mark; x: number; y: number; height: number }) {
  const title = <title>{mark.label}</title>;
  switch (mark.kind) {
    case 'run':
      return (
        <line x1={x} x2={x} y1={y - 8} y2={y + 8} className={styles.run}>
          {title}
        </line>
      );
    case 'accepted':
      return (
        <circle cx={x} cy={y} r={6} className={styles.accepted}>
          {title}
        </circle>
      );
    case 'wrong':
      return (
        <path
          d={`M${x - 5},${y - 5} L${x + 5},${y + 5} M${x - 5},${y + 5} L${x + 5},${y - 5}`}
          className={styles.wrong}
        >
          {title}
        </path>
      );
    case 'pending':
      return (
        <circle cx={x} cy={y} r={5} className={styles.pending}>
          {title}
        </circle>
      );
    case 'expired':
      return (
        <line x1={x} x2={x} y1={0} y2={height} className={styles.expired}>
          {title}
        </line>
      );
  }
}

/** Whole minutes at which the axis is labelled: five to ten of them. */
function ticksOf(totalMs: number): number[] {
  const minutes = totalMs / 60_000;
  const step = [1, 2, 5, 10, 15, 30, 60, 120, 360, 1440].find((one) => minutes / one <= 10) ?? 10_080;
  return Array.from({ length: Math.min(12, Math.floor(minutes / step) + 1) }, (_, i) => i * step);
}
