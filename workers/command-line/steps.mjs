/** What a fresh clone needs before anything else can run: packages, generated files, a build. No dependencies. */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Stamps live beside what they speak of, so that removing it removes them. */
const stamps = path.join(root, 'node_modules', '.tensor-kata');

/** Run a command of the project, its output shown; returns whether it succeeded. */
export function run(command, args, environment = {}) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment };
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', env, shell: process.platform === 'win32' });
  return result.status === 0;
}

/** Install when node_modules is missing or was made from another lockfile. */
export function install() {
  if (isFresh('install', ['package-lock.json'])) return true;
  console.log('Installing packages …');
  if (!run('npm', ['ci', '--no-audit', '--no-fund'])) return false;
  stamp('install', ['package-lock.json']);
  return true;
}

/** Bundle the sandbox and the editor's types when their sources changed. */
export function generate() {
  const sources = ['package-lock.json', 'workers/sandbox', 'workers/bundle', 'workers/protocol.ts', 'judge'];
  if (existsSync(path.join(root, 'public/generated/types/manifest.json')) && isFresh('generate', sources)) return true;
  console.log('Generating the sandbox and the types of the editor …');
  if (!run('npx', ['tsx', 'workers/bundle/build-sandbox.ts']) || !run('npx', ['tsx', 'workers/bundle/build-types.ts']))
    return false;
  stamp('generate', sources);
  return true;
}

/** Build the app when anything that goes into it changed. */
export function build() {
  const sources = [
    'package-lock.json',
    'next.config.mjs',
    'tsconfig.json',
    'app',
    'judge',
    'workers',
    'problems',
    'public',
  ];
  if (existsSync(path.join(root, '.next/BUILD_ID')) && isFresh('build', sources)) return true;
  console.log('Building …');
  if (!run('npx', ['next', 'build'])) return false;
  stamp('build', sources);
  return true;
}

function isFresh(name, sources) {
  const file = path.join(stamps, name);
  return existsSync(file) && readFileSync(file, 'utf8') === digest(sources);
}

function stamp(name, sources) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(path.join(stamps, name), digest(sources));
}

/** A hash over the content of files and folders. */
function digest(sources) {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, path.join(root, source));
  return hash.digest('hex');
}

function addTo(hash, file) {
  if (!existsSync(file)) return;
  if (statSync(file).isDirectory()) for (const name of readdirSync(file).sort()) addTo(hash, path.join(file, name));
  else hash.update(path.relative(root, file)).update(readFileSync(file));
}
