/**
 * Types for the editor: one declaration file a library, as the language service of the editor wants them.
 *
 * Runs before a build (`npm run generate`). Output goes to public/generated/types; `manifest.json` lists each file
 * with the path under which the editor must register it (chained ops vanish under any other name).
 */

import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const output = path.join(root, 'public/generated/types');
const modules = path.join(root, 'node_modules');

/** tfjs-core with the methods of its tensors (`x.matMul(y)`), bundled from 2,000 files into one. */
async function tfjsTypes(): Promise<string> {
  const core = path.join(modules, '@tensorflow/tfjs-core/dist');
  const entry = path.join(output, 'entry.d.ts');
  const from = (name: string): string => path.relative(output, path.join(core, name)).replaceAll('\\', '/');
  await writeFile(
    entry,
    `export * from '${from('index')}';\nimport '${from('public/chained_ops/register_all_chained_ops')}';\n`,
  );
  const bundle = await rollup({
    input: entry,
    treeshake: { moduleSideEffects: true },
    onwarn: () => undefined,
    plugins: [dts({ respectExternal: true, tsconfig: path.join(root, 'judge/tsconfig.json') })],
  });
  const { output: chunks } = await bundle.generate({ format: 'es' });
  await rm(entry);
  // The methods of a tensor are added to the module of this very file, which the editor knows as index.d.ts.
  return chunks[0].code.replaceAll('"./entry.d"', '"./index"');
}

/** TypeScript's own library, by file name: what a checker in the browser needs for a fence (see judge/verify/type-check.ts). */
async function typescriptLib(): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const waiting = ['lib.es2023.d.ts', 'lib.webworker.d.ts'];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (files[name] !== undefined) continue;
    const text = await readFile(path.join(modules, 'typescript/lib', name), 'utf8');
    files[name] = text;
    for (const match of text.matchAll(/<reference lib="([\w.]+)"/g)) waiting.push(`lib.${match[1]}.d.ts`);
  }
  return files;
}

interface TypeFile {
  readonly url: string;
  readonly path: string;
  /** The one whose types it is a part of. */
  readonly library: string;
}

async function main(): Promise<void> {
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  const files: TypeFile[] = [];
  const add = (library: string, file: string, at: string): void =>
    void files.push({
      url: `/generated/types/${file}`,
      path: `file:///node_modules/${at}`,
      library,
    });

  const tfjs = await tfjsTypes();
  await writeFile(path.join(output, 'tfjs.d.ts'), tfjs);
  add('@tensorflow', 'tfjs.d.ts', '@tensorflow/tfjs/index.d.ts');
  await writeFile(path.join(output, 'tfjs-core.d.ts'), "export * from '@tensorflow/tfjs';\n");
  add('@tensorflow', 'tfjs-core.d.ts', '@tensorflow/tfjs-core/index.d.ts');

  await copyFile(path.join(modules, 'mathjs/types/index.d.ts'), path.join(output, 'mathjs.d.ts'));
  add('mathjs', 'mathjs.d.ts', 'mathjs/index.d.ts');
  await copyFile(path.join(modules, 'decimal.js/decimal.d.ts'), path.join(output, 'decimal.d.ts'));
  add('mathjs', 'decimal.d.ts', 'decimal.js/index.d.ts');
  await copyFile(path.join(modules, 'fraction.js/fraction.d.ts'), path.join(output, 'fraction.d.ts'));
  add('mathjs', 'fraction.d.ts', 'fraction.js/index.d.ts');
  await writeFile(path.join(output, 'typescript-lib.json'), JSON.stringify(await typescriptLib()));
  const manifest = { files, lib: '/generated/types/typescript-lib.json' };
  await writeFile(path.join(output, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

await main();
