/** The production build on a port of its own, and a Chromium to open it in. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { findChromium } from '../../e2e/find-chromium.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const START_LIMIT_MS = 60_000;

export interface ServedBuild {
  readonly url: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** @throws Error when there is no build */
export async function serveBuild(): Promise<ServedBuild> {
  if (!existsSync(`${root}.next/BUILD_ID`)) throw new Error('there is no build to measure: npm run build first');
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '--port', String(port)], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  try {
    await answers(url, server);
    const browser = await chromium.launch({
      executablePath: findChromium(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    });
    const close = async (): Promise<void> => {
      await browser.close();
      server.kill();
    };
    return { url, browser, close };
  } catch (error) {
    server.kill();
    throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  const giveUpAt = performance.now() + START_LIMIT_MS;
  while (performance.now() < giveUpAt) {
    if (server.exitCode !== null) throw new Error(`next start ended with ${server.exitCode}`);
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('next start did not answer in time');
}
