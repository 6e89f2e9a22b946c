/**
 * `npm run problems:oracle -- [--dir DIR] [--json]`: golden cases of other libraries against our references.
 *
 * A file without an adapter is listed as not covered and fails nothing. Exit 0 when no case fails, 1 when one does.
 */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { UsageError } from '../../workers/command-line/find-problem';
import { openProblem } from '../../workers/command-line/open-problem';
import { createNodeRealms } from '../../workers/node/node-realm';
import type { GoldenCase, OracleAdapter } from './adapter';
import { checkGolden, type GoldenResult } from './check-golden';

const here = fileURLToPath(new URL('.', import.meta.url));

const goldenFile = z.object({
  problem: z.string().optional(),
  cases: z.array(
    z.looseObject({
      case: z.string(),
      inputs: z.record(z.string(), z.unknown()),
      expected: z.record(z.string(), z.unknown()),
      rtol: z.number().optional(),
      atol: z.number().optional(),
    }),
  ),
});

async function loadAdapters(): Promise<Map<string, OracleAdapter>> {
  const files = readdirSync(path.join(here, 'adapters')).filter((name) => name.endsWith('.ts'));
  const modules = await Promise.all(
    files.map(
      (name) => import(pathToFileURL(path.join(here, 'adapters', name)).href) as Promise<{ adapter: OracleAdapter }>,
    ),
  );
  return new Map(modules.map(({ adapter }) => [adapter.golden, adapter]));
}

function readGolden(file: string): GoldenCase[] {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = goldenFile.safeParse(json);
  if (!parsed.success) throw new UsageError(`${file} is no golden file: ${z.prettifyError(parsed.error)}`);
  return parsed.data.cases as unknown as GoldenCase[];
}

function listGolden(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => name.endsWith('.json') && name !== 'INDEX.json')
      .sort();
  } catch (error) {
    throw new UsageError(
      `--dir ${directory} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { dir: { type: 'string' }, json: { type: 'boolean' } } });
  const directory = values.dir ?? path.join(here, 'cases');
  const files = listGolden(directory);
  if (files.length === 0) throw new UsageError(`--dir ${directory} holds no golden files (*.json)`);
  const adapters = await loadAdapters();
  const realms = createNodeRealms();
  const results: GoldenResult[] = [];
  const notCovered: { file: string; cases: number }[] = [];
  try {
    for (const name of files) {
      const cases = readGolden(path.join(directory, name));
      const adapter = adapters.get(name.replace(/\.json$/, ''));
      if (adapter === undefined) notCovered.push({ file: name, cases: cases.length });
      else results.push(...(await checkGolden(await openProblem(adapter.problem), adapter, cases, realms.openRealm)));
    }
  } finally {
    await realms.close();
  }
  const count = (kind: GoldenResult['kind']): number => results.filter((result) => result.kind === kind).length;
  const uncovered = count('not-expressible') + notCovered.reduce((sum, { cases }) => sum + cases, 0);
  if (values.json === true) process.stdout.write(`${JSON.stringify({ results, notCovered }, null, 2)}\n`);
  else {
    for (const { kind, problem, name, message } of results)
      process.stdout.write(
        `${kind === 'passed' ? '✓' : kind === 'failed' ? '✗' : '–'} ${problem} ${name}${message === '' ? '' : `: ${message}`}\n`,
      );
    for (const { file, cases } of notCovered)
      process.stdout.write(`– ${file}: no adapter, ${cases} cases not covered\n`);
    process.stdout.write(`${count('passed')} passed, ${count('failed')} failed, ${uncovered} not covered\n`);
  }
  return count('failed') === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof TypeError && 'code' in error)) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
