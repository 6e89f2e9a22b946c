'use client';

import { Check, Flag, Lock, Pause, SkipForward } from 'lucide-react';
import { useState } from 'react';
import buttons from '../../../_components/button.module.css';
import { ThemeToggle } from '../../../_components/theme-toggle';
import { problemsOf } from '../../../_rounds/round';
import type { Happening } from '../../../_rounds/round-event';
import { isOpenable, type RoundState } from '../../../_rounds/round-state';
import type { StoredRound } from '../../../_rounds/round-store';
import { ClockFace } from './clock-face';
import styles from './run.module.css';

interface Props {
  readonly stored: StoredRound;
  readonly state: RoundState;
  readonly warning: string;
  readonly append: (...happenings: Happening[]) => Promise<boolean>;
}

const small = `${buttons.button} ${buttons.small}`;

/** The round's own row: what it is, the clock, the phase, the problems of the section, and how to end it. */
export function RoundBar({ stored, state, warning, append }: Props) {
  const { round, events } = stored;
  const section = round.template.sections[state.section];
  if (section === undefined) return null;
  const isRunning = state.stage === 'running';
  const pausesLeft = (section.pauses?.count ?? 0) - pausesOf(stored, state.section);
  const here = problemsOf(round, state.section);
  const left = events.filter(({ what }) => what.kind === 'tab-left').length;
  return (
    <header className={styles.bar}>
      <h1 className={styles.title}>{section.title}</h1>
      <ClockFace stored={stored} section={state.section} />
      <span className={styles.warning} role="status" aria-live="assertive">
        {warning}
      </span>
      {section.phases !== undefined && isRunning && <Phases section={section} phase={state.phase} append={append} />}
      <span className={styles.spring} />
      {left > 0 && <span className={styles.muted}>tab left {left === 1 ? 'once' : `${left} times`}</span>}
      {here.length > 1 && (
        <nav className={styles.problems} aria-label="Problems of this section">
          {here.map((i, n) => (
            <button
              key={round.problems[i]?.slug}
              type="button"
              className={small}
              aria-current={i === state.problem ? 'true' : undefined}
              disabled={!isOpenable(state, i)}
              onClick={() => void append({ kind: 'shown', problem: i })}
            >
              <StatusIcon status={state.problems[i]?.status} /> Problem {n + 1}
              <span className="visually-hidden">, {state.problems[i]?.status}</span>
            </button>
          ))}
        </nav>
      )}
      {isRunning && pausesLeft > 0 && (
        <button type="button" className={small} onClick={() => void append({ kind: 'paused' })}>
          <Pause size={13} aria-hidden /> Pause ({pausesLeft} left)
        </button>
      )}
      {isRunning && <Endings round={stored.round} state={state} append={append} />}
      <ThemeToggle />
    </header>
  );
}

function pausesOf({ events }: StoredRound, section: number): number {
  const from = events.findIndex(({ what }) => what.kind === 'section-started' && what.section === section);
  return events.slice(Math.max(0, from)).filter(({ what }) => what.kind === 'paused').length;
}

function StatusIcon({ status }: { status: RoundState['problems'][number]['status'] | undefined }) {
  if (status === 'accepted') return <Check size={13} aria-hidden />;
  if (status === 'locked' || status === 'set-aside' || status === 'closed') return <Lock size={13} aria-hidden />;
  return null;
}

interface PhasesProps {
  readonly section: StoredRound['round']['template']['sections'][number];
  readonly phase: number;
  readonly append: Props['append'];
}

/** Phases guide: the next one begins when the person says so, and the report holds both plan and truth. */
function Phases({ section, phase, append }: PhasesProps) {
  const phases = section.phases ?? [];
  const next = phases[phase + 1];
  return (
    <span className={styles.phases}>
      <ol aria-label="Phases">
        {phases.map(({ id, minutes }, i) => (
          <li key={id} aria-current={i === phase ? 'step' : undefined}>
            {id} <span className={styles.muted}>{minutes} min</span>
          </li>
        ))}
      </ol>
      {next !== undefined && (
        <button type="button" className={small} onClick={() => void append({ kind: 'phase', phase: phase + 1 })}>
          <SkipForward size={13} aria-hidden /> Go on to {next.id}
        </button>
      )}
    </span>
  );
}

/** Ending early, or setting a problem aside, cannot be undone: each asks once more. */
function Endings({
  round,
  state,
  append,
}: {
  round: StoredRound['round'];
  state: RoundState;
  append: Props['append'];
}) {
  const [asks, setAsks] = useState<'end' | 'aside' | undefined>(undefined);
  const isChain = round.template.sections[state.section]?.order === 'chain';
  const canSetAside = isChain && state.problems[state.problem]?.status === 'open';
  const settle = (happening: Happening): void => {
    setAsks(undefined);
    void append(happening);
  };
  if (asks !== undefined)
    return (
      <span className={styles.asks} role="alertdialog" aria-label="Are you sure?">
        {asks === 'end'
          ? 'End this section now, without submitting? The report keeps your code.'
          : 'Move on for good without this problem?'}
        <button
          type="button"
          className={small}
          onClick={() =>
            settle(
              asks === 'end'
                ? { kind: 'section-ended', section: state.section }
                : { kind: 'set-aside', problem: state.problem },
            )
          }
        >
          {asks === 'end' ? 'End it' : 'Move on'}
        </button>
        {/* biome-ignore lint/a11y/noAutofocus: the harmless answer takes the focus of the button that asked. */}
        <button type="button" className={small} autoFocus onClick={() => setAsks(undefined)}>
          Stay
        </button>
      </span>
    );
  return (
    <>
      {canSetAside && (
        <button type="button" className={small} onClick={() => setAsks('aside')}>
          Set aside
        </button>
      )}
      <button type="button" className={small} onClick={() => setAsks('end')}>
        <Flag size={13} aria-hidden /> End
      </button>
    </>
  );
}
