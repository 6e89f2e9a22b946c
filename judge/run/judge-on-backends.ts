/**
 * A submission on the backend that a person asked for, and on the next one where that gives out: no verdict is lost.
 *
 * Two things end in another backend's verdict. A fault of the backend (it does not start, loses its context, has no
 * memory, lacks an operation, fails the self-test) hands the run to the next in line. And what a backend rejects, the
 * cpu is asked about: where the cpu accepts it, the backend's arithmetic was to blame.
 */

import type { Problem } from '../spec/problem';
import { type Backend, chainFrom, type Fallback } from '../verdict/backend';
import type { Report, Verdict } from '../verdict/verdict';
import { BackendFault } from './backend-fault';
import { JudgeCancelled, type JudgeHost, judgeSubmission, type Submission } from './judge-submission';
import type { OtherBackend } from './realm';

export interface BackendsHost extends JudgeHost {
  /** Why a backend is not to be trusted; undefined once it passed its self-test. */
  readonly selfTest: (backend: OtherBackend) => Promise<Fallback | undefined>;
}

/** Verdicts that are the same on every backend: nothing was computed, or what was is no matter of arithmetic. */
const CERTAIN: ReadonlySet<Verdict> = new Set([
  'accepted',
  'compile-error',
  'forbidden',
  'mutated-input',
  'wrong-type',
  'output-limit',
  'unfit-input',
  'judge-error',
]);

/** Judge on `submission.backend`, or on what stands in for it. Throws as `judgeSubmission` does, but for BackendFault. */
export async function judgeOnBackends(problem: Problem, submission: Submission, host: BackendsHost): Promise<Report> {
  const wanted = usesTensors(submission) ? (submission.backend ?? 'cpu') : 'cpu';
  const fallbacks: Fallback[] = [];
  const startedAt = host.now();
  const on = (backend: Backend): Promise<Report> => judgeSubmission(problem, { ...submission, backend }, host);
  const finish = (report: Report): Report =>
    wanted === 'cpu' ? report : { ...report, fallbacks, elapsedMs: host.now() - startedAt };
  for (const backend of chainFrom(wanted)) {
    if (backend === 'cpu') return finish(await on('cpu'));
    if (host.signal?.aborted === true) throw new JudgeCancelled('cancelled');
    const report = await reportOr(backend, on, host, fallbacks);
    if (report === undefined) continue;
    if (report.backend === 'cpu' || CERTAIN.has(report.verdict)) return finish(report);
    const onCpu = await on('cpu');
    if (onCpu.verdict !== 'accepted') return finish(report);
    const reason = report.verdict === 'time-limit' ? 'too-slow-here' : 'differs-from-cpu';
    fallbacks.push({ backend, reason, message: `it answered "${report.message}", and the cpu accepts this code` });
    return finish(onCpu);
  }
  throw new Error('every chain of backends ends with the cpu');
}

/** The report of this backend; undefined, and why, where it gave out. */
async function reportOr(
  backend: OtherBackend,
  on: (backend: Backend) => Promise<Report>,
  host: BackendsHost,
  fallbacks: Fallback[],
): Promise<Report | undefined> {
  const failure = await host.selfTest(backend);
  if (failure !== undefined) {
    fallbacks.push(failure);
    return undefined;
  }
  try {
    return await on(backend);
  } catch (error) {
    if (!(error instanceof BackendFault)) throw error;
    fallbacks.push(error.fallback);
    return undefined;
  }
}

function usesTensors({ style, source }: Submission): boolean {
  return style === 'tensors' || source.includes('@tensorflow/tfjs');
}
