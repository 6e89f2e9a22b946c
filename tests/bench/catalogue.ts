/** What the catalogue costs a frame while one searches and scrolls: the bank alone, and with 10,000 more problems. */

import type { Page } from '@playwright/test';
import { z } from 'zod';
import { serveBuild } from './serve-build';
import { type Spread, spreadOf } from './spread';

/** The longest task of the page's thread after each of many actions of one kind. */
interface Tasks {
  /** Time of the processor, ms: what the page costs. */
  readonly processor: Spread;
  /** By the clock, ms: what other programs add on a shared machine. */
  readonly clock: Spread;
}

/** A handler, a rendering, or a frame with layout and paint: while such a task lasts, the thread draws nothing else. */
interface Frames {
  readonly search: Tasks;
  /** A quick flick: a few rows a frame. */
  readonly scroll: Tasks;
  /** The scroll bar is dragged: each frame shows other rows. */
  readonly jump: Tasks;
}

export interface CatalogueTimes {
  readonly bench: 'catalogue';
  readonly problems: readonly { readonly count: number; readonly frames: Frames }[];
}

const MANY = 10_000;
const FRAME_MS = 16;
/** Steps of the first turn find everything cold, and are left out. */
const COLD = 5;
const TURNS = 3;
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
  const over = ({ samples }: Spread): string => `${samples.filter((ms) => ms > FRAME_MS).length} of ${samples.length}`;
  const told = (spread: Spread): string =>
    `${spread.median.toFixed(1)}, at most ${spread.max.toFixed(1)} ms; over ${FRAME_MS} ms ${over(spread)}`;
  const lines = problems.flatMap(({ count, frames }) =>
    Object.entries(frames).map(
      ([what, { processor, clock }]: [string, Tasks]) =>
        `${String(count).padStart(6)} problems, ${what.padEnd(6)}  of the processor ${told(processor)}; by the clock ${told(clock)}`,
    ),
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
  const steps = Array.from({ length: 40 }, (_, step) => step);
  const flicks = steps.map((step) => height / 3 + FLICK * step);
  const jumps = steps.map((step) => (height * step) / steps.length);
  const search = await tasksOf(page, 'search', QUERIES);
  const scroll = await tasksOf(page, 'scroll', flicks);
  const jump = await tasksOf(page, 'scroll', jumps);
  await act(page, 'scroll', 0);
  return { search, scroll, jump };
}

async function tasksOf(page: Page, kind: Kind, values: readonly (string | number)[]): Promise<Tasks> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser to trace');
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  for (let turn = 0; turn < TURNS; turn++) for (const value of values) await act(page, kind, value);
  const longest = longestTasks(TRACE.parse(JSON.parse((await browser.stopTracing()).toString())).traceEvents);
  if (longest.length !== TURNS * values.length)
    throw new Error(`${longest.length} actions are in the trace of ${TURNS * values.length}`);
  const warm = longest.slice(COLD);
  return {
    processor: spreadOf(warm.map(({ processorMs }) => processorMs)),
    clock: spreadOf(warm.map(({ clockMs }) => clockMs)),
  };
}

/** Events of Chromium's trace: times in µs, `tdur` of the thread's processor. */
const TRACE = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      ts: z.number(),
      dur: z.number().default(0),
      tdur: z.number().default(0),
    }),
  ),
});
type TraceEvent = z.infer<typeof TRACE>['traceEvents'][number];

const MARK = 'catalogue-action';
const TASK = 'ThreadControllerImpl::RunTask';

/** The longest task of each action, on the thread that marked the action's beginning, until the next one's. */
function longestTasks(events: readonly TraceEvent[]): { processorMs: number; clockMs: number }[] {
  const marks = events.filter(({ name }) => name === MARK).toSorted((a, b) => a.ts - b.ts);
  return marks.map((mark, i) => {
    const until = marks[i + 1]?.ts ?? Number.POSITIVE_INFINITY;
    // The task that sets the mark began before it.
    const tasks = events.filter(
      ({ name, pid, tid, ts, dur }) =>
        name === TASK && pid === mark.pid && tid === mark.tid && ts + dur > mark.ts && ts + dur <= until,
    );
    return {
      processorMs: Math.max(...tasks.map(({ tdur }) => tdur)) / 1000,
      clockMs: Math.max(...tasks.map(({ dur }) => dur)) / 1000,
    };
  });
}

type Kind = 'search' | 'scroll';

/** Do one thing, and wait until the page is at rest. */
function act(page: Page, kind: Kind, value: string | number): Promise<void> {
  return page.evaluate(
    async ([what, to, mark]) => {
      const input = document.querySelector<HTMLInputElement>('input[type=search]');
      const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      if (input === null || setValue === undefined) throw new Error('the catalogue has no search');
      performance.mark(mark);
      if (what === 'scroll') scrollTo(0, Number(to));
      else {
        setValue.call(input, to);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
      // The answer of the search's worker comes later, and is drawn later.
      await new Promise((resolve) => setTimeout(resolve, 110));
    },
    [kind, value, MARK] as const,
  );
}
