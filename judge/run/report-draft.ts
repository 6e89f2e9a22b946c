/** The report of a submission as it grows, and what of it is told first. */

import type { Problem } from '../spec/problem';
import { isTensor, type Value } from '../tensor/value';
import type { Backend } from '../verdict/backend';
import type { Report, SourcePosition, Verdict } from '../verdict/verdict';
import type { CaseJudgement } from './judge-case';
import { ownAnswer } from './own-answer';
import { caseId, type PlannedCase, planCases } from './plan-cases';
import type { PreparedCase } from './prepare-cases';
import type { JobOutcome, Realm } from './realm';
import { caseReport } from './report-case';
import type { Submission } from './submission';

export class ReportDraft {
  readonly judged: {
    readonly prepared: PreparedCase;
    readonly judgement: CaseJudgement;
    readonly outcome: JobOutcome;
  }[] = [];
  totalCases = 0;
  backend: Backend = 'cpu';
  whole: { verdict: Verdict; message: string; position: SourcePosition | null } | undefined;
  diagnosis: Report['diagnosis'] = null;
  speed: Report['speed'] = null;
  console: ReturnType<Realm['console']> = { lines: [], dropped: 0 };

  constructor(
    private readonly problem: Problem,
    private readonly submission: Submission,
  ) {}

  /** Some case, or the whole, is not accepted; or not every case was judged. */
  isRejected(): boolean {
    const { whole, judged, totalCases } = this;
    return (
      whole !== undefined ||
      judged.length < totalCases ||
      judged.some(({ judgement }) => judgement.verdict !== 'accepted')
    );
  }

  finish(
    verdict: Verdict | undefined,
    message: string | undefined,
    position: SourcePosition | null | undefined,
    elapsedMs: number,
  ): Report {
    const order = new Map(planCases(this.problem, this.submission.mode).map((planned, i) => [caseId(planned), i]));
    // Own inputs are in no plan: they come last.
    const placeOf = ({ id }: PreparedCase): number => order.get(id) ?? order.size;
    const cases = [...this.judged].sort((a, b) => placeOf(a.prepared) - placeOf(b.prepared));
    // The smallest input that fails is the one a person can follow by hand.
    const failing = cases.filter(({ judgement }) => judgement.verdict !== 'accepted');
    const [smallest] = [...failing].sort(
      (a, b) => isRefusal(a.prepared) - isRefusal(b.prepared) || inputSize(a.prepared) - inputSize(b.prepared),
    );
    // An answer that changes is no wrong value, whichever case showed it.
    const first = failing.find(({ judgement }) => judgement.verdict === 'nondeterministic') ?? smallest;
    const whole = this.whole;
    return {
      problem: this.problem.id,
      style: this.submission.style,
      backend: this.backend,
      fallbacks: [],
      mode: this.submission.mode,
      salt: this.submission.salt,
      verdict: verdict ?? whole?.verdict ?? first?.judgement.verdict ?? 'accepted',
      message:
        message ??
        whole?.message ??
        (first === undefined
          ? `${cases.length} of ${this.totalCases} cases`
          : `Case ${first.prepared.id}: ${first.judgement.message}`),
      position: position ?? whole?.position ?? first?.judgement.position ?? null,
      cases: cases.map(({ prepared, judgement, outcome }) => {
        const report = caseReport(prepared, judgement);
        return order.has(prepared.id) ? report : { ...report, answer: ownAnswer(prepared, outcome) };
      }),
      totalCases: this.totalCases,
      diagnosis: this.diagnosis,
      bugs: this.bugs(),
      console: this.console.lines,
      consoleDropped: this.console.dropped,
      timing: null,
      speed: this.speed,
      untidyCase: cases.find(({ outcome }) => isUntidy(outcome))?.prepared.id ?? null,
      elapsedMs,
    };
  }

  /** Kind `debug`: a bug is gone where every case that proves it was judged and accepted. */
  private bugs(): Report['bugs'] {
    if (this.submission.mode !== 'submit') return [];
    const accepted = new Set(
      this.judged.flatMap(({ prepared, judgement }) => (judgement.verdict === 'accepted' ? [prepared.id] : [])),
    );
    const planned = planCases(this.problem, 'submit');
    return Object.entries(this.problem.bugs).map(([id, cases]) => {
      const due = planned.filter((one) => cases.some((name) => isCase(one, name)));
      const gone = due.length > 0 && due.every((one) => accepted.has(caseId(one)));
      const says = this.problem.mistakes.find((mistake) => mistake.id === id)?.says;
      return { id, says: gone ? says : undefined, gone, cases };
    });
  }
}

function isUntidy(outcome: JobOutcome): boolean {
  return outcome.kind === 'returned' && (outcome.tensorsLeft ?? 0) > 0;
}

/** A case with all its seeds; laws and inputs to be refused are no proof of a bug. */
function isCase({ spec, property, refuses }: PlannedCase, name: string): boolean {
  return spec.id === name && property === undefined && refuses === undefined;
}

/** Elements of all inputs of a case. */
function inputSize({ calls }: PreparedCase): number {
  const sizeOfValue = (value: Value): number =>
    typeof value !== 'object' || value === null
      ? 1
      : isTensor(value)
        ? value.data.length
        : value.reduce<number>((sum, item) => sum + sizeOfValue(item), 0);
  return calls.reduce((sum, { args }) => sum + args.reduce<number>((inner, value) => inner + sizeOfValue(value), 0), 0);
}

/** An input that must be refused is told last: a wrong answer to a right input is the worse fault. */
function isRefusal({ refuses }: PreparedCase): number {
  return refuses === undefined ? 0 : 1;
}
