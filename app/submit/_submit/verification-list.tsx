'use client';

import { CircleAlert, CircleCheck, CircleMinus, CircleX, LoaderCircle } from 'lucide-react';
import type { CheckResult } from '#workers/client/create-judge';
import buttons from '../../_components/button.module.css';
import styles from './submit.module.css';
import type { VerificationState } from './use-verification';

type Outcome = 'passed' | 'warned' | 'failed' | 'skipped';

const WORDS: Record<Outcome, string> = {
  passed: 'holds',
  warned: 'holds, with a warning',
  failed: 'does not hold',
  skipped: 'was not tried',
};

interface Props {
  readonly state: VerificationState;
  /** The text in the editor is no longer the one that was verified. */
  readonly isStale: boolean;
  readonly onCancel: () => void;
  readonly onReveal: (line: number, column: number) => void;
}

/** The admission test as it runs: each check with what it found. */
export function VerificationList({ state, isStale, onCancel, onReveal }: Props) {
  switch (state.kind) {
    case 'idle':
      return (
        <p className={styles.muted}>
          Verification runs the reference, every accepted solution and every named mistake in a sandbox on this device,
          and says whether the tests tell them apart.
        </p>
      );
    case 'failed':
      return (
        <p role="alert" className={styles.trouble}>
          The verification itself failed, which is not your file's fault: {state.message}
        </p>
      );
    case 'running':
      return (
        <>
          <div className={styles.progressRow}>
            <LoaderCircle size={16} className={styles.spin} aria-hidden />
            <progress value={state.done} max={state.of} aria-label="Checks done" />
            <span>
              {state.done} of {state.of}
            </span>
            <button type="button" className={`${buttons.button} ${buttons.small}`} onClick={onCancel}>
              Cancel
            </button>
          </div>
          <Checks checks={state.checks} onReveal={onReveal} />
        </>
      );
    case 'done':
      return (
        <>
          {isStale && <p className={styles.stale}>The file has changed since: verify it again.</p>}
          <Checks checks={state.verification.checks} onReveal={onReveal} />
        </>
      );
  }
}

function Checks({ checks, onReveal }: { checks: readonly CheckResult[]; onReveal: Props['onReveal'] }) {
  return (
    <ul className={styles.checks} aria-label="Checks">
      {checks.map((check) => (
        <CheckItem key={check.id} check={check} onReveal={onReveal} />
      ))}
    </ul>
  );
}

function CheckItem({
  check: { title, findings, elapsedMs, skipped },
  onReveal,
}: {
  check: CheckResult;
  onReveal: Props['onReveal'];
}) {
  const outcome = outcomeOf(findings, skipped);
  return (
    <li className={styles.check}>
      <span className={styles.checkTitle}>
        <OutcomeIcon outcome={outcome} />
        <span>
          {title}
          <span className="visually-hidden">: {WORDS[outcome]}</span>
        </span>
        <span className={styles.time}>{skipped === undefined ? `${Math.round(elapsedMs)} ms` : skipped}</span>
      </span>
      {findings.length > 0 && (
        <ul className={styles.findings}>
          {findings.map(({ severity, where, message, line, column }) => (
            <li key={`${where} ${message}`} className={severity === 'error' ? styles.error : styles.warning}>
              {line === undefined ? (
                <code>{where}</code>
              ) : (
                <button type="button" className={styles.place} onClick={() => onReveal(line, column ?? 1)}>
                  line {line}, {where}
                </button>
              )}{' '}
              {message}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function outcomeOf(findings: CheckResult['findings'], skipped: string | undefined): Outcome {
  if (skipped !== undefined) return 'skipped';
  if (findings.some(({ severity }) => severity === 'error')) return 'failed';
  return findings.length > 0 ? 'warned' : 'passed';
}

function OutcomeIcon({ outcome }: { outcome: Outcome }) {
  const size = 16;
  switch (outcome) {
    case 'passed':
      return <CircleCheck size={size} className={styles.good} aria-hidden />;
    case 'warned':
      return <CircleAlert size={size} className={styles.warn} aria-hidden />;
    case 'failed':
      return <CircleX size={size} className={styles.bad} aria-hidden />;
    case 'skipped':
      return <CircleMinus size={size} className={styles.muted} aria-hidden />;
  }
}
