/**
 * The code that a realm's process runs, bundled by esbuild: its program, the context's first script, the libraries.
 *
 * Libraries are large and change only with the lockfile, so their bundles and V8's code caches are kept
 * on disk between runs; a stale or broken file there costs time and nothing else.
 */

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

import type { Library, OtherBackend } from '#judge/run/realm';
import { BACKEND_BUILD, backendEntry, wrapBackend } from '../bundle/backend-script';
import type { RealmScript } from './realm-messages';

export interface RealmScripts {
  readonly child: string;
  /** The scripts of a realm with these libraries and this backend, in the order in which they run. */
  scriptsFor(libraries: readonly Library[], backend: OtherBackend | undefined): Promise<readonly RealmScript[]>;
  /** Keep what an engine made of a script, for the next process. */
  keepCaches(caches: Readonly<Record<string, Uint8Array>>): void;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const cacheFolder = `${root}node_modules/.cache/tensor-kata/`;
const LIBRARY_SOURCE: Readonly<Record<Library, string>> = {
  '@tensorflow/tfjs': 'workers/sandbox/libraries/tfjs.ts',
  mathjs: 'workers/sandbox/libraries/mathjs.ts',
};

/**
 * Global names as variables of a script: in a vm context every global read goes through an interceptor of Node,
 * which made `Math.exp` in a loop 17 times slower (Node 20.20); a script's own variables do not.
 */
const FAST_GLOBALS = [
  'Array',
  'ArrayBuffer',
  'BigInt',
  'Boolean',
  'DataView',
  'Date',
  'Error',
  'Float32Array',
  'Float64Array',
  'Int16Array',
  'Int32Array',
  'Int8Array',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Promise',
  'RangeError',
  'Reflect',
  'RegExp',
  'Set',
  'String',
  'Symbol',
  'TypeError',
  'Uint16Array',
  'Uint32Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'WeakMap',
  'WeakSet',
  'isFinite',
  'isNaN',
  'parseFloat',
  'parseInt',
];

/** Bundle everything that every realm needs; libraries follow when a realm asks for them. */
export async function prepareScripts(): Promise<RealmScripts> {
  const [child, context] = await Promise.all([
    bundle('workers/node/child-main.ts', { platform: 'node', format: 'cjs' }),
    bundle('workers/node/context-main.ts', { format: 'iife', globalName: 'bundled' }),
  ]);
  const fast = `let ${FAST_GLOBALS.map((name) => `${name} = this.${name}`).join(', ')};`;
  const scripts = new Map<string, Promise<{ code: string; key: string }>>();
  scripts.set('context', Promise.resolve(withKey(`${fast}\n(() => {${context}\nreturn bundled.door;})()`)));
  const caches = new Map<string, Uint8Array | null>();

  function script(name: string): Promise<{ code: string; key: string }> {
    const known = scripts.get(name);
    if (known !== undefined) return known;
    const made = bundleLibrary(name as Library | OtherBackend).then(withKey);
    scripts.set(name, made);
    return made;
  }

  return {
    child,
    scriptsFor: (libraries, backend) =>
      Promise.all(
        ['context', ...libraries, ...(backend === undefined ? [] : [backend])].map(async (name) => {
          const { code, key } = await script(name);
          let cache = caches.get(name);
          if (cache === undefined) {
            cache = readCached(`${key}.v8`);
            caches.set(name, cache);
          }
          return { name, code, cache };
        }),
      ),
    keepCaches(made) {
      for (const [name, cache] of Object.entries(made)) {
        caches.set(name, cache);
        void scripts.get(name)?.then(({ key }) => writeCached(`${key}.v8`, cache));
      }
    },
  };
}

function withKey(code: string): { code: string; key: string } {
  return { code, key: hash(code, process.version, process.arch) };
}

async function bundleLibrary(name: Library | OtherBackend): Promise<string> {
  const isBackend = name === 'wasm' || name === 'webgl' || name === 'webgpu';
  const source = isBackend ? backendEntry(name) : LIBRARY_SOURCE[name];
  const parts = isBackend ? [...backendSources(), 'workers/bundle/backend-script.ts'] : [source];
  const texts = ['package-lock.json', ...parts].map((file) => readFileSync(root + file, 'utf8'));
  const file = `${hash(name, ...texts)}.js`;
  const cached = readCached(file);
  if (cached !== null) return Buffer.from(cached).toString('utf8');
  const wrapped = isBackend
    ? wrapBackend(await bundle(source, BACKEND_BUILD))
    : `(() => {${await bundle(source, { format: 'iife', globalName: 'bundled', minify: true })}\nreturn bundled.namespace;})()`;
  writeCached(file, Buffer.from(wrapped));
  return wrapped;
}

/** All that the entry of a backend may import of ours, beside packages. */
function backendSources(): string[] {
  const folder = 'workers/sandbox/libraries/';
  return readdirSync(root + folder)
    .sort()
    .map((file) => folder + file);
}

async function bundle(entry: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [root + entry],
    absWorkingDir: root,
    bundle: true,
    write: false,
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
    ...options,
  });
  const code = outputFiles?.[0]?.text;
  if (code === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  return code;
}

function hash(...parts: readonly string[]): string {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('hex').slice(0, 32);
}

function readCached(file: string): Uint8Array | null {
  try {
    return readFileSync(cacheFolder + file);
  } catch {
    return null;
  }
}

function writeCached(file: string, content: Uint8Array): void {
  try {
    mkdirSync(cacheFolder, { recursive: true });
    // Renamed into place: another process never sees half a file.
    writeFileSync(`${cacheFolder}${file}.${process.pid}`, content);
    renameSync(`${cacheFolder}${file}.${process.pid}`, cacheFolder + file);
  } catch {
    // A folder that cannot be written costs the next run some time.
  }
}
