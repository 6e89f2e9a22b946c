import { describe, expect, test } from 'vitest';

import { type Compiled, type CompileOptions, compileSolution } from '#judge/compile/compile-solution';

const ANYTHING: CompileOptions = { forbid: [] };

function compiled(source: string, options = ANYTHING): Compiled {
  const outcome = compileSolution(source, options);
  if (outcome.kind !== 'compiled') throw new Error(`refused: ${outcome.message}`);
  return outcome;
}

/** Run the compiled code as a script would, with stand-ins for the libraries. */
function evaluate(source: string): Record<string, unknown> {
  const { module } = compiled(source);
  const body = module.code
    .replace(/^export (?=(async |function|class|const|let|var))/gm, '')
    .replace(/^export \{[^}]*\};?$/gm, '');
  const names = compiled(source).exports;
  const provided = {
    '@tensorflow/tfjs': { add: (a: number, b: number) => a + b, kind: 'tf' },
    mathjs: { add: (a: number, b: number) => a + b, kind: 'math' },
  };
  const run = new Function('globalThis', `"use strict";${body}\nreturn { ${names.join(', ')} };`) as (
    scope: object,
  ) => Record<string, unknown>;
  return run({ __provided: provided });
}

describe('TypeScript that has to be downlevelled', () => {
  test.each([
    ['an enum', 'enum E { A = 3 } export const x = E.A;'],
    ['a const enum', 'const enum E { A = 3 } export const x = E.A;'],
    ['a namespace', 'namespace N { export const a = 3; } export const x = N.a;'],
    [
      'parameter properties',
      'class A { constructor(private readonly a: number) {} get() { return this.a; } } export const x = new A(3).get();',
    ],
    ['generics', 'function id<T extends number>(x: T): T { return x; } export const x = id<3>(3);'],
    ['satisfies', 'export const x = 3 satisfies number;'],
    [
      'an abstract class',
      'abstract class A { abstract f(): number; } class B extends A { override f() { return 3; } } export const x = new B().f();',
    ],
    [
      'a decorator',
      'function d(m: () => number, _: unknown) { return () => m() + 1; } class A { @d f() { return 2; } } export const x = new A().f();',
    ],
    ['type errors', 'const a: string = 3; export const x: boolean = a as unknown as never;'],
    [
      'an overload',
      'function f(a: string): string; function f(a: number): number; function f(a: any) { return a; } export const x = f(3);',
    ],
  ])('%s runs', (_name, source) => {
    expect(evaluate(source)['x']).toBe(3);
  });

  test('helpers for decorators are not told as names of the person', () => {
    const { declared } = compiled(
      'function d(v: any, _: any) { return v; }\n@d export class A { @d m() {} }\nconst hidden = 1;',
    );
    expect(declared).toEqual(['d', 'hidden']);
  });
});

describe('exports', () => {
  test.each<[string, string[], string[]]>([
    [
      'export function f() {} export class C {} export const a = 1, b = 2; function g() {}',
      ['f', 'C', 'a', 'b'],
      ['g'],
    ],
    ['const { a, b: [c], ...d } = {} as any; export { c };', ['c'], ['a', 'd']],
    ['class X {}\nexport { X as Adam };', ['Adam'], []],
    ['export default function attention() {}', ['default'], []],
    ['const f = () => 1;\nexport default f;', ['default'], []],
    ['export const Adam = class {};', ['Adam'], []],
    ['export interface I {}\nexport type T = number;\ninterface J {}\ndeclare const d: number;', [], []],
    ['', [], []],
  ])('of %j', (source, exports, declared) => {
    const outcome = compiled(source);
    expect(outcome.exports).toEqual(exports);
    expect(outcome.declared).toEqual(declared);
  });
});

