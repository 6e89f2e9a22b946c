/**
 * One submission in, one report out: compile, run each case in the solver's realm, compare, diagnose.
 *
 * The realm receives the inputs of one case at a time and never an expected value; the verdict is decided
 * here, from plain data that the shell has parsed.
 */

import { type Compiled, compileSolution } from '../compile/compile-solution';
import type { Compile } from '../compile/remember-compiled';
import type { Problem } from '../spec/problem';
import { ProblemSpecError } from '../spec/spec-error';
import { createRandom, seedFrom, shuffled } from '../tensor/random';
import { formatFactor, type SpeedReport } from '../verdict/timing';
import type { Report, Verdict } from '../verdict/verdict';
import { toCall } from './author';
import { faultOf, toFault } from './backend-fault';
import { onBackend } from './backend-tolerance';
import { diagnose, type FailingCase } from './diagnose';
import { type CaseJudgement, judgeOutcome } from './judge-case';
import { loadSolution } from './load-solution';
import { measureSpeed } from './measure-speed';
import { OwnInputError, ownCase } from './own-case';
import { type PlannedCase, planCases } from './plan-cases';
import type { PreparedCase } from './prepare-cases';
import type { JobOutcome, OpenRealm, Realm } from './realm';
import { ReportDraft } from './report-draft';
import { sessionOf } from './session';
import { compileOptionsOf, limitsOf, realmNeedsOf } from './solver-needs';
import type { Submission } from './submission';

export type { Submission } from './submission';

export type Progress =
  | { readonly phase: 'compiling' }
  | { readonly phase: 'preparing'; readonly done: number; readonly of: number }
  | { readonly phase: 'running'; readonly done: number; readonly of: number }
  | { readonly phase: 'diagnosing' }
  | { readonly phase: 'timing'; readonly done: number; readonly of: number };

/** The part of AbortSignal that the judge needs; this room knows no DOM. */
export interface CancelSignal {
  readonly aborted: boolean;
}

export interface JudgeHost {
  readonly openRealm: OpenRealm;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: CancelSignal;
  /** A compiler that may know the source already. */
  readonly compile?: Compile;
  /** Leave out what is only measured: then a problem of kind `optimise` judges the answers alone. */
  readonly skipsTiming?: boolean | undefined;
  /** True where the page was hidden since the submission was handed in. */
  readonly wasHidden?: (() => boolean) | undefined;
}

/** Thrown when the signal was aborted. */
export class JudgeCancelled extends Error {
  override readonly name = 'JudgeCancelled';
}

const LOAD_LIMIT_MS = 4_000;

/** After these a fresh realm would only meet the same fate: the remaining cases are not run. */
const FATAL: ReadonlySet<Verdict> = new Set(['time-limit', 'memory-limit', 'forbidden', 'output-limit']);

/**
 * Judge one submission. The author's faults come back as `judge-error`, an own input that does not fit as `unfit-input`.
 * @throws JudgeCancelled when the signal was aborted; BackendFault when the backend gave out; anything else thrown is a fault of the shell
 */
export async function judgeSubmission(problem: Problem, submission: Submission, host: JudgeHost): Promise<Report> {
  const startedAt = host.now();
  const draft = new ReportDraft(problem, submission);
  host.onProgress?.({ phase: 'compiling' });
  const compile = host.compile ?? compileSolution;
  const compiled = compile(submission.source, compileOptionsOf(problem));
  if (compiled.kind !== 'compiled')
    return draft.finish(compiled.kind, compiled.message, compiled.position, host.now() - startedAt);
  try {
    await new Judging(problem, submission, host, compiled, draft).all();
  } catch (error) {
    if (!(error instanceof ProblemSpecError || error instanceof OwnInputError)) throw error;
    const isOwn = error instanceof OwnInputError;
    // An input that does not fit is no case: what was judged is told without it.
    if (isOwn) draft.totalCases--;
    return draft.finish(isOwn ? 'unfit-input' : 'judge-error', error.message, null, host.now() - startedAt);
  }
  return draft.finish(undefined, undefined, undefined, host.now() - startedAt);
}

/** One pass over the cases. */
class Judging {
  private realm: Realm | undefined;

  constructor(
    private readonly problem: Problem,
    private readonly submission: Submission,
    private readonly host: JudgeHost,
    private readonly compiled: Compiled,
    private readonly draft: ReportDraft,
  ) {}

