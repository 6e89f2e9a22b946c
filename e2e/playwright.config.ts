import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findChromium } from './find-chromium.mjs';

const PORT = process.env['E2E_PORT'] ?? '3217';
const root = fileURLToPath(new URL('..', import.meta.url));

/** These measure frames, time limits and memory: run them (`--project alone`) while nothing else runs. */
const ALONE = /(author-mistakes|backends|hostile|isolation|stop-endless-loop|timing|webgl)\.spec\.ts$/;

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/browser',
  fullyParallel: false,
  projects: [
    // What a person does: the files share the cores, since most of such a test waits for something.
    { name: 'together', testIgnore: ALONE },
    { name: 'alone', testMatch: ALONE, workers: 1 },
  ],
  workers: '100%',
  retries: 0,
  // These bound a hang. How fast things are is measured by the benches, and by the tests that say so.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: `http://localhost:${PORT}`,
    viewport: { width: 1280, height: 800 },
    // A film of every test would take a core from what is tested, and so would a spinner drawn in software.
    // Watching every step costs a tenth of the time; a failure is looked into with E2E_TRACE=1.
    trace: process.env['E2E_TRACE'] === undefined ? 'off' : { mode: 'retain-on-failure', screenshots: false },
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command: `npx next start --port ${PORT}`,
    cwd: root,
    url: `http://localhost:${PORT}`,
    reuseExistingServer: false,
    timeout: 60_000,
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  },
});
