'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import buttons from '../../../_components/button.module.css';
import type { Happening } from '../../../_rounds/round-event';
import type { RoundState } from '../../../_rounds/round-state';
import type { StoredRound } from '../../../_rounds/round-store';
import styles from './run.module.css';

interface Props {
  readonly stored: StoredRound;
  readonly state: RoundState;
  readonly append: (...happenings: Happening[]) => Promise<boolean>;
}

/** The last screen of a round. */
export function FinishScreen({ stored: { round }, state, append }: Props) {
  const router = useRouter();
  const report = `/rounds/report?round=${round.id}`;
  const accepted = state.problems.filter(({ status }) => status === 'accepted').length;
  const finish = async (): Promise<void> => {
    await append({ kind: 'finished' });
    router.push(report);
  };
  return (
    <main id="main" className={styles.sheet}>
      <h1>{round.template.title}: over</h1>
      <p>
        {accepted} of {state.problems.length} {state.problems.length === 1 ? 'problem' : 'problems'} accepted.
      </p>
      {state.stage === 'finished' ? (
        <Link href={report}>See the report</Link>
      ) : (
        <button type="button" className={`${buttons.button} ${buttons.primary}`} onClick={() => void finish()}>
          Finish and see the report
        </button>
      )}
    </main>
  );
}
