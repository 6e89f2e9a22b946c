/** A Chromium for the browser tests: CHROMIUM, one on the PATH, Playwright's own, or Debian's by apt. */

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

/** Debian's package, where this user may install it. */
function installByApt() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  console.log('No Chromium found: installing the package "chromium" with apt …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  return onPath();
}

/** @throws Error that says what to install */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM is "${named}", which is no program that can be run`);
  }
  const own = chromium.executablePath();
  const found = onPath() ?? (existsSync(own) ? own : undefined) ?? installByApt();
  if (found !== undefined) return found;
  throw new Error(
    'No Chromium found. Install one (Debian: apt install chromium; elsewhere: npx playwright install chromium), or set CHROMIUM to its path.',
  );
}
