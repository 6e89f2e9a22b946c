/** Author programs against prepared cases: raw answers and verdicts, many programs in few realms. */

import { type CompileOutcome, compileSolution } from '../compile/compile-solution';
import { toCall } from '../run/author';
import { type CaseJudgement, judgeOutcome } from '../run/judge-case';
import { JudgeCancelled } from '../run/judge-submission';
import { loadSolution } from '../run/load-solution';
import type { PreparedCase } from '../run/prepare-cases';
import type { JobOutcome, Library, OpenRealm, Realm, RealmNeeds } from '../run/realm';
import { compileOptionsOf, isOverLimit, limitsOf } from '../run/solver-needs';
import type { Problem, Style } from '../spec/problem';
import { mergeCalls, splitOutcome } from './merge-calls';
import { shareRealms } from './share-realms';
import type { VerifyHost } from './verification';

export interface Program {
  readonly source: string;
  readonly style: Style;
}

export interface CaseRun {
  readonly prepared: PreparedCase;
  readonly outcome: JobOutcome;
  readonly judgement: CaseJudgement;
}

export type ProgramRun =
  /** Fewer cases than were asked for where one of them killed the realm. */
  | { readonly kind: 'ran'; readonly cases: readonly CaseRun[] }
  | { readonly kind: 'not-loaded'; readonly message: string };

export interface Bench {
  /** Run a program on cases that cost little. */
  run(program: Program, cases: readonly PreparedCase[]): Promise<ProgramRun>;
  /** The same, one case at a time, each with this limit: then the time of each is its own. */
  runTimed(
    program: Program,
    cases: readonly PreparedCase[],
    limitMs: (prepared: PreparedCase) => number,
  ): Promise<ProgramRun>;
  /** Compile a source of the problem; each is compiled once. */
  compile(source: string): CompileOutcome;
  close(): void;
}

const LOAD_LIMIT_MS = 4_000;

/** @param who as whom programs run: mistakes as the author, right solutions as a person does */
export function createBench(problem: Problem, host: VerifyHost, openRealm: OpenRealm, who: RealmNeeds['who']): Bench {
  const shared = shareRealms(openRealm);
  const compiled = new Map<string, CompileOutcome>();
  const { isMetered } = compileOptionsOf(problem);
  const ownLimit = (prepared: PreparedCase): number => prepared.spec.timeLimitMs ?? problem.limits.timeMs;

  function compile(source: string): CompileOutcome {
    const known = compiled.get(source) ?? compileSolution(source, { forbid: [], isMetered });
    compiled.set(source, known);
    return known;
  }

  /** Work with a program in a realm; a string tells why it cannot be loaded. */
  async function withRealm<T>({ source, style }: Program, work: (realm: Realm) => Promise<T>): Promise<T | string> {
    const program = compile(source);
    if (program.kind !== 'compiled') return program.message;
    const libraries: Library[] = [...program.module.libraries];
    if (style === 'tensors' && !libraries.includes('@tensorflow/tfjs')) libraries.push('@tensorflow/tfjs');
    const forbid = who === 'author' ? [] : problem.forbid;
    const realm = await shared.openRealm({ who, libraries, forbid });
    try {
      const trouble = await loadSolution(realm, program, problem.signature, LOAD_LIMIT_MS);
      return trouble === undefined ? await work(realm) : trouble.message;
    } finally {
      realm.dispose();
    }
  }

  async function judge(program: Program, prepared: PreparedCase, outcome: JobOutcome): Promise<CaseRun> {
    const code = compile(program.source);
    if (code.kind !== 'compiled') throw new Error('a program that ran must have compiled');
    return { prepared, outcome, judgement: await judgeOutcome(outcome, prepared, code) };
  }

  const jobOf = (style: Style, calls: readonly ReturnType<typeof toCall>[]) => ({
    module: 'user',
    exportName: problem.signature.name,
    style,
    calls,
    ...limitsOf(problem),
  });

  async function runTimed(
    program: Program,
    cases: readonly PreparedCase[],
    limitMs: (prepared: PreparedCase) => number,
  ): Promise<ProgramRun> {
    const runs = await withRealm(program, async (realm) => {
      const done: CaseRun[] = [];
      for (const prepared of cases) {
        if (host.signal?.aborted === true) throw new JudgeCancelled('cancelled');
        const outcome = await realm.run(jobOf(program.style, prepared.calls.map(toCall)), limitMs(prepared));
        done.push(await judge(program, prepared, outcome));
        if (outcome.kind !== 'returned' && outcome.kind !== 'threw' && !isOverLimit(outcome)) break;
      }
      return done;
    });
    return typeof runs === 'string' ? { kind: 'not-loaded', message: runs } : { kind: 'ran', cases: runs };
  }

  return {
    compile,
    runTimed,
    close: shared.close,
    async run(program, cases) {
      if (host.signal?.aborted === true) throw new JudgeCancelled('cancelled');
      // All cases in one job: a way to the realm and back costs more than most cases.
      const limit = Math.max(0, ...cases.map(ownLimit));
      const outcome = await withRealm(program, (realm) =>
        realm.run(jobOf(program.style, mergeCalls(cases).map(toCall)), limit),
      );
      if (typeof outcome === 'string') return { kind: 'not-loaded', message: outcome };
      const parts = splitOutcome(outcome, cases);
      if (parts === undefined) return runTimed(program, cases, ownLimit);
      const runs: CaseRun[] = [];
      for (const [i, prepared] of cases.entries()) {
        const part = parts[i];
        if (part !== undefined) runs.push(await judge(program, prepared, part));
      }
      return { kind: 'ran', cases: runs };
    },
  };
}
