/** What the catalogue costs a frame while one searches and scrolls: the bank alone, and with 10,000 more problems. */

import type { Page } from '@playwright/test';
import { serveBuild } from './serve-build';
import { type Spread, spreadOf } from './spread';

interface Actions {
  readonly search: Action;
  /** A quick flick: a few rows a frame. */
  readonly scroll: Action;
  /** The scroll bar is dragged: each frame shows other rows. */
  readonly jump: Action;
}

interface Action {
  /** By the clock, ms: the frame that the action causes, with handlers, rendering, layout and paint; other programs delay it. */
  readonly frame: Spread;
  /** Processor time of the page's thread, ms, in all frames until it is at rest: no frame can need more. */
  readonly work: Spread;
}

export interface CatalogueTimes {
  readonly bench: 'catalogue';
  readonly problems: readonly { readonly count: number; readonly actions: Actions }[];
}

const MANY = 10_000;
const FRAME_MS = 16;
/** Samples that are left out at the beginning. */
const COLD = 5;
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
    const few = { count: countOf(await status.innerText()), actions: await actionsOf(page) };
    tell(`${MANY} more problems are kept …`);
    await keepMany(page, MANY);
    await page.reload();
    await page.waitForFunction(
      (least) => Number.parseInt(document.querySelector('[role=status]')?.textContent ?? '', 10) > least,
      MANY,
    );
    tell('with them …');
    const many = { count: countOf(await status.innerText()), actions: await actionsOf(page) };
    return { bench: 'catalogue', problems: [few, many] };
  } finally {
    await build.close();
  }
}

export function formatCatalogue({ problems }: CatalogueTimes): string {
  const lines = problems.flatMap(({ count, actions }) =>
    Object.entries(actions).map(([what, { frame, work }]: [string, Action]) => {
      const told = ({ median, max, samples }: Spread): string =>
        `${median.toFixed(1)} ms (longest ${max.toFixed(1)}, ${samples.filter((ms) => ms > FRAME_MS).length} of ${samples.length} over ${FRAME_MS})`;
      return `${String(count).padStart(6)} problems, ${what.padEnd(6)}  work ${told(work)}, frame ${told(frame)}`;
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

async function actionsOf(page: Page): Promise<Actions> {
  const thread = await page.context().newCDPSession(page);
  await thread.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async (): Promise<number> => {
    const { metrics } = await thread.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const timesOf = async (kind: 'search' | 'scroll', values: readonly (string | number)[]): Promise<Action> => {
    const frames: number[] = [];
    const works: number[] = [];
    for (const value of values) {
      const before = await busy();
      frames.push(await act(page, kind, value));
      works.push((await busy()) - before);
    }
    // The first find everything cold.
    return { frame: spreadOf(frames.slice(COLD)), work: spreadOf(works.slice(COLD)) };
  };
  const steps = Array.from({ length: 60 }, (_, step) => step);
  const search = await timesOf('search', [...QUERIES, ...QUERIES, ...QUERIES]);
  const scroll = await timesOf(
    'scroll',
    steps.map((step) => height / 3 + FLICK * step),
  );
  const jump = await timesOf(
    'scroll',
    steps.map((step) => (height * step) / steps.length),
  );
  await act(page, 'scroll', 0);
  await thread.detach();
  return { search, scroll, jump };
}

/** Do one thing, and wait until the page is at rest. @returns the time of its frame, ms */
function act(page: Page, kind: 'search' | 'scroll', value: string | number): Promise<number> {
  return page.evaluate(
    async ([what, to]) => {
      const input = document.querySelector<HTMLInputElement>('input[type=search]');
      const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      if (input === null || setValue === undefined) throw new Error('the catalogue has no search');
      const startedAt = performance.now();
      if (what === 'scroll') scrollTo(0, Number(to));
      else {
        setValue.call(input, to);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
      const acted = performance.now() - startedAt;
      const ms = await new Promise<number>((resolve) => {
        requestAnimationFrame((beganAt) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(acted + performance.now() - Math.max(beganAt, startedAt + acted));
          port2.postMessage(undefined);
        });
      });
      // The answer of the search's worker comes later, and is drawn later.
      await new Promise((resolve) => setTimeout(resolve, 60));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      return ms;
    },
    [kind, value] as const,
  );
}
