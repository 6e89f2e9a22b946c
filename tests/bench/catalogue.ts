/** How long frames of the catalogue take while one searches and scrolls: the bank alone, and with 10,000 more problems. */

import type { Page } from '@playwright/test';
import { serveBuild } from './serve-build';
import { type Spread, spreadOf } from './spread';

/** Work of the page in the frame that follows an action: event handlers, rendering, layout, paint; in ms. */
interface Frames {
  readonly search: Spread;
  /** A quick flick: a few rows a frame. */
  readonly scroll: Spread;
  /** The scroll bar is dragged: each frame shows other rows. */
  readonly jump: Spread;
}

export interface CatalogueTimes {
  readonly bench: 'catalogue';
  readonly problems: readonly { readonly count: number; readonly frames: Frames }[];
}

const MANY = 10_000;
const FRAME_MS = 16;
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
    Object.entries(frames).map(([what, spread]: [string, Spread]) => {
      const over = spread.samples.filter((ms) => ms > FRAME_MS).length;
      return `${String(count).padStart(6)} problems, ${what.padEnd(6)}  median ${spread.median.toFixed(1)} ms, longest ${spread.max.toFixed(1)} ms; ${over} of ${spread.samples.length} frames over ${FRAME_MS} ms`;
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
  const samples = await page.evaluate(
    async ([queries, flick]) => {
      /** The frame that `act` causes, from its beginning to the end of its paint. */
      const frame = (act: () => void): Promise<number> =>
        new Promise((resolve) => {
          const startedAt = performance.now();
          act();
          const acted = performance.now() - startedAt;
          requestAnimationFrame((beganAt) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(acted + performance.now() - Math.max(beganAt, startedAt + acted));
            port2.postMessage(undefined);
          });
        });
      const input = document.querySelector<HTMLInputElement>('input[type=search]');
      const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      if (input === null || setValue === undefined) throw new Error('the catalogue has no search');
      const search: number[] = [];
      for (let round = 0; round < 4; round++)
        for (const query of queries)
          search.push(
            await frame(() => {
              setValue.call(input, query);
              input.dispatchEvent(new Event('input', { bubbles: true }));
            }),
          );
      const height = document.documentElement.scrollHeight;
      const scroll: number[] = [];
      scrollTo(0, height / 3);
      for (let step = 0; step < 60; step++) scroll.push(await frame(() => scrollTo(0, height / 3 + flick * step)));
      scrollTo(0, 0);
      const jump: number[] = [];
      for (let step = 0; step < 60; step++) jump.push(await frame(() => scrollTo(0, (height * step) / 60)));
      scrollTo(0, 0);
      // The first of each find everything cold.
      return { search: search.slice(queries.length), scroll: scroll.slice(3), jump: jump.slice(3) };
    },
    [QUERIES, FLICK] as const,
  );
  return { search: spreadOf(samples.search), scroll: spreadOf(samples.scroll), jump: spreadOf(samples.jump) };
}
