/** What the verifier needs of this machine: realms, a clock, KaTeX, TypeScript with the types of the libraries. */

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import katex from 'katex';
import type { OpenRealm } from '#judge/run/realm';
import { createTypeChecker } from '#judge/verify/type-check';
import type { VerifyHost } from '#judge/verify/verification';
import { root, run } from './steps.mjs';

const TYPES = path.join(root, 'public/generated/types');
const TYPESCRIPT_LIB = path.dirname(createRequire(import.meta.url).resolve('typescript'));

/** @throws Error when the types of the libraries are neither there nor can be made */
export function createVerifyHost(openRealm: OpenRealm): VerifyHost {
  const check = createTypeChecker({
    lib: (name) => readText(path.join(TYPESCRIPT_LIB, name)),
    modules: readModules(),
  });
  return {
    openRealm,
    now: () => performance.now(),
    typeCheck: async (files) => check(files),
    parseMath: whatKatexSays,
  };
}

/** Types are made before a build; a fresh clone may verify without one. */
export function ensureTypes(): void {
  if (existsSync(path.join(TYPES, 'manifest.json'))) return;
  if (!run('npx', ['tsx', 'workers/bundle/build-types.ts']))
    throw new Error('the types of the libraries could not be made; run npm run generate');
}

function readModules(): Record<string, string> {
  const manifest = JSON.parse(readFileSync(path.join(TYPES, 'manifest.json'), 'utf8')) as {
    readonly files: readonly { readonly url: string; readonly path: string }[];
  };
  return Object.fromEntries(
    manifest.files.map((file) => [
      fileURLToPath(file.path).replace('/node_modules/', ''),
      readFileSync(path.join(TYPES, path.basename(file.url)), 'utf8'),
    ]),
  );
}

function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function whatKatexSays(tex: string): string | undefined {
  try {
    katex.renderToString(tex, { throwOnError: true, strict: false, trust: false });
    return undefined;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).replace(/^KaTeX parse error: /, '');
  }
}
