/** What the judge worker does for the page: open a problem, judge, cancel, keep things warm. */

import { rememberCompiled } from '#judge/compile/remember-compiled';
import { inspectCase } from '#judge/run/inspect-case';
import { judgeOnBackends } from '#judge/run/judge-on-backends';
import { JudgeCancelled } from '#judge/run/judge-submission';
import { probeBackend, selfTestBackend } from '#judge/run/probe-backend';
import type { OpenRealm, OtherBackend } from '#judge/run/realm';
import { inputsOf } from '#judge/run/report-case';
import { runSnippet } from '#judge/run/run-snippet';
import { closeProblem, prepareCases, sessionOf } from '#judge/run/session';
import { compileOptionsOf, realmNeedsOf } from '#judge/run/solver-needs';
import { canTime, timeSubmission } from '#judge/run/time-submission';
import { parseProblem } from '#judge/spec/parse-problem';
import type { Problem, Style } from '#judge/spec/problem';
import { formatLeaf } from '#judge/tensor/format-value';
import type { Backend, Fallback } from '#judge/verdict/backend';
import type {
  FrameHost,
  InspectAnswer,
  JudgeAnswer,
  JudgeWorkerApi,
  SampleCase,
  SnippetAnswer,
  TimeAnswer,
  VerifyAnswer,
} from '../protocol';
import { type BrowserRealms, createBrowserRealms } from './browser-realms';
import { createFollowUp } from './follow-up';
import { createScriptLoader } from './load-scripts';
import { createPageState } from './page-state';
import { throttleProgress } from './throttle-progress';

/** Samples keep this salt, so that what a person sees in Cases is what Run uses. */
const SAMPLE_SALT = 0;

const MAX_TEXT = 4_000;

