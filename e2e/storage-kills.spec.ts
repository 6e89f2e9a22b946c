import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { bundleForPage } from './pages/bundle-for-page';
import { type Found, STORES, type Store, type StoreWriter, type Told } from './pages/store-writer';

const KILLS = 200;
/** A page of the app's origin with nothing on it: the stores are what is tested. */
const PAGE = '/stores-of-a-test';

type WriterWindow = typeof globalThis & { storeWriter: StoreWriter };

test(`nothing acknowledged is lost when the page is killed ${KILLS} times during a write`, async ({ context }) => {
  // Bounds a hang: two hundred pages are opened, which takes minutes where the machine is shared.
  test.setTimeout(420_000);
  const lives = new Lives();
  await context.exposeBinding('told', (_, told: Told) => lives.hear(told));
  const script = await bundleForPage('e2e/pages/store-writer.ts');
  await context.route(`**${PAGE}.js`, (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  await context.route(`**${PAGE}`, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<title>Stores</title><script src="${PAGE}.js"></script>` }),
  );
  const found: Found[] = [];
  let page = await open(context);
  for (let life = 0; life < KILLS; life++) {
    // From the first write of a page, with its opening of the database, to those of a page that has written for a while.
    const heard = lives.untilWritten(life, (life * 7) % 12);
    await page.evaluate((now) => (globalThis as WriterWindow).storeWriter.write(now), life);
    await heard;
    page = await killAndOpen(page, life);
    const there = await read(page, life);
    expect(there.faults, `life ${life}`).toEqual([]);
    for (const store of STORES)
      expect(there.last[store], `${store} of life ${life}`).toBeGreaterThanOrEqual(lives.kept(life, store));
    if (there.last.draft === 0 && life > 0) expect(there.draft).toBe(found[life - 1]?.draft);
    found.push(there);
  }
  const atTheEnd = await readAll(page);
  for (const [life, { last }] of found.entries()) {
    expect(atTheEnd[life]?.faults, `life ${life} at the end`).toEqual([]);
    // The one draft is of the last life that wrote it.
    expect({ ...atTheEnd[life]?.last, draft: 0 }).toEqual({ ...last, draft: 0 });
  }
});

async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(PAGE);
  return page;
}

function read(page: Page, life: number): Promise<Found> {
  return page.evaluate((of) => (globalThis as WriterWindow).storeWriter.read(of), life);
}

function readAll(page: Page): Promise<Found[]> {
  return page.evaluate(async (lives) => {
    const { read: readLife } = (globalThis as WriterWindow).storeWriter;
    const found: Found[] = [];
    for (let life = 0; life < lives; life++) found.push(await readLife(life));
    return found;
  }, KILLS);
}

/**
 * The renderer crashes, the tab is closed, or, mostly, since that is the quickest, the document is thrown away by a reload.
 * @returns the next page
 */
async function killAndOpen(page: Page, life: number): Promise<Page> {
  if (life % 5 !== 0) {
    await page.reload();
    return page;
  }
  const context = page.context();
  if (life % 2 === 0) {
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    // Its answer dies with the page.
    void session.send('Page.crash').catch(() => undefined);
    await crashed;
  }
  await page.close({ runBeforeUnload: false });
  return open(context);
}

/** What the pages told before they died. */
class Lives {
  readonly #kept = new Map<string, number>();
  #awaited: { readonly life: number; left: number; readonly done: () => void } | undefined;

  hear({ life, store, kept }: Told): void {
    this.#kept.set(`${life} ${store}`, kept);
    if (this.#awaited?.life === life && this.#awaited.left-- === 0) this.#awaited.done();
  }

  /** Resolved as soon as the life told of so many writes and one more. */
  untilWritten(life: number, writes: number): Promise<void> {
    return new Promise((done) => {
      this.#awaited = { life, left: writes, done };
    });
  }

  /** Number of the last write that was acknowledged. */
  kept(life: number, store: Store): number {
    return this.#kept.get(`${life} ${store}`) ?? 0;
  }
}