describe('imports of provided libraries', () => {
  test.each([
    ["import * as tf from '@tensorflow/tfjs'; export const x = tf.kind;", 'tf'],
    ["import tf from '@tensorflow/tfjs'; export const x = tf.kind;", 'tf'],
    ["import * as tf from '@tensorflow/tfjs-core'; export const x = tf.kind;", 'tf'],
    ["import { add as plus } from '@tensorflow/tfjs'; export const x = plus(1, 2);", 3],
    ["import math, { add } from 'mathjs'; export const x = math.kind + add(1, 2);", 'math3'],
    ["import { default as math } from 'mathjs'; export const x = math.kind;", 'math'],
  ])('%s', (source, expected) => {
    expect(evaluate(source)['x']).toBe(expected);
  });

  test('name each library once, and only those that are used as values', () => {
    expect(
      compiled(
        "import * as a from '@tensorflow/tfjs'; import { add } from '@tensorflow/tfjs-core'; export const x = [a, add];",
      ).module.libraries,
    ).toEqual(['@tensorflow/tfjs']);
    expect(
      compiled("import * as tf from '@tensorflow/tfjs'; export function f(x: tf.Tensor) { return x; }").module
        .libraries,
    ).toEqual([]);
  });

  test('leave no import in the code', () => {
    const { code } = compiled(
      "import {\n  add,\n} from 'mathjs';\nimport 'mathjs';\nexport const x = add(1, 2);",
    ).module;
    expect(code).not.toMatch(/\bimport\b/);
  });
});

describe('refusals', () => {
  const FORBID: CompileOptions = {
    forbid: [
      { name: 'tf.train', why: 'the update is what you write' },
      { name: 'math.deep.er', why: 'no' },
    ],
    libraryExports: { '@tensorflow/tfjs': ['add', 'matMul', 'mul', 'train'] },
  };

  test.each<[string, string, RegExp, number, number]>([
    ['a syntax error', 'export function f(x: number) {\n  const y = ;\n}', /Expression expected/, 2, 13],
    [
      'a constant declared twice',
      'export function f(a: number): number {\n  const x: number = 1;\n  const x = 2;\n  return x;\n}',
      /'x' has already been declared/,
      3,
      9,
    ],
    ['return outside of a function', 'type A = 1;\nreturn 1;', /'return' outside/, 2, 1],
    ['break outside of a loop', 'type A = 1;\nbreak;', /outside of a loop/, 2, 1],
    [
      'a module that is not provided',
      "import _ from 'lodash';",
      /^lodash is not provided; provided are @tensorflow\/tfjs and mathjs$/,
      1,
      15,
    ],
    ['a Node module', "\nimport * as fs from 'node:fs';\nexport const f = fs;", /^node:fs is not provided/, 2, 21],
    ['a relative module', "import { x } from './x';\nexport { x };", /^\.\/x is not provided/, 1, 19],
    ['import = require()', "import fs = require('fs');", /require/, 1, 1],
    ['export =', 'const a = 1;\nexport = a;', /export =/, 2, 1],
    ['a dynamic import', "export const f = (): unknown =>\n  import('mathjs');", /import\(\) is not available/, 2, 3],
    ['import.meta', 'export const f = () => import.meta.url;', /import\.meta is not available/, 1, 24],
    ['export * from', "export * from 'mathjs';", /export … from is not available/, 1, 1],
    ['export { x } from', "\nexport { add } from 'mathjs';", /export … from is not available/, 2, 1],
    [
      'a name that the library does not export',
      "import {\n  add,\n  matmul,\n} from '@tensorflow/tfjs';\nexport const f = [add, matmul];",
      /does not export matmul; did you mean matMul\?/,
      3,
      3,
    ],
    ['CRLF line ends', 'const a = 1;\r\n\r\nconst b: number = ;', /Expression expected/, 3, 19],
    ['a byte order mark', '\uFEFFconst b: number = ;', /Expression expected/, 1, 19],
  ])('%s is a compile error at its line and column', (_name, source, message, line, column) => {
    const outcome = compileSolution(source, FORBID);
    expect(outcome).toMatchObject({
      kind: 'compile-error',
      message: expect.stringMatching(message),
      position: { line, column },
    });
  });

  test.each<[string, number, number]>([
    ['import * as tf from "@tensorflow/tfjs";\nexport const f = (): unknown => tf.train.adam(0.1);', 2, 33],
    ['import * as T from "@tensorflow/tfjs";\nexport const f = () => T["train"];', 2, 24],
    ['import T from "@tensorflow/tfjs";\nexport const f = () => T?.train;', 2, 24],
    ['import { train } from "@tensorflow/tfjs-core";\nexport const f = () => train.adam(1);', 1, 10],
    ['import * as tf from "@tensorflow/tfjs";\nconst { train: t } = tf;\nexport { t };', 2, 7],
    ['import * as m from "mathjs";\nexport const f = () => m.deep.fine + m.deep.er.er;', 2, 38],
    ['import { deep } from "mathjs";\nexport const f = () => deep.er;', 2, 24],
  ])('a forbidden member is found in %j', (source, line, column) => {
    expect(compileSolution(source, FORBID)).toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('is not provided in this problem'),
      position: { line, column },
    });
  });

  test.each([
    'import * as tf from "@tensorflow/tfjs";\nexport const f = (tf: any) => tf.train + tf.add;\nexport const g = tf.add;',
    'const tf = { train: 1 };\nexport const f = tf.train;',
    'import * as m from "mathjs";\nexport const f = m.train;',
  ])('a name that only looks forbidden is left alone in %j', (source) => {
    expect(compileSolution(source, FORBID).kind).toBe('compiled');
  });
});

