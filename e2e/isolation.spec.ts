import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { type Evaluator, livingPage, press, seen } from './pages/living-page';
import { acceptedSolution, attack } from './pages/solutions';
import { Workbench } from './pages/workbench';

const SLUG = 'lora-linear';

/** One page bears all attacks: each has to leave it whole for the next. */
let page: Page;
let workbench: Workbench;

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage({ reducedMotion: 'reduce' });
  workbench = new Workbench(page);
  await workbench.open(SLUG);
});
test.afterAll(() => page.close());

/** Counts every request that reaches it; open to any origin, so that only the sandbox can hold one back. */
async function startWitness(): Promise<{ server: Server; url: string; hits: string[] }> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('leak');
  });
  server.on('upgrade', (request, socket) => {
    hits.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, hits };
}

/** The longest time between two frames of the page while `work` runs, in milliseconds. */
async function longestFrameGap(work: () => Promise<void>, on: Evaluator = page): Promise<number> {
  await on.evaluate(() => {
    const meter = { longest: 0, last: performance.now(), on: true };
    (globalThis as unknown as { meter: typeof meter }).meter = meter;
    const tick = (): void => {
      const now = performance.now();
      meter.longest = Math.max(meter.longest, now - meter.last);
      meter.last = now;
      if (meter.on) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }, undefined);
  await work();
  return on.evaluate(() => {
    const { meter } = globalThis as unknown as { meter: { longest: number; on: boolean } };
    meter.on = false;
    return meter.longest;
  }, undefined);
}

/**
 * The longest gap that comes back each time `work` is done: a page that is held up by it is held up every time,
 * a machine that is busy with something else is not.
 */
async function recurringFrameGap(work: () => Promise<void>, on: Evaluator = page): Promise<number> {
  const gaps: number[] = [];
  for (let i = 0; i < 4; i++) gaps.push(await longestFrameGap(work, on));
  return Math.min(...gaps);
}

async function expectNextRunWorks(): Promise<void> {
  await workbench.write(acceptedSolution(SLUG, 'arrays'));
  await workbench.run();
  await workbench.expectVerdict(/^Accepted/);
}

test('a solution reaches no network in fifteen ways', async () => {
  const { server, url, hits } = await startWitness();
  try {
    await workbench.write(attack('network', url));
    await workbench.run();
    await workbench.expectVerdict(/^Wrong shape/);
    const printed = await workbench.consoleText();
    expect(printed).toContain('network tried');
    expect(printed).not.toContain('OPEN');
    expect(printed.match(/closed/g)).toHaveLength(15);
    expect(hits).toEqual([]);
    await expectNextRunWorks();
  } finally {
    server.close();
  }
});

test('a solution opens no storage and sees no page', async ({ baseURL }) => {
  await page.context().addCookies([{ name: 'secret', value: 'cookie', url: baseURL ?? '' }]);
  await page.evaluate(() => localStorage.setItem('secret', 'stored'));
  await workbench.write(attack('storage'));
  await workbench.run();
  await workbench.expectVerdict(/^Wrong shape/);
  const printed = await workbench.consoleText();
  expect(printed).toContain('storage tried');
  expect(printed).not.toContain('OPEN');
  await expectNextRunWorks();
});

test('forged messages and patched primordials forge no verdict', async () => {
  await workbench.write(attack('forge-accepted'));
  await workbench.submit();
  // The smallest case is of one element: the shape fits by chance, the number does not.
  await workbench.expectVerdict(/^Wrong values/);
  await expectNextRunWorks();
});

test('a solution cannot navigate, close or spawn', async () => {
  const address = page.url();
  await workbench.write(attack('navigate-and-spawn'));
  await workbench.run();
  await workbench.expectVerdict(/^Wrong shape/);
  expect(page.url()).toBe(address);
  const printed = await workbench.consoleText();
  expect(printed).toContain('closed workers');
  expect(printed).toContain('closed close');
  await expectNextRunWorks();
});

test('flood: the page keeps its frames and the next run works', async () => {
  await workbench.write(attack('flood'));
  const gap = await recurringFrameGap(async () => {
    await workbench.run();
    await expect(page.getByRole('banner').getByRole('button', { name: 'Cancel' })).toBeVisible();
    await workbench.expectVerdict(/^Time limit/);
  });
  expect(gap).toBeLessThan(200);
  await expectNextRunWorks();
});

test('exhaust-memory: the page keeps its frames and the next run works', async ({ browser }) => {
  const own = await browser.newPage({ reducedMotion: 'reduce' });
  const bench = new Workbench(own);
  await bench.open(SLUG);
  // Ready for the run after it: by then Playwright takes the page for crashed.
  await bench.chooseStyle('tensors');
  await bench.write(acceptedSolution(SLUG, 'tensors'));
  await bench.chooseStyle('arrays');
  await bench.write(attack('exhaust-memory'));
  const living = await livingPage(own);
  const verdict = (): Promise<string> => seen(living, '[aria-busy=false] section[aria-label=Report] h2');
  const gap = await recurringFrameGap(async () => {
    await press(living, 'Run');
    await expect.poll(verdict).toContain('Cancel');
    await expect.poll(verdict, { timeout: 60_000 }).toMatch(/\| (Memory|Time) limit/);
  }, living);
  expect(gap).toBeLessThan(200);
  await press(living, 'tensors');
  await expect.poll(verdict, { timeout: 60_000 }).toMatch(/auto.*Run/);
  await press(living, 'Run');
  await expect.poll(verdict, { timeout: 60_000 }).toMatch(/\| Accepted/);
  await own.context().close();
});

test('the meter of frames notices a page that is held up', async () => {
  const holdUp = (): Promise<void> =>
    page.evaluate(() => {
      const until = performance.now() + 250;
      while (performance.now() < until);
    });
  expect(await recurringFrameGap(holdUp)).toBeGreaterThan(200);
});
