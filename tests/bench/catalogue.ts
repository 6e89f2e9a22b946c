/** What the catalogue costs a frame while one searches and scrolls: the bank alone, and with 10,000 more problems. */

import type { Page } from '@playwright/test';
import { serveBuild } from './serve-build';
import { type Spread, spreadOf } from './spread';

/** One kind of action, each step of it taken several times over. */
interface Steps extends Spread {
  /** Steps that kept the thread longer than a frame every time: what the page costs, where one time may be the machine's. */
  readonly alwaysOver: number;
  readonly steps: number;
}

/** By the clock, ms: how long the page's thread is not free at a stretch, at most; other programs delay it. */
interface Frames {
  readonly search: Steps;
  /** A quick flick: a few rows a frame. */
  readonly scroll: Steps;
  /** The scroll bar is dragged: each frame shows other rows. */
  readonly jump: Steps;
}

export interface CatalogueTimes {
  readonly bench: 'catalogue';
  readonly problems: readonly { readonly count: number; readonly frames: Frames }[];
}

const MANY = 10_000;
const FRAME_MS = 16;
/** Steps of the first turn find everything cold, and are left out. */
const COLD = 5;
const TURNS = { search: 3, scroll: 2, jump: 2 };
/** Pixels a frame: two notches of a wheel, or a quick flick of a finger. */
const FLICK = 240;
const QUERIES = [
  'a',
  'at',
  'att',
  'atte',
  'atten',
  'attent',
  'atten',
  'att',
  'a',
  '',
  'p',
  'pr',
  'pro',
  'prob',
  '1',
  '12',
  '',
];

export async function measureCatalogue(tell: (line: string) => void): Promise<CatalogueTimes> {
  const build = await serveBuild();
  try {
    const page = await build.browser.newPage({ reducedMotion: 'reduce' });
    // tsx names functions by a helper that a page does not have.
    await page.addInitScript('globalThis.__name ??= (made) => made;');
    await page.goto(build.url);
    const status = page.getByRole('region', { name: 'Problems' }).getByRole('status');
    await status.waitFor();
    tell('the bank alone …');
    const few = { count: countOf(await status.innerText()), frames: await framesOf(page) };
    tell(`${MANY} more problems are kept …`);
    await keepMany(page, MANY);
    await page.reload();
    await page.waitForFunction(
      (least) => Number.parseInt(document.querySelector('[role=status]')?.textContent ?? '', 10) > least,
      MANY,
    );
    tell('with them …');
    const many = { count: countOf(await status.innerText()), frames: await framesOf(page) };
    return { bench: 'catalogue', problems: [few, many] };
  } finally {
    await build.close();
  }
}

export function formatCatalogue({ problems }: CatalogueTimes): string {
  const lines = problems.flatMap(({ count, frames }) =>
    Object.entries(frames).map(([what, { median, max, samples, alwaysOver, steps }]: [string, Steps]) => {
      const over = samples.filter((ms) => ms > FRAME_MS).length;
      return `${String(count).padStart(6)} problems, ${what.padEnd(6)}  median ${median.toFixed(1)} ms, longest ${max.toFixed(1)} ms; over ${FRAME_MS} ms: ${over} of ${samples.length}, ${alwaysOver} of ${steps} steps every time`;
    }),
  );
  return `${lines.join('\n')}\n`;
}

function countOf(status: string): number {
  return Number.parseInt(status, 10);
}

/** As if the person had kept that many problems of their own. */
function keepMany(page: Page, count: number): Promise<void> {
  return page.evaluate(async (many) => {
    const topics = ['attention', 'optimisers', 'trees', 'losses', 'metrics', 'sampling', 'clustering'];
    const request = indexedDB.open('tensor-kata');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction('ownProblems', 'readwrite');
    const store = transaction.objectStore('ownProblems');
    for (let i = 0; i < many; i++)
      store.put({
        uuid: crypto.randomUUID(),
        slug: `problem-${i}`,
        title: `Problem ${i} of ${topics[i % 7]} and ${topics[(i * 3 + 1) % 7]}`,
        difficulty: ['easy', 'medium', 'hard'][i % 3],
        topics: [topics[i % 7], topics[(i + 2) % 7]],
        kind: 'implement',
        signature: `solve${i}(x: f32[N,D]) → f32[N]`,
        text: `problem ${i}`,
        images: [],
        keptAt: i,
        deletedAt: 0,
      });
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
    });
    database.close();
  }, count);
}

async function framesOf(page: Page): Promise<Frames> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const stepsOf = async (
    kind: 'search' | 'scroll',
    values: readonly (string | number)[],
    turns: number,
  ): Promise<Steps> => {
    const times: number[][] = [];
    for (let turn = 0; turn < turns; turn++) {
      const ofTurn: number[] = [];
      for (const value of values) ofTurn.push(await act(page, kind, value));
      times.push(turn === 0 ? ofTurn.fill(Number.NaN, 0, COLD) : ofTurn);
    }
    const least = values.map((_, step) => Math.min(...times.flatMap((ofTurn) => known(ofTurn[step]))));
    const alwaysOver = least.filter((ms) => ms > FRAME_MS).length;
    return { ...spreadOf(times.flat().flatMap(known)), alwaysOver, steps: values.length };
  };
  const steps = Array.from({ length: 40 }, (_, step) => step);
  const flicks = steps.map((step) => height / 3 + FLICK * step);
  const jumps = steps.map((step) => (height * step) / steps.length);
  const search = await stepsOf('search', QUERIES, TURNS.search);
  const scroll = await stepsOf('scroll', flicks, TURNS.scroll);
  const jump = await stepsOf('scroll', jumps, TURNS.jump);
  await act(page, 'scroll', 0);
  return { search, scroll, jump };
}

function known(ms: number | undefined): number[] {
  return ms === undefined || Number.isNaN(ms) ? [] : [ms];
}

/**
 * Do one thing, and wait until the page is at rest.
 * @returns the longest time in which the thread was not free: a handler, a rendering, or a frame with layout and paint; ms
 */
function act(page: Page, kind: 'search' | 'scroll', value: string | number): Promise<number> {
  return page.evaluate(
    async ([what, to]) => {
      const input = document.querySelector<HTMLInputElement>('input[type=search]');
      const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      if (input === null || setValue === undefined) throw new Error('the catalogue has no search');
      const startedAt = performance.now();
      let longest = 0;
      let last = startedAt;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        if (now - startedAt < 100) port2.postMessage(undefined);
      };
      if (what === 'scroll') scrollTo(0, Number(to));
      else {
        setValue.call(input, to);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
      port2.postMessage(undefined);
      // The answer of the search's worker comes later, and is drawn later.
      await new Promise((resolve) => setTimeout(resolve, 110));
      port1.close();
      return longest;
    },
    [kind, value] as const,
  );
}
