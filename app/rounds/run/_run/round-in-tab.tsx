'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import buttons from '../../../_components/button.module.css';
import type { Happening } from '../../../_rounds/round-event';
import { isSectionDone, questionsDue, type RoundState, roundState } from '../../../_rounds/round-state';
import { appendEvents, type StoredRound } from '../../../_rounds/round-store';
import { BreakScreen } from './break-screen';
import { FinishScreen } from './finish-screen';
import { HeldJump, PausedScreen } from './halts';
import { QuestionsScreen } from './questions-screen';
import { ReadyScreen } from './ready-screen';
import { RoundBar } from './round-bar';
import { RoundWorkbench } from './round-workbench';
import styles from './run.module.css';
import { type LiveCode, useExpiry } from './use-expiry';
import { useProblemPage } from './use-problem-page';
import { useRoundClock } from './use-round-clock';
import { useTabWatch } from './use-tab-watch';

type Append = (...happenings: Happening[]) => Promise<boolean>;

/** The round in the tab that leads it: which screen it is at, and what happens by itself. */
export function RoundInTab({ stored }: { stored: StoredRound }) {
  const { round, events } = stored;
  const state = useMemo(() => roundState(round, events), [round, events]);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const append = useCallback<Append>(
    async (...happenings) => {
      try {
        return await appendEvents(round.id, happenings);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        setTrouble(
          `What happens here cannot be kept on this device (${why}). Free some space, or export what you have.`,
        );
        return false;
      }
    },
    [round.id],
  );
  const live: LiveCode = useRef(undefined);
  const onExpired = useExpiry(stored, live, append);
  const watch = useRoundClock({ stored, isLeading: true, append, onExpired });
  useTabWatch(state.stage === 'running', append);
  const stays = useStay(state);

  if (state.stage === 'ready') return <ReadyScreen stored={stored} append={append} />;
  if (watch.heldJumpMs !== undefined) return <HeldJump byMs={watch.heldJumpMs} onSettle={watch.settleHeld} />;
  if (state.isPaused) return <PausedScreen stored={stored} section={state.section} append={append} />;

  const isJudging = state.problems[state.problem]?.attempts.some(({ verdict }) => verdict === undefined) ?? false;
  const showsBench = state.stage === 'running' || (state.stage === 'between' && (isJudging || stays.isStaying));
  const due = showsBench && state.stage === 'between' ? undefined : questionsDue(round, state);
  const banner = (
    <>
      {trouble !== undefined && (
        <p className={styles.trouble} role="alert">
          {trouble}
        </p>
      )}
      {stored.damaged > 0 && (
        <p className={styles.trouble} role="alert">
          {stored.damaged} records of this round cannot be read and are left out.
        </p>
      )}
    </>
  );
  if (due === undefined && !showsBench)
    return (
      <>
        {banner}
        {round.template.sections[state.section + 1] === undefined || state.stage === 'finished' ? (
          <FinishScreen stored={stored} state={state} append={append} />
        ) : (
          <BreakScreen stored={stored} state={state} append={append} />
        )}
      </>
    );
  return (
    <div className={styles.page}>
      <RoundBar
        stored={stored}
        state={state}
        warning={
          state.stage === 'running'
            ? watch.warning
            : state.expired.includes(state.section)
              ? 'Time is up'
              : 'The section is over'
        }
        append={append}
      />
      {banner}
      <Reminders
        stored={stored}
        state={state}
        isJudging={isJudging}
        showsBench={showsBench}
        append={append}
        onGoOn={stays.goOn}
      />
      <AtProblem
        stored={stored}
        state={state}
        problem={due ?? state.problem}
        asks={due !== undefined}
        live={live}
        append={append}
      />
    </div>
  );
}

/** At zero the person sees their code and its verdict before they go on. */
function useStay({ expired }: RoundState) {
  const [isStaying, setIsStaying] = useState(false);
  const seen = useRef(expired.length);
  useEffect(() => {
    if (expired.length > seen.current) setIsStaying(true);
    seen.current = expired.length;
  }, [expired.length]);
  return { isStaying, goOn: () => setIsStaying(false) };
}

interface AtProblemProps {
  readonly stored: StoredRound;
  readonly state: RoundState;
  readonly problem: number;
  readonly asks: boolean;
  readonly live: LiveCode;
  readonly append: Append;
}

function AtProblem({ stored: { round }, state, problem, asks, live, append }: AtProblemProps) {
  const loaded = useProblemPage(round.problems[problem]?.slug);
  const own = state.problems[problem];
  if (own === undefined || loaded.kind === 'loading') return <p className={styles.loading}>Loading …</p>;
  if (loaded.kind === 'failed')
    return (
      <div className={styles.notice} role="alert">
        <p>{loaded.why}. The clock goes on; what you wrote is kept.</p>
        <button type="button" className={buttons.button} onClick={loaded.retry}>
          Try again
        </button>
      </div>
    );
  const { page } = loaded;
  return asks ? (
    <QuestionsScreen
      key={page.slug}
      round={round}
      state={state}
      problem={problem}
      own={own}
      page={page}
      append={append}
    />
  ) : (
    <RoundWorkbench
      key={page.slug}
      round={round}
      state={state}
      problem={problem}
      own={own}
      page={page}
      live={live}
      append={append}
    />
  );
}

interface RemindersProps {
  readonly stored: StoredRound;
  readonly state: RoundState;
  readonly isJudging: boolean;
  readonly showsBench: boolean;
  readonly append: Append;
  readonly onGoOn: () => void;
}

function Reminders({ stored: { round }, state, isJudging, showsBench, append, onGoOn }: RemindersProps) {
  if (state.stage === 'between') {
    if (!showsBench) return null;
    return (
      <p className={styles.reminder} role="status">
        {state.expired.includes(state.section) ? 'Time is up. ' : 'The section is over. '}
        {isJudging
          ? 'Your code was submitted as it stood and is being judged.'
          : 'Your code was submitted as it stood.'}
        <button type="button" className={`${buttons.button} ${buttons.small}`} disabled={isJudging} onClick={onGoOn}>
          Go on
        </button>
      </p>
    );
  }
  if (!isSectionDone(round, state) || questionsDue(round, state) !== undefined) return null;
  return (
    <p className={styles.reminder} role="status">
      Every problem of this section is settled.
      <button
        type="button"
        className={`${buttons.button} ${buttons.small}`}
        onClick={() => void append({ kind: 'section-ended', section: state.section })}
      >
        End the section
      </button>
    </p>
  );
}
