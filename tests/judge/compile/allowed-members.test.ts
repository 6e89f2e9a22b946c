import { describe, expect, test } from 'vitest';

import { compileSolution } from '#judge/compile/compile-solution';

const ALLOW = ['tf.matMul', 'tf.linalg.qr', 'tf.tidy'];
const compile = (source: string, allow: readonly string[] = ALLOW) => compileSolution(source, { forbid: [], allow });
const TF = "import * as tf from '@tensorflow/tfjs';\n";

describe('where only some members of a library are provided', () => {
  test.each([
    'export const f = (a: tf.Tensor2D) => tf.tidy(() => tf.matMul(a, a));',
    'export const f = (a: tf.Tensor2D) => tf.linalg.qr(a);',
    'const { linalg: { qr } } = tf; export const f = qr;',
    'export const f = tf.matMul.length;',
    'export const f = (tf: { exp(x: number): number }) => tf.exp(1);',
  ])('they may be used: %s', (code) => {
    expect(compile(TF + code).kind).toBe('compiled');
  });

  test.each([
    ['export const f = (a: tf.Tensor) => tf.softmax(a);', 'tf.softmax', 36],
    ['export const f = tf.linalg.gramSchmidt;', 'tf.linalg.gramSchmidt', 18],
    ['const { exp } = tf; export const f = exp;', 'tf.exp', 7],
    ["export const f = tf['softmax'];", 'tf.softmax', 18],
  ])('others are refused at their place: %s', (code, name, column) => {
    expect(compile(TF + code)).toEqual({
      kind: 'forbidden',
      message: `${name} is not provided in this problem: of this library it provides tf.matMul, tf.linalg.qr, tf.tidy`,
      position: { line: 2, column },
    });
  });

  test('a named import is refused at the import', () => {
    expect(
      compile("import { matMul, softmax } from '@tensorflow/tfjs';\nexport const f = [matMul, softmax];"),
    ).toMatchObject({
      kind: 'forbidden',
      position: { line: 1, column: 18 },
    });
  });

  test('other libraries stay whole', () => {
    expect(compile("import * as math from 'mathjs';\nexport const f = math.exp;").kind).toBe('compiled');
  });

  test('a long list is cut', () => {
    const many = Array.from({ length: 20 }, (_, i) => `tf.op${i}`);
    expect(compile(`${TF}export const f = tf.exp;`, many)).toMatchObject({
      message: expect.stringMatching(/provides tf\.op0, .*, tf\.op11 and 8 more$/),
    });
  });
});