describe('sources made to break the compiler', () => {
  test('more than a megabyte is refused with its size', () => {
    expect(compileSolution(' '.repeat(3_000_000), ANYTHING)).toMatchObject({
      kind: 'compile-error',
      message: expect.stringContaining('at most 1 million'),
    });
  });

  test.each([
    ['(', ')'],
    ['[', ']'],
    ['f(', ')'],
    ['()=>', ''],
    ['a?b:', ''],
    ['`${', '}`'],
    ['function(){', '}'],
    ['!', ''],
    ['{a:', '}'],
  ])('a hundred thousand nested %s%s are too deep, and the next source compiles', (open, close) => {
    const nested = `export const x = ${open.repeat(80_000)}1${close.repeat(80_000)};`;
    expect(compileSolution(nested, ANYTHING)).toEqual({
      kind: 'compile-error',
      message: 'The code is nested too deeply to be read',
      position: null,
    });
    expect(compiled('export const x = (1 + 2) as number;').exports).toEqual(['x']);
  });

  test.each([
    '\0',
    '\uD800',
    '<!-- -->',
    '#!/bin/x',
    '}',
    '*/',
    '\\u{110000}',
    '`',
    '/',
    '@',
    'export',
    'import',
    'let let = 1',
    'enum',
    '\u2028\u2029',
  ])('%j gets an answer', (source) => {
    expect(['compiled', 'compile-error']).toContain(compileSolution(source, ANYTHING).kind);
  });
});

describe('live positions', () => {
  test('a place in the compiled code is found in the source, behind types and imports', () => {
    const source =
      "import {\n  add,\n} from 'mathjs';\ninterface Long {\n  a: number;\n}\nexport function f(x: Long): number {\n  const y: number = add(x.a, 1); throw new Error('here');\n}";
    const { module, originalPosition } = compiled(source);
    const lines = module.code.split('\n');
    const line = lines.findIndex((text) => text.includes('throw'));
    const column = lines[line]?.indexOf('new Error') ?? -1;
    expect(originalPosition(line + 1, column + 1)).toEqual({ line: 8, column: 40 });
    expect(source.split('\n')[7]?.slice(39)).toMatch(/^new Error/);
  });

  test('code of ours has no place in the source', () => {
    const { originalPosition } = compiled("import { add } from 'mathjs'; export const x = add(1, 2);");
    expect(originalPosition(1, 5)).toBeNull();
    expect(originalPosition(0, 1)).toBeNull();
    expect(originalPosition(1e9, 1)).toBeNull();
    expect(originalPosition(Number.NaN, 1)).toBeNull();
  });
});