export function createJudgeApi(): JudgeWorkerApi {
  let realms: BrowserRealms | undefined;
  let opened: { readonly text: string; readonly problem: Problem } | undefined;
  let nextSalt = freshSalt();
  let running: { aborted: boolean } | undefined;
  const compile = rememberCompiled();
  const page = createPageState();
  const timing = createFollowUp(() => realms?.removeFrames());
  const inspecting = createFollowUp(() => realms?.removeFrames());
  const loader = createScriptLoader();
  const passed = new Set<OtherBackend>();

  const openRealm: OpenRealm = (needs) => {
    if (realms === undefined) throw new Error('the judge was not started');
    return realms.open(needs);
  };

  function problemOf(text: string): Problem {
    if (opened?.text === text) return opened.problem;
    const problem = parseProblem(text);
    if (opened !== undefined) closeProblem(opened.problem);
    opened = { text, problem };
    return problem;
  }

  /** Once for the life of this worker; one that failed is asked again, since a lost device may have come back. */
  async function selfTest(backend: OtherBackend): Promise<Fallback | undefined> {
    if (passed.has(backend)) return undefined;
    const failure = await selfTestBackend(openRealm, backend);
    if (failure === undefined) passed.add(backend);
    return failure;
  }

  /** Cases of the coming submission, made while the person still writes. */
  function prepareNext(problem: Problem): void {
    prepareCases(problem, 'submit', nextSalt, openRealm).catch(() => undefined);
  }

  return {
    async start(host: FrameHost) {
      realms = createBrowserRealms(host, loader);
    },

    async open(problemText, firstSalt) {
      const problem = problemOf(problemText);
      if (firstSalt !== undefined) nextSalt = firstSalt;
      const prepared = await prepareCases(problem, 'run', SAMPLE_SALT, openRealm);
      prepareNext(problem);
      return prepared.map(
        (one): SampleCase => ({
          id: one.id,
          note: one.spec.note,
          inputs: inputsOf(one),
          expected: one.expected.map(({ leaf }) => ({ name: leaf.output, text: formatLeaf(leaf, MAX_TEXT) })),
        }),
      );
    },

    async warm(source: string, style: Style, backend: Backend) {
      if (opened === undefined || realms === undefined) return;
      const compiled = compile(source, compileOptionsOf(opened.problem));
      if (compiled.kind !== 'compiled') return;
      realms.warm(realmNeedsOf(opened.problem, compiled, style, backend));
    },

    probe: (backend) => probeBackend(openRealm, backend, () => performance.now()),

    async judge({ problemText, source, style, mode, backend, ownInputs, salts }, onProgress): Promise<JudgeAnswer> {
      const signal = { aborted: false };
      running = signal;
      const progress = throttleProgress(onProgress);
      try {
        // A stuck one would end in removing the frames, and this run with them.
        await Promise.all([timing.stop(), inspecting.stop()]);
        const problem = problemOf(problemText);
        const salt = mode === 'run' ? SAMPLE_SALT : (salts?.now ?? nextSalt);
        if (mode === 'submit') nextSalt = salts?.next ?? freshSalt();
        const host = {
          openRealm,
          now: () => performance.now(),
          onProgress: progress.tell,
          signal,
          compile,
          selfTest,
          wasHidden: page.watch(),
        };
        const report = await judgeOnBackends(problem, { source, style, mode, salt, backend, ownInputs }, host);
        if (mode === 'submit') setTimeout(() => prepareNext(problem), 0);
        return { kind: 'report', report };
      } catch (error) {
        if (error instanceof JudgeCancelled || signal.aborted) return { kind: 'cancelled' };
        return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
      } finally {
        progress.stop();
        if (running === signal) running = undefined;
      }
    },

    async time({ problemText, ...request }, onProgress): Promise<TimeAnswer> {
      try {
        const problem = problemOf(problemText);
        if (!canTime(problem, request.style, request.verdict)) return { kind: 'timing', timing: null };
        const measured = await timing.run(async (isCancelled) => ({
          timing: await timeSubmission(problem, request, {
            openRealm,
            author: sessionOf(problem, openRealm).author,
            onProgress,
            now: () => performance.now(),
            isCancelled,
            wasHidden: page.watch(),
          }),
        }));
        return measured === undefined ? { kind: 'cancelled' } : { kind: 'timing', timing: measured.timing };
      } catch (error) {
        return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
      }
    },

    async inspect({ problemText, ...request }): Promise<InspectAnswer> {
      try {
        const host = { openRealm, compile };
        const inspection = await inspecting.run(() => inspectCase(problemOf(problemText), request, host));
        return inspection === undefined
          ? { kind: 'failed', message: 'it was given up for another run' }
          : { kind: 'inspection', inspection };
      } catch (error) {
        return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
      }
    },

    async runSnippet(request, onResult): Promise<SnippetAnswer> {
      const signal = { aborted: false };
      running = signal;
      try {
        const refusal = await runSnippet(request, { openRealm, signal, onResult });
        return { kind: 'snippet', refusal: refusal ?? null };
      } catch (error) {
        if (error instanceof JudgeCancelled || signal.aborted) return { kind: 'cancelled' };
        return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
      } finally {
        if (running === signal) running = undefined;
      }
    },

    async setHidden(isHidden) {
      page.set(isHidden);
    },

    async verify(problemText, onProgress): Promise<VerifyAnswer> {
      const signal = { aborted: false };
      running = signal;
      try {
        // Loaded here: most people never verify anything.
        const [{ verifyProblem }, { createVerifyHost }] = await Promise.all([
          import('#judge/verify/verify-problem'),
          import('./verify-host'),
        ]);
        const host = { ...(await createVerifyHost()), openRealm, signal, onProgress };
        return { kind: 'verification', verification: await verifyProblem(problemText, host) };
      } catch (error) {
        if (error instanceof JudgeCancelled || signal.aborted) return { kind: 'cancelled' };
        return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
      } finally {
        if (running === signal) running = undefined;
      }
    },

    async cancel() {
      // Taken now: a judgement that begins while a timing ends is not what was cancelled.
      const current = running;
      await Promise.all([timing.stop(), inspecting.stop()]);
      if (current === undefined) return;
      current.aborted = true;
      await realms?.removeFrames();
    },
  };
}

function freshSalt(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
}
