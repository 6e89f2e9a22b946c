import { existsSync, readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { parseProblem } from '#judge/spec/parse-problem';
import { parseParameter, parseReturnType, parseType } from '#judge/spec/parse-type';
import { STYLES } from '#judge/spec/problem';
import type { ClassSignature, FunctionSignature } from '#judge/spec/signature';
import { starterFor, typeText } from '#judge/spec/starter';

const attention: FunctionSignature = {
  kind: 'function',
  name: 'attention',
  dims: {},
  reduces: [],
  params: [
    parseParameter('q', 'f32[B,T,D]', 'params.q'),
    parseParameter('k', 'f32[B,S,D]', 'params.k'),
    parseParameter('mask', 'bool[T,S]?', 'params.mask'),
  ],
  returns: parseReturnType('f32[B,T,E]', 'returns'),
};

const adam: ClassSignature = {
  kind: 'class',
  name: 'Adam',
  dims: {},
  reduces: [],
  construct: [parseParameter('lr', 'float', 'construct.lr')],
  methods: [
    {
      name: 'step',
      params: [
        parseParameter('params', 'list of f32[L]', 'params'),
        parseParameter('grads', 'list of f32[L]', 'params'),
      ],
      returns: parseReturnType('list of f32[L]', 'returns'),
    },
  ],
};

describe('starter', () => {
  test('writes out the types of nested arrays, with shapes in the comment', () => {
    expect(starterFor({ signature: attention }, 'arrays')).toBe(`/**
 * @param q f32[B,T,D]
 * @param k f32[B,S,D]
 * @param mask bool[T,S], may be left out
 * @returns f32[B,T,E]
 */
export function attention(
  q: number[][][],
  k: number[][][],
  mask?: boolean[][],
): number[][][] {
  throw new Error('Write your solution here');
}
`);
  });

  test('imports the tensor library in its style', () => {
    const starter = starterFor({ signature: attention }, 'tensors');
    expect(starter).toMatch(/^import \* as tf from '@tensorflow\/tfjs';\n/);
    expect(starter).toContain('q: tf.Tensor3D');
    expect(starter).toContain('mask?: tf.Tensor2D');
  });

  test('breaks a long parameter list into lines', () => {
    const params = ['first', 'second', 'third', 'fourth', 'fifth'].map((name) =>
      parseParameter(name, 'f32[A,B,C]', name),
    );
    const starter = starterFor({ signature: { ...attention, params } }, 'arrays');
    expect(starter).toContain('(\n  first: number[][][],\n  second: number[][][],');
    expect(Math.max(...starter.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('an optional parameter before one that must be given takes undefined instead of a question mark', () => {
    const params = [parseParameter('mask', 'bool[T]?', 'mask'), parseParameter('x', 'f32[T]', 'x')];
    const starter = starterFor({ signature: { ...attention, params } }, 'arrays');
    expect(starter).toContain('mask: boolean[] | undefined,');
    expect(errorsOf(starter)).toEqual([]);
  });

  test('declares a class with its constructor and methods', () => {
    const starter = starterFor({ signature: adam }, 'arrays');
    expect(starter).toContain('export class Adam {');
    expect(starter).toContain('  constructor(lr: number) {');
    expect(starter).toContain('  step(params: number[][], grads: number[][]): number[][] {');
  });

  test('a scalar tensor, a record and a list have types of their own', () => {
    const type = (text: string) => typeText(parseType(text, 'here'), 'tensors');
    expect(type('f32[]')).toBe('tf.Scalar');
    expect(type('list of f32[L]')).toBe('tf.Tensor1D[]');
    expect(typeText(parseType('bool[]', 'here'), 'arrays')).toBe('boolean');
    const returns = parseReturnType({ centroids: 'f32[K,D]', labels: 'i32[N]' }, 'returns');
    expect(starterFor({ signature: { ...attention, returns } }, 'arrays')).toContain(
      '): { centroids: number[][]; labels: number[] } {',
    );
  });

  test.each(STYLES)('type-checks for both kinds of signature in the style %s', (style) => {
    expect(errorsOf(starterFor({ signature: attention }, style))).toEqual([]);
    expect(errorsOf(starterFor({ signature: adam }, style))).toEqual([]);
  });

  const bank = new URL('../../../problems/', import.meta.url);
  const slugs = readdirSync(bank).filter((slug) => existsSync(new URL(`${slug}/problem.md`, bank)));

  // Starters of an author's own use the libraries: verification checks those with their real types.
  test.each(slugs)('type-checks for %s of the bank', (slug) => {
    const { signature } = parseProblem(readFileSync(new URL(`${slug}/problem.md`, bank), 'utf8'));
    for (const style of STYLES) expect(errorsOf(starterFor({ signature }, style))).toEqual([]);
  });
});

/** What the compiler says of a solution with strict settings; the tensor library is stood in for by its types' names. */
function errorsOf(source: string): string[] {
  const ranks = [1, 2, 3, 4, 5, 6].map(
    (rank) => `export interface Tensor${rank}D extends Tensor { readonly rank: ${rank} }`,
  );
  const files = new Map([
    ['/solution.ts', source],
    [
      '/tf.d.ts',
      `declare module '@tensorflow/tfjs' { export interface Tensor { readonly shape: number[] }\nexport interface Scalar extends Tensor {}\n${ranks.join('\n')} }`,
    ],
    ['/lib.d.ts', LIB],
  ]);
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    noLib: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    types: [],
  };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getSourceFile: (name) => {
      const text = files.get(name);
      return text === undefined ? undefined : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
    },
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name),
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** The few globals a starter touches, so that a test need not parse the whole standard library. */
const LIB = `
interface Array<T> { length: number; [n: number]: T }
interface Boolean {} interface CallableFunction {} interface Function {} interface IArguments {} interface NewableFunction {}
interface Number {} interface Object {} interface RegExp {} interface String {}
interface Error { message: string }
declare const Error: new (message?: string) => Error;
`;
