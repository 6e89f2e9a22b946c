/**
 * Bundles the sandbox: the gate's page, the runner of a realm, and the libraries, as classic scripts.
 *
 * Runs before a build (`npm run generate`). Output goes to public/generated/sandbox; names carry a hash of the
 * content, so that a browser may keep them for good. The Node realm reads the same library scripts.
 */

import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import type { OtherBackend } from '#judge/run/realm';
import { BACKEND_BUILD, backendEntry, OTHER_BACKENDS, wrapBackend } from './backend-script';

const root = fileURLToPath(new URL('../..', import.meta.url));
const output = `${root}public/generated/sandbox/`;

/** tfjs asks for these modules of Node only where it finds Node. */
const NODE_MODULES_OF_TFJS = [
  'node-fetch',
  'util',
  'string_decoder',
  'fs',
  'crypto',
  'worker_threads',
  'perf_hooks',
  'os',
];

async function bundle(entry: string, options: BuildOptions = {}): Promise<string> {
  const result = await build({
    entryPoints: [`${root}${entry}`],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    // Stacks and verdicts name classes and functions.
    keepNames: true,
    legalComments: 'none',
    external: NODE_MODULES_OF_TFJS,
    logLevel: 'error',
    ...options,
  });
  const [file] = result.outputFiles ?? [];
  if (file === undefined) throw new Error(`${entry} gave no output`);
  return file.text;
}

/** A library leaves its namespace in `__library`; whoever loads the script takes it from there. */
function bundleLibrary(entry: string): Promise<string> {
  return bundle(`workers/sandbox/libraries/${entry}`, {
    globalName: '__library',
    footer: { js: 'globalThis.__library=__library;' },
  });
}

/** A backend leaves the function that takes the realm's tfjs. Names of its classes and functions reach no person. */
async function bundleBackend(backend: OtherBackend): Promise<string> {
  const code = await bundle(backendEntry(backend), { ...BACKEND_BUILD, keepNames: false });
  return `globalThis.__library=${wrapBackend(code)};`;
}

async function writeHashed(name: string, script: string): Promise<string> {
  const hash = createHash('sha256').update(script).digest('hex').slice(0, 12);
  const file = `${name}-${hash}.js`;
  await writeFile(output + file, script);
  return file;
}

export async function buildSandbox(): Promise<void> {
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  const [gate, runner, tfjs, mathjs] = await Promise.all([
    bundle('workers/sandbox/gate.ts'),
    bundle('workers/sandbox/realm-worker.ts'),
    bundleLibrary('tfjs.ts'),
    bundleLibrary('mathjs.ts'),
  ]);
  const inline = gate.replaceAll('</script', '<\\/script').trim();
  await writeFile(
    `${output}gate.html`,
    `<!doctype html><meta charset="utf-8"><title>Sandbox</title><script>${inline}</script>\n`,
  );
  const manifest = {
    gateScriptHash: `sha256-${createHash('sha256').update(inline).digest('base64')}`,
    runner: await writeHashed('runner', runner),
    tfjs: await writeHashed('tfjs', tfjs),
    mathjs: await writeHashed('mathjs', mathjs),
    backends: Object.fromEntries(
      await Promise.all(
        OTHER_BACKENDS.map(async (backend) => [backend, await writeHashed(backend, await bundleBackend(backend))]),
      ),
    ) as Record<string, string>,
  };
  await writeFile(`${output}manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
}

await buildSandbox();
