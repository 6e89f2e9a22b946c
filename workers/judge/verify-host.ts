/** What the verifier needs of a browser: a clock, KaTeX, TypeScript with the types of the libraries. */

import katex from 'katex';
import { z } from 'zod';
import { createTypeChecker } from '#judge/verify/type-check';
import type { VerifyHost } from '#judge/verify/verification';

const manifestSchema = z.object({ files: z.array(z.object({ url: z.string(), path: z.string() })), lib: z.string() });
const libSchema = z.record(z.string(), z.string());

let checker: Promise<ReturnType<typeof createTypeChecker>> | undefined;

export async function createVerifyHost(): Promise<Pick<VerifyHost, 'now' | 'typeCheck' | 'parseMath'>> {
  // Kept for the life of the worker: the libraries are parsed once.
  checker ??= loadChecker();
  checker.catch(() => {
    checker = undefined;
  });
  const check = await checker;
  return { now: () => performance.now(), typeCheck: async (files) => check(files), parseMath };
}

async function loadChecker(): Promise<ReturnType<typeof createTypeChecker>> {
  const { files, lib } = manifestSchema.parse(await fetchJson('/generated/types/manifest.json'));
  const libraries = libSchema.parse(await fetchJson(lib));
  const modules = await Promise.all(
    files.map(
      async ({ url, path }) => [path.replace('file:///node_modules/', ''), await (await get(url)).text()] as const,
    ),
  );
  return createTypeChecker({ lib: (name) => libraries[name], modules: Object.fromEntries(modules) });
}

async function get(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be loaded (${response.status})`);
  return response;
}

async function fetchJson(url: string): Promise<unknown> {
  return (await get(url)).json();
}

function parseMath(tex: string): string | undefined {
  try {
    katex.renderToString(tex, { throwOnError: true, strict: false, trust: false });
    return undefined;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).replace(/^KaTeX parse error: /, '');
  }
}
