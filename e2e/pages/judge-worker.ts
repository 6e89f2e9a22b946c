/**
 * The page's own judge worker, asked directly: what Run and Submit ask it, with any problem's text and the whole report back.
 *
 * Nothing in the product serves this. The test keeps hold of the worker that the page starts, and speaks to it
 * by the library that the page uses too; frames, headers, gate and realms are those of the page.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { Backend, BackendProbe } from '../../judge/verdict/backend';
import type { SnippetResult } from '../../judge/verdict/snippet';
import type { JudgeAnswer, JudgeRequest, JudgeWorkerApi, SnippetRequest, VerifyAnswer } from '../../workers/protocol';
import type { Evaluator } from './living-page';
import { Workbench } from './workbench';

interface Comlink {
  wrap(worker: Worker): JudgeWorkerApi;
  proxy<T>(value: T): T;
}

type TestWindow = typeof globalThis & { judgeWorker?: Worker; judgeApi?: JudgeWorkerApi; Comlink: Comlink };

const comlinkScript = readFileSync(createRequire(import.meta.url).resolve('comlink/dist/umd/comlink.min.js'), 'utf8');

/** Open a workbench in the page, and take hold of its judge. */
export async function openJudge(page: Page): Promise<void> {
  await keepJudgeWorker(page);
  await new Workbench(page).open('lora-linear');
  await connectJudgeWorker(page);
}

/** Before the page is opened. */
async function keepJudgeWorker(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // Init scripts run in the sandboxed frames too, which must stay as they are.
    if (window !== window.top) return;
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
      const [message] = args as [{ path?: readonly string[] } | null];
      // The first call that the page makes of its judge worker, and of no other.
      if (message?.path?.[0] === 'start') (globalThis as TestWindow).judgeWorker = this;
      return Reflect.apply(postMessage, this, args) as undefined;
    };
  });
}

/** Once the workbench is ready. */
async function connectJudgeWorker(page: Page): Promise<void> {
  await page.addScriptTag({ content: comlinkScript });
  await page.evaluate(() => {
    const test = globalThis as TestWindow;
    if (test.judgeWorker === undefined) throw new Error('the page started no judge worker');
    test.judgeApi = test.Comlink.wrap(test.judgeWorker);
  });
}

/** Verify a problem file in the page. */
export function verifyInPage(page: Evaluator, text: string): Promise<VerifyAnswer> {
  return page.evaluate((asked) => {
    const test = globalThis as TestWindow;
    if (test.judgeApi === undefined) throw new Error('the judge worker is not connected');
    return test.judgeApi.verify(
      asked,
      test.Comlink.proxy(() => undefined),
    );
  }, text);
}

/** Probe a backend in the page. */
export function probeInPage(page: Evaluator, backend: Backend): Promise<BackendProbe> {
  return page.evaluate((asked) => {
    const test = globalThis as TestWindow;
    if (test.judgeApi === undefined) throw new Error('the judge worker is not connected');
    return test.judgeApi.probe(asked);
  }, backend);
}

/** Run a program of a person's own on the backends, the cpu first. */
export function runSnippetInPage(page: Evaluator, request: SnippetRequest): Promise<readonly SnippetResult[]> {
  return page.evaluate(async (asked) => {
    const test = globalThis as TestWindow;
    if (test.judgeApi === undefined) throw new Error('the judge worker is not connected');
    const results: SnippetResult[] = [];
    const onResult = (result: SnippetResult): number => results.push(result);
    const answer = await test.judgeApi.runSnippet(asked, test.Comlink.proxy(onResult));
    if (answer.kind !== 'snippet' || answer.refusal !== null) throw new Error(JSON.stringify(answer));
    return results;
  }, request);
}

/** Judge a submission in the page. The pictures of the outputs stay there. */
export function judgeInPage(page: Evaluator, request: JudgeRequest): Promise<JudgeAnswer> {
  return page.evaluate(async (asked) => {
    const test = globalThis as TestWindow;
    if (test.judgeApi === undefined) throw new Error('the judge worker is not connected');
    const answer = await test.judgeApi.judge(
      asked,
      test.Comlink.proxy(() => undefined),
    );
    if (answer.kind !== 'report') return answer;
    const cases = answer.report.cases.map((one) => ({ ...one, comparisons: [] }));
    return { kind: 'report', report: { ...answer.report, cases } } as const;
  }, request);
}
