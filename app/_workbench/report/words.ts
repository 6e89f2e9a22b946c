/** Verdicts and states in a person's words. */

import { formatFactor, type SpeedReport } from '#judge/verdict/timing';
import type { Verdict } from '#judge/verdict/verdict';
import type { Progress } from '#workers/client/create-judge';
import { ratioText } from '../../_lib/timing-words';
import type { RunState } from '../use-judge';

const TITLES: Record<Verdict, string> = {
  accepted: 'Accepted',
  'wrong-value': 'Wrong values',
  'wrong-shape': 'Wrong shape',
  'wrong-type': 'Wrong type',
  'not-finite': 'Not finite',
  'property-broken': 'A law is broken',
  'mutated-input': 'Input changed',
  nondeterministic: 'Not deterministic',
  'too-slow': 'Too slow',
  'time-limit': 'Time limit',
  'memory-limit': 'Memory limit',
  'output-limit': 'Too much output',
  'runtime-error': 'Runtime error',
  'compile-error': 'Does not compile',
  forbidden: 'Not provided here',
  'unfit-input': 'Your input does not fit',
  'judge-error': 'The judge failed',
};

export function titleOf(verdict: Verdict): string {
  return TITLES[verdict];
}

/** What a screen reader is told when the state changes. */
export function announcementOf(state: RunState): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'running':
      return state.mode === 'run' ? 'Running' : 'Submitting';
    case 'failed':
      return `The judge failed: ${state.message}`;
    case 'done': {
      const { verdict, message, cases, totalCases, timing } = state.report;
      const passed = cases.filter((one) => one.verdict === 'accepted').length;
      const told =
        verdict === 'accepted' ? `Accepted, ${passed} of ${totalCases} cases` : `${titleOf(verdict)}. ${message}`;
      return timing?.kind === 'measured' ? `${told}. ${ratioText(timing)}` : told;
    }
  }
}

/** `33× as fast as the given program (16–65)` */
export function speedText({ factor, low, high }: SpeedReport & { kind: 'measured' }): string {
  return `${formatFactor(factor)}× as fast as the given program (${formatFactor(low)}–${formatFactor(high)})`;
}

/** What the judge is doing, beside "Running". */
export function phaseOf(progress: Progress): string {
  switch (progress.phase) {
    case 'compiling':
      return 'compiling';
    case 'preparing':
      return `preparing case ${Math.min(progress.done + 1, progress.of)} of ${progress.of}`;
    case 'running':
      return `case ${Math.min(progress.done + 1, progress.of)} of ${progress.of}`;
    case 'diagnosing':
      return 'looking for a known mistake';
    case 'timing':
      return 'your answers are right; measuring the speed';
  }
}