  async all(): Promise<void> {
    const { problem, submission, host, draft } = this;
    const session = sessionOf(problem, host.openRealm);
    const planned = planCases(problem, submission.mode);
    // Plain cases come before the laws, so that a law is blamed only where the values were right.
    const order = submission.mode === 'submit' ? shuffledCases(planned, submission.salt) : planned;
    draft.totalCases = planned.length + submission.ownInputs.length;
    const preparing = order.map((one) => session.prepare(one, submission.mode === 'run' ? 0 : submission.salt));
    for (const promise of preparing) promise.catch(() => undefined);
    try {
      const trouble = await this.open();
      if (trouble !== undefined) {
        draft.whole = trouble;
        draft.console = this.realm?.console() ?? draft.console;
        return;
      }
      const sources = [
        ...preparing.map((promise) => () => promise),
        ...submission.ownInputs.map((inputs, i) => () => ownCase(problem, inputs, i, session.author)),
      ];
      for (const [done, source] of sources.entries()) {
        host.onProgress?.({ phase: 'preparing', done, of: sources.length });
        const prepared = onBackend(await source(), this.draft.backend);
        this.checkCancelled();
        host.onProgress?.({ phase: 'running', done, of: sources.length });
        const verdict = await this.judgeOne(prepared, order[done]);
        if (FATAL.has(verdict) || (submission.mode === 'run' && verdict !== 'accepted')) break;
      }
      await this.checkRepeatable();
    } finally {
      this.realm?.dispose();
    }
    await this.diagnoseFailures();
    await this.checkSpeed();
  }

  /** Open a realm and load the solution; returns the verdict of the whole submission when that fails. */
  private async open(): Promise<ReportDraft['whole']> {
    const needs = realmNeedsOf(this.problem, this.compiled, this.submission.style, this.submission.backend);
    this.draft.backend = needs.backend ?? 'cpu';
    const realm = await this.host.openRealm(needs).catch((error: unknown) => {
      throw toFault(error, needs);
    });
    this.realm = realm;
    this.checkCancelled();
    return loadSolution(realm, this.compiled, this.problem.signature, LOAD_LIMIT_MS);
  }

  /** @param planned how to make the case again with other inputs; undefined for the person's own */
  private async judgeOne(prepared: PreparedCase, planned: PlannedCase | undefined): Promise<Verdict> {
    const outcome = await this.runCase(prepared);
    // Taken case by case: the lines of a repeated case are left out.
    this.draft.console = this.realm?.console() ?? this.draft.console;
    this.checkCancelled();
    let judgement = await judgeOutcome(outcome, prepared, this.compiled);
    if (judgement.isSampled && planned !== undefined) judgement = await this.confirm(judgement, planned);
    this.draft.judged.push({ prepared, judgement, outcome });
    return judgement.verdict;
  }

  /** A rejection by a test of chance stands only where other inputs are rejected too: then a right program almost never is. */
  private async confirm(judgement: CaseJudgement, planned: PlannedCase): Promise<CaseJudgement> {
    const { problem, submission, host } = this;
    const salt = seedFrom('confirm', submission.mode === 'run' ? 0 : submission.salt);
    const other = onBackend(await sessionOf(problem, host.openRealm).prepare(planned, salt), this.draft.backend);
    const again = await judgeOutcome(await this.runCase(other), other, this.compiled);
    this.checkCancelled();
    return again.verdict === 'accepted' ? again : judgement;
  }

  private async runCase(prepared: PreparedCase): Promise<JobOutcome> {
    if (this.realm === undefined) throw new Error('the realm is not open');
    const limitMs = prepared.spec.timeLimitMs ?? this.problem.limits.timeMs;
    const job = {
      module: 'user',
      exportName: this.problem.signature.name,
      style: this.submission.style,
      calls: prepared.calls.map(toCall),
      ...limitsOf(this.problem),
    };
    const outcome = await this.realm.run(job, limitMs);
    const fault = faultOf(outcome, this.draft.backend);
    if (fault !== undefined && this.host.signal?.aborted !== true) throw fault;
    return outcome;
  }

