/** What the latency bench does inside a page: click and wait for the verdict, or run a solution bare. */

import type { Page } from '@playwright/test';
import type { BareCall } from './bare-worker';

/** Times of one click, in ms. */
export interface ClickTime {
  /** From the click to the verdict in the document. */
  readonly clickMs: number;
  /** What the judge itself took of that, by its own clock. */
  readonly judgeMs: number;
  readonly salt: number;
  readonly verdict: string;
}

interface Answer {
  readonly kind: string;
  readonly report?: { readonly elapsedMs: number; readonly salt: number; readonly verdict: string };
}

type BenchWindow = typeof globalThis & { lastAnswer?: Answer | undefined };

/** To be called before the page is opened: keeps what the judge worker answers, for its salt and its own time. */
export async function listenToJudge(page: Page): Promise<void> {
  // tsx names functions by a helper that a page does not have.
  await page.addInitScript('globalThis.__name ??= (made) => made;');
  await page.addInitScript(() => {
    if (window !== window.top) return;
    const { postMessage } = Worker.prototype;
    const heard = new WeakSet<Worker>();
    Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
      const [message] = args as [{ path?: readonly string[] } | null];
      if (message?.path?.[0] === 'start' && !heard.has(this)) {
        heard.add(this);
        this.addEventListener('message', ({ data }: MessageEvent<{ value?: Answer } | null>) => {
          if (data?.value?.kind === 'report') (globalThis as BenchWindow).lastAnswer = data.value;
        });
      }
      return Reflect.apply(postMessage, this, args) as undefined;
    };
  });
}

/** Press a button of the workbench and wait for the verdict. */
export function clickToVerdict(page: Page, button: 'Run' | 'Submit'): Promise<ClickTime> {
  return page.evaluate(async (name) => {
    const bench = globalThis as BenchWindow;
    bench.lastAnswer = undefined;
    const pressed = [...document.querySelectorAll('button')].find((one) => one.innerText.trim() === name);
    if (pressed === undefined || pressed.disabled) throw new Error(`${name} cannot be pressed`);
    const heading = (): string =>
      document.querySelector<HTMLElement>('section[aria-label="Report"] h2')?.textContent.trim() ?? '';
    const isShown = (): boolean =>
      bench.lastAnswer !== undefined &&
      document.querySelector('[aria-busy=true] section[aria-label="Report"]') === null &&
      !/^(|Running.*|Submitting.*)$/.test(heading());
    const startedAt = performance.now();
    const shown = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isShown()) return;
        observer.disconnect();
        resolve(performance.now());
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    pressed.click();
    const clickMs = (await shown) - startedAt;
    const report = (bench.lastAnswer as Answer | undefined)?.report;
    if (report === undefined) throw new Error('the judge gave no report');
    return { clickMs, judgeMs: report.elapsedMs, salt: report.salt, verdict: report.verdict };
  }, button);
}

/** Run the calls once in a fresh worker whose script is loaded and whose arguments are made; the time of the calls. */
export function bareTime(
  page: Page,
  bare: { readonly script: string; readonly name: string; readonly cases: readonly (readonly BareCall[])[] },
): Promise<number> {
  return page.evaluate(async ({ script, name, cases }) => {
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const worker = new Worker(url);
    const ask = (message: object): Promise<void> =>
      new Promise((resolve, reject) => {
        worker.onmessage = () => resolve();
        worker.onerror = ({ message: why }) => reject(new Error(why));
        worker.postMessage(message);
      });
    try {
      await ask({ kind: 'inputs', cases });
      const startedAt = performance.now();
      await ask({ kind: 'go', name });
      return performance.now() - startedAt;
    } finally {
      worker.terminate();
      URL.revokeObjectURL(url);
    }
  }, bare);
}
