/** Submissions of the tiny problems, for the tests of `judgeSubmission`. */

import { judgeSubmission, type Progress, type Submission } from '#judge/run/judge-submission';
import type { Job } from '#judge/run/realm';
import { closeProblem } from '#judge/run/session';
import type { Problem } from '#judge/spec/problem';
import { isTensor, type Tensor } from '#judge/tensor/value';
import type { CaseReport, Report } from '#judge/verdict/verdict';
import { type FakeOptions, type FakeRealms, fakeRealms } from '../../fakes/fake-realm';
import { runningMeanProblem, softmaxProblem } from './problems';

export const SOFTMAX = softmaxProblem();
export const MEAN = runningMeanProblem();

/** Sessions outlive a submission: to be called after each test, so that each has realms of its own. */
export function closeProblems(): void {
  closeProblem(SOFTMAX);
  closeProblem(MEAN);
}

export interface JudgeOptions extends Partial<Submission>, FakeOptions {
  readonly problem?: Problem;
  readonly realms?: FakeRealms;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: { readonly aborted: boolean };
}

/** Judge a submission in fake realms; of the softmax problem unless another is given. */
export function judge(source: string, options: JudgeOptions = {}): Promise<Report> {
  const {
    problem = SOFTMAX,
    style = 'arrays',
    mode = 'submit',
    salt = 7,
    ownInputs = [],
    onProgress,
    signal,
  } = options;
  const realms = options.realms ?? fakeRealms(options);
  return judgeSubmission(
    problem,
    { source, style, mode, salt, ownInputs },
    {
      openRealm: realms.openRealm,
      now: () => performance.now(),
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    },
  );
}

/** The first argument of the first call. */
export function tensorOf(job: Job | undefined): Tensor | undefined {
  const call = job?.calls[0];
  const value = call?.args[0];
  return value !== undefined && isTensor(value) ? value : undefined;
}

export const verdicts = (report: Report) => report.cases.map((one) => `${one.id} ${one.verdict}`);
export const caseOf = (report: Report, id: string): CaseReport => {
  const found = report.cases.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no case ${id}`);
  return found;
};

/** A solution of softmax whose loop body and ending can be changed. */
export const softmax = ({
  first = '',
  exp = 'Math.exp(one - max)',
  last = 'return exps.map((one) => one / total);',
} = {}) => `
export function softmax(x: number[]): number[] {
  ${first}
  const max = Math.max(...x);
  const exps = x.map((one) => ${exp});
  const total = exps.reduce((sum, one) => sum + one, 0);
  ${last}
}`;

export const runningMean = (update: string, fields = '') => `
export class RunningMean {
  mean: number[] = [];
  calls = 0;
  ${fields}
  constructor(public decay: number) {}
  update(x: number[]): number[] { this.calls++; ${update} }
  count() { return this.calls; }
}`;
export const RIGHT_UPDATE =
  'this.mean = x.map((one, i) => this.decay * (this.mean[i] ?? 0) + (1 - this.decay) * one); return this.mean.slice();';
