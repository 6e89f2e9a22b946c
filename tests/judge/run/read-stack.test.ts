import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type Compiled, compileSolution } from '#judge/compile/compile-solution';
import { readStack } from '#judge/run/read-stack';

/** Positions as they are in the code, one line up, and none for line 1, which is ours. */
const COMPILED: Compiled = {
  kind: 'compiled',
  module: { code: '', libraries: [] },
  exports: [],
  declared: [],
  originalPosition: (line, column) => (line > 1 ? { line: line - 1, column } : null),
};

describe('frames of the person', () => {
  test.each<[string, string, string[]]>([
    [
      'Chromium',
      'TypeError: no\n    at inner (blob:https://x.org/1-2/solution-user.js:4:9)\n    at Object.softmax (solution-user.js:9:3)\n    at runJob (runner.js:1:200)',
      ['inner (line 3, column 9)', 'Object.softmax (line 8, column 3)'],
    ],
    ['Chromium, at the top level', 'Error: no\n    at solution-user.js:4:9', ['top level (line 3, column 9)']],
    [
      'Chromium, callbacks without a name',
      'Error: no\n    at solution-user.js:4:9\n    at Array.map (<anonymous>)\n    at solution-user.js:5:3\n    at conv2d (solution-user.js:9:3)',
      ['anonymous function (line 3, column 9)', 'anonymous function (line 4, column 3)', 'conv2d (line 8, column 3)'],
    ],
    ['Chromium, async', 'Error: no\n    at async softmax (solution-user.js:4:9)', ['softmax (line 3, column 9)']],
    ['Chromium, a constructor', 'Error: no\n    at new Mean (solution-user.js:4:9)', ['new Mean (line 3, column 9)']],
    [
      'Firefox',
      'inner@solution-user.js:4:9\nsoftmax@solution-user.js:9:3\nrunJob@runner.js:1:200',
      ['inner (line 3, column 9)', 'softmax (line 8, column 3)'],
    ],
    ['Safari, at the top level', '@solution-user.js:4:9', ['top level (line 3, column 9)']],
    [
      'code of ours in the same module',
      'Error: no\n    at helper (solution-user.js:1:5)\n    at softmax (solution-user.js:4:9)',
      ['softmax (line 3, column 9)'],
    ],
    ['no frame', 'Error: no', []],
    ['no stack', '', []],
  ])('%s', (_, stack, frames) => {
    expect(readStack(stack, COMPILED).stack).toEqual(frames);
  });

  test('the innermost one is the position', () => {
    expect(
      readStack('Error\n    at inner (solution-user.js:4:9)\n    at outer (solution-user.js:9:3)', COMPILED).position,
    ).toEqual({ line: 3, column: 9 });
    expect(readStack('Error', COMPILED).position).toBeNull();
  });

  test('are 12 at most', () => {
    expect(readStack('    at f (solution-user.js:4:9)\n'.repeat(100), COMPILED).stack).toHaveLength(12);
  });

  test('are read through the source map', () => {
    const compiled = compileSolution(
      'interface A { a: number }\n\nexport function f(): number {\n  throw new Error("no");\n}\n',
      { forbid: [] },
    );
    if (compiled.kind !== 'compiled') throw new Error(compiled.message);
    const line = compiled.module.code.split('\n').findIndex((one) => one.includes('throw')) + 1;
    const column = (compiled.module.code.split('\n')[line - 1] ?? '').indexOf('new Error') + 1;
    expect(readStack(`Error: no\n    at f (solution-user.js:${line}:${column})`, compiled).position).toMatchObject({
      line: 4,
    });
  });
});

test('a forged stack is read in bounded time', () => {
  const forged = [
    'at '.repeat(2700),
    'solution-'.repeat(900),
    '@'.repeat(8000),
    '(solution-a.js:1'.repeat(500),
    ' async '.repeat(1100),
  ];
  const startedAt = performance.now();
  for (const stack of forged) readStack(stack, COMPILED);
  readStack('at (a@b(solution-x.js:1\n'.repeat(340), COMPILED);
  expect(performance.now() - startedAt).toBeLessThan(3000);
  fc.assert(fc.property(fc.string({ maxLength: 500 }), (stack) => Array.isArray(readStack(stack, COMPILED).stack)));
});
