/** Author programs against prepared cases: raw answers and verdicts, many programs in few realms. */

import { compileSolution } from '../compile/compile-solution';
import { toCall } from '../run/author';
import { type CaseJudgement, judgeOutcome } from '../run/judge-case';
import { JudgeCancelled } from '../run/judge-submission';
import { loadSolution } from '../run/load-solution';
import type { PreparedCase } from '../run/prepare-cases';
import type { JobOutcome, Library, OpenRealm } from '../run/realm';
import type { Problem, Style } from '../spec/problem';
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
  /** @param limitMs time limit of a case; the problem's own unless given */
  run(
    program: Program,
    cases: readonly PreparedCase[],
    limitMs?: (prepared: PreparedCase) => number,
  ): Promise<ProgramRun>;
  close(): void;
}

const LOAD_LIMIT_MS = 4_000;

export function createBench(problem: Problem, host: VerifyHost, openRealm: OpenRealm): Bench {
  const shared = shareRealms(openRealm);
  const ownLimit = (prepared: PreparedCase): number => prepared.spec.timeLimitMs ?? problem.limits.timeMs;

  return {
    close: shared.close,
    async run({ source, style }, cases, limitMs = ownLimit) {
      const compiled = compileSolution(source, { forbid: [] });
      if (compiled.kind !== 'compiled') return { kind: 'not-loaded', message: compiled.message };
      const libraries: Library[] = [...compiled.module.libraries];
      if (style === 'tensors' && !libraries.includes('@tensorflow/tfjs')) libraries.push('@tensorflow/tfjs');
      const realm = await shared.openRealm({ who: 'author', libraries: libraries.sort(), forbid: [] });
      try {
        const trouble = await loadSolution(realm, compiled, problem.signature, LOAD_LIMIT_MS);
        if (trouble !== undefined) return { kind: 'not-loaded', message: trouble.message };
        const runs: CaseRun[] = [];
        for (const prepared of cases) {
          if (host.signal?.aborted === true) throw new JudgeCancelled('cancelled');
          const calls = prepared.calls.map(toCall);
          const job = { module: 'user', exportName: problem.signature.name, style, calls };
          const outcome = await realm.run(job, limitMs(prepared));
          runs.push({ prepared, outcome, judgement: await judgeOutcome(outcome, prepared, compiled) });
          if (outcome.kind !== 'returned' && outcome.kind !== 'threw') break;
        }
        return { kind: 'ran', cases: runs };
      } finally {
        realm.dispose();
      }
    },
  };
}
