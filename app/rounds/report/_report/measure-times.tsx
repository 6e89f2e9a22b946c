'use client';

import { useMemo } from 'react';
import buttons from '../../../_components/button.module.css';
import { dueTimings } from '../../../_rounds/due-timings';
import type { RoundReport } from '../../../_rounds/report';
import type { Round } from '../../../_rounds/round';
import styles from './report.module.css';
import { useMeasureTimes } from './use-measure-times';
import { useTimedSlugs } from './use-timed-slugs';

/** Has the times of the accepted submissions measured, when the person asks for it: nothing is measured in a round. */
export function MeasureTimes({ round, report }: { round: Round; report: RoundReport }) {
  const due = useMemo(() => dueTimings(round, report), [round, report]);
  const timed = useTimedSlugs(due.map(({ slug }) => slug));
  const { state, start, stop } = useMeasureTimes(round.id);
  const isMeasuring = state.kind === 'measuring';
  const measurable = due.filter(({ slug }) => timed?.has(slug));
  const isOffered = isMeasuring || measurable.length > 0;
  const said = isMeasuring ? [`Measuring ${state.place} of ${state.of}: ${state.title} …`] : state.said;
  const isSettled = !isOffered && said.length === 0;
  if (isSettled && (timed === undefined || due.length === 0 || report.problems.some(({ timing }) => timing !== null)))
    return null;
  return (
    <section aria-label="Time of your solutions" className={styles.noPrint}>
      <h2>Time of your solutions</h2>
      {isOffered && (
        <p className={styles.muted}>
          In a round nothing is measured beside the clock. It can be measured now, on this machine, beside an accepted
          solution: some seconds a problem, with this tab in front.
        </p>
      )}
      {isSettled && <p className={styles.muted}>The problems that you solved in this round have no time to measure.</p>}
      <div className={styles.measuring}>
        {isOffered && (
          // One button, so that the focus stays where it is.
          <button type="button" className={buttons.button} onClick={isMeasuring ? stop : () => void start(measurable)}>
            {isMeasuring ? 'Stop measuring' : 'Measure the time'}
          </button>
        )}
        {isMeasuring && <progress value={state.share} max={1} aria-label="Measured" />}
        <div role="status">
          {said.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      </div>
    </section>
  );
}