  /**
   * A wrong case is run again alone in a fresh realm, and an accepted submission repeats its first case: an
   * answer that changes depends on chance or on earlier calls, and saying so teaches more than the numbers. Where
   * the problem asks for chance there is no such check.
   */
  private async checkRepeatable(): Promise<void> {
    if (Object.values(this.problem.compare).some(({ kind }) => kind === 'statistical')) return;
    const { judged } = this.draft;
    const index = judged.findIndex(({ judgement }) => judgement.verdict !== 'accepted');
    // A throw repeats itself: what was answered says more.
    const answered = judged.findIndex(({ prepared }) => prepared.refuses === undefined);
    const at = index >= 0 ? index : Math.max(0, answered);
    const first = judged[at];
    if (
      first === undefined ||
      !['accepted', 'wrong-value', 'property-broken', 'not-finite', 'wrong-shape'].includes(first.judgement.verdict)
    )
      return;
    if (index >= 0) {
      this.realm?.dispose();
      if ((await this.open()) !== undefined) return;
    }
    const again = await judgeOutcome(await this.runCase(first.prepared), first.prepared, this.compiled);
    this.checkCancelled();
    const repeats =
      index < 0
        ? again.verdict === 'accepted'
        : again.verdict === first.judgement.verdict && sameWorst(again, first.judgement);
    if (repeats) return;
    const message =
      index < 0
        ? `the first answer was right, the same call repeated later was not (${again.message}). Your code keeps state between calls`
        : `${first.judgement.message}. Run alone on the same input, your code gave another answer${again.verdict === 'accepted' ? ', a right one' : ''}: it depends on chance or on earlier calls`;
    judged[at] = {
      ...first,
      judgement: { ...first.judgement, ...(index < 0 ? again : {}), verdict: 'nondeterministic', message },
    };
  }

  private async diagnoseFailures(): Promise<void> {
    const failing: FailingCase[] = this.draft.judged.filter(
      ({ judgement }) => judgement.verdict !== 'accepted' && judgement.verdict !== 'nondeterministic',
    );
    if (failing.length === 0 || this.draft.whole !== undefined) return;
    this.host.onProgress?.({ phase: 'diagnosing' });
    const passing = this.draft.judged
      .filter(({ judgement }) => judgement.verdict === 'accepted')
      .map(({ prepared }) => prepared);
    this.draft.diagnosis = await diagnose(
      this.problem,
      failing,
      passing,
      sessionOf(this.problem, this.host.openRealm).author,
    );
    this.checkCancelled();
  }

  /** Kind `optimise`: right answers must also come fast enough. */
  private async checkSpeed(): Promise<void> {
    const { problem, submission, host, draft } = this;
    const { kind, performance, speedup } = problem;
    if (kind !== 'optimise' || performance === undefined || speedup === undefined) return;
    if (submission.mode !== 'submit' || host.skipsTiming === true || draft.isRejected()) return;
    const { openRealm, signal, wasHidden, onProgress } = host;
    draft.speed = await measureSpeed(problem, speedup, performance, submission, {
      openRealm,
      author: sessionOf(problem, openRealm).author,
      now: host.now,
      onProgress: (done, of) => onProgress?.({ phase: 'timing', done, of }),
      isCancelled: () => signal?.aborted === true,
      wasHidden,
    });
    this.checkCancelled();
    if (draft.speed.kind === 'measured' && !draft.speed.isReached)
      draft.whole = { verdict: 'too-slow', message: tooSlow(draft.speed), position: null };
  }

  private checkCancelled(): void {
    if (this.host.signal?.aborted === true) throw new JudgeCancelled('cancelled');
  }
}

function tooSlow({ factor, low, high, asked }: SpeedReport & { kind: 'measured' }): string {
  return `your answers are right, but your code is ${formatFactor(factor)}× as fast as the given program (${formatFactor(low)}–${formatFactor(high)}); ${asked}× is asked for`;
}

function shuffledCases(planned: readonly PlannedCase[], salt: number): PlannedCase[] {
  const random = createRandom(seedFrom('order', salt));
  const plain = planned.filter((one) => one.property === undefined);
  return [...shuffled(plain, random), ...planned.filter((one) => one.property !== undefined)];
}

function sameWorst(a: CaseJudgement, b: CaseJudgement): boolean {
  return a.worst === b.worst || (a.worst !== null && b.worst !== null && Object.is(a.worst.actual, b.worst.actual));
}
