'use client';

import dynamic from 'next/dynamic';
import type { Backend } from '#judge/verdict/backend';
import type { TimingPoint, TimingReport } from '#judge/verdict/timing';
import type { Report } from '#judge/verdict/verdict';
import buttons from '../../_components/button.module.css';
import { ratioText, TIER_WORDS } from '../../_lib/timing-words';
import type { Measuring } from '../use-judge';
import styles from './timing.module.css';
import { speedText } from './words';

/** Loaded when a curve is shown for the first time: it brings a library with it. */
const GrowthChart = dynamic(() => import('./growth-chart').then((module) => module.GrowthChart), { ssr: false });

interface Props {
  readonly report: Report;
  readonly measuring: Measuring | undefined;
  readonly onStop: () => void;
}

/** What was measured of a right submission, or why nothing can be said; nothing where nothing was. */
export function TimingSection({ report, measuring, onStop }: Props) {
  const { timing, speed } = report;
  if (timing === null && speed === null && measuring === undefined) return null;
  return (
    <section className={styles.timing} aria-label="Time">
      <h3 className={styles.title}>Time</h3>
      {speed !== null && <Speed speed={speed} />}
      {measuring !== undefined && (
        <div className={styles.measuring}>
          <span>Measuring beside the accepted solution …</span>
          <progress value={measuring.done} max={measuring.of} aria-label="Measured" />
          <button type="button" className={`${buttons.button} ${buttons.small}`} onClick={onStop}>
            Stop measuring
          </button>
        </div>
      )}
      {timing?.kind === 'void' && <p>Nothing can be said of the time: {timing.why}.</p>}
      {timing?.kind === 'measured' && <Measured timing={timing} backend={report.backend} />}
    </section>
  );
}

function Speed({ speed }: { speed: NonNullable<Report['speed']> }) {
  if (speed.kind === 'void')
    return <p>How much faster it is than the given program could not be measured: {speed.why}.</p>;
  return (
    <p>
      <strong>{speedText(speed)}</strong>, {speed.asked}× asked for
      {speed.noisy && <Noisy />}
    </p>
  );
}

function Measured({ timing, backend }: { timing: TimingReport & { kind: 'measured' }; backend: Backend }) {
  const { tier, noisy, pairs, against, grows, points, growth, slow, stopped, tiers } = timing;
  const largest = points.at(-1)?.n;
  return (
    <>
      <p>
        <strong>{ratioText(timing)}</strong>
        <span className={`${styles.tag} ${styles[tier]}`}>{TIER_WORDS[tier]}</span>
        {noisy && <Noisy />}
      </p>
      <p className={styles.muted}>
        Median and bootstrap interval of {pairs} pairs at {grows} = {largest}, beside the{' '}
        {against === 'reference' ? 'reference' : 'accepted solution '}
        {against !== 'reference' && <code>{against}</code>} on this machine{backend !== 'cpu' && `, both on ${backend}`}
        . Up to {tiers.great}× is great, up to {tiers.good}× good, up to {tiers.pass}× fair.
      </p>
      {slow !== null && (
        <div className={styles.slowVariant}>
          <strong>Your time grows like that of a known slow solution</strong>
          <p>{slow.says}</p>
        </div>
      )}
      {growth !== '' && <p>{growth}</p>}
      {stopped !== '' && <p>Larger sizes were left out: {stopped}.</p>}
      <div className={styles.curve}>
        <GrowthChart points={points} grows={grows} />
        <GrowthTable points={points} grows={grows} />
      </div>
    </>
  );
}

function Noisy() {
  return (
    <span className={`${styles.tag} ${styles.noisy}`} title="The machine was too busy to settle it; measure again.">
      noisy
    </span>
  );
}

function GrowthTable({ points, grows }: { points: readonly TimingPoint[]; grows: string }) {
  return (
    <table className={styles.table}>
      <caption>Milliseconds a call, with quartiles</caption>
      <thead>
        <tr>
          <th scope="col">{grows}</th>
          <th scope="col" className={styles.mine}>
            yours
          </th>
          <th scope="col" className={styles.theirs}>
            reference
          </th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ n, personMs, otherMs, personRange, otherRange }) => (
          <tr key={n}>
            <th scope="row">{n}</th>
            <td>{timeText(personMs, personRange)}</td>
            <td>{timeText(otherMs, otherRange)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function timeText(ms: number, [low, high]: readonly [number, number]): string {
  const text = (value: number): string => Number(value.toPrecision(2)).toString();
  return `${text(ms)} (${text(low)}–${text(high)})`;
}
