/**
 * How the script of a tensor backend is bundled, for both shells: `(function (__tfjs) { …; return { start }; })`.
 *
 * Its imports of tfjs-core become reads of the argument, the tfjs that the realm has loaded already: the script holds
 * the kernels alone, and a realm on the cpu loads nothing of it.
 */

import type { BuildOptions, Plugin } from 'esbuild';
import type { OtherBackend } from '#judge/run/realm';

export const OTHER_BACKENDS: readonly OtherBackend[] = ['webgpu', 'webgl', 'wasm'];

/** The entry of a backend, below the root of the repository. */
export function backendEntry(backend: OtherBackend): string {
  return `workers/sandbox/libraries/tfjs-${backend}.ts`;
}

const realmCore: Plugin = {
  name: 'realm-core',
  setup(build) {
    build.onResolve({ filter: /^@tensorflow\/tfjs-core$/ }, () => ({ path: 'tfjs-core', namespace: 'realm' }));
    build.onLoad({ filter: /./, namespace: 'realm' }, () => ({ contents: 'module.exports = __tfjs;', loader: 'js' }));
  },
};

export const BACKEND_BUILD: BuildOptions = {
  format: 'iife',
  globalName: '__backend',
  platform: 'browser',
  minify: true,
  loader: { '.wasm': 'binary' },
  plugins: [realmCore],
};

/** The bundle as an expression: a `BackendFactory`. */
export function wrapBackend(code: string): string {
  return `(function(__tfjs){${code}\nreturn __backend;})`;
}
