import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkProblemText, parseProblem } from '#judge/spec/parse-problem';
import { findPlaceholders, PLACEHOLDER, problemTemplate } from '#judge/spec/template';
import { newProblem } from '#workers/command-line/new-problem';

const UUID = '53e2d6c4-6a53-4a5e-a3ce-0d2a4f2d5e33';
const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,6}){0,3}$/);

describe('the template of a problem', () => {
  test('parses under every name, and its function can be declared', () => {
    const name = fc.oneof(slug, fc.constantFrom('class', 'new', 'delete', '3d-conv', 'await', 'arguments'));
    fc.assert(
      fc.property(name, (one) => {
        const problem = parseProblem(problemTemplate(one, UUID));
        expect(problem).toMatchObject({ id: one, uuid: UUID });
        const { diagnostics } = ts.transpileModule(problem.reference, {
          reportDiagnostics: true,
          compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
        });
        expect(diagnostics).toEqual([]);
        expect(problem.reference).toContain(`export function ${problem.signature.name}(`);
      }),
      { numRuns: 30 },
    );
  }, 30_000);

  test('says where something must be written', () => {
    const text = problemTemplate('layer-norm', UUID);
    const places = findPlaceholders(text);
    expect(places.length).toBeGreaterThan(10);
    for (const { line, column } of places)
      expect(
        text
          .split('\n')
          [line - 1]?.slice(column - 1)
          .startsWith(PLACEHOLDER),
      ).toBe(true);
    expect(findPlaceholders(text.replaceAll(PLACEHOLDER, 'Done'))).toEqual([]);
  });

  test('stops parsing when the reference is written and the mistake is not', () => {
    const text = problemTemplate('layer-norm', UUID).replace(
      `throw new Error('${PLACEHOLDER} the reference')`,
      'return [];',
    );
    expect(checkProblemText(text).map((error) => error.message)).toEqual([
      `problem.md:26:13 mistakes.first-mistake: "${PLACEHOLDER} the reference" occurs 0 times in the reference; an edit must match exactly once`,
    ]);
  });
});

describe('npm run problems:new', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'problems-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const textOf = (slug: string): string => readFileSync(path.join(folder, slug, 'problem.md'), 'utf8');

  test('writes a problem with a uuid of its own, and says what to do next', () => {
    expect(newProblem(['layer-norm', '--into', folder])).toContain('npm run problems:verify -- ');
    newProblem(['rms-norm', '--into', folder]);
    const [a, b] = ['layer-norm', 'rms-norm'].map((slug) => parseProblem(textOf(slug)));
    expect([a?.id, b?.id]).toEqual(['layer-norm', 'rms-norm']);
    expect(a?.uuid).not.toBe(b?.uuid);
  });

  test('overwrites nothing', () => {
    newProblem(['knn', '--into', folder]);
    const before = textOf('knn');
    expect(() => newProblem(['knn', '--into', folder])).toThrow('exists already; choose another name');
    expect(textOf('knn')).toBe(before);
  });

  test.each<[string, string[], string]>([
    ['capitals', ['Layer-Norm'], '"Layer-Norm" is no name for a problem'],
    ['a path', ['../evil'], '"../evil" is no name for a problem'],
    ['blanks', ['layer norm'], '"layer norm" is no name for a problem'],
    ['a very long name', ['x'.repeat(61)], 'at most 60 characters'],
    ['no name', [], 'the name of the problem is missing; usage: npm run problems:new -- <slug>'],
    ['two names', ['a', 'b'], 'one problem at a time'],
    ['an unknown option', ['a', '--colour'], "Unknown option '--colour'"],
  ])('refuses %s', (_, args, message) => {
    expect(() => newProblem([...args, '--into', folder])).toThrow(message);
  });

  test('ends with code 2 and one line when it is called in a wrong way', async () => {
    const root = fileURLToPath(new URL('../../..', import.meta.url));
    const command = ['--import', 'tsx', 'workers/command-line/new.ts', 'Layer-Norm', '--into', folder];
    const outcome = await new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
      const child = execFile(process.execPath, command, { cwd: root }, (_, stdout, stderr) =>
        resolve({ code: child.exitCode, stdout, stderr }),
      );
    });
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr.trim().split('\n')).toHaveLength(1);
  }, 60_000);
});
