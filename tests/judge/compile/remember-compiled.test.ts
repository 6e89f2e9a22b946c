import { expect, test } from 'vitest';
import { rememberCompiled } from '#judge/compile/remember-compiled';

const SOURCE = 'export const f = (x: number): number => x;';

test('the same source is compiled once, until another is', () => {
  const compile = rememberCompiled();
  const first = compile(SOURCE, { forbid: [] });
  expect(first.kind).toBe('compiled');
  expect(compile(SOURCE, { forbid: [] })).toBe(first);
  expect(compile(`${SOURCE}\n`, { forbid: [] })).not.toBe(first);
  expect(compile(SOURCE, { forbid: [] })).not.toBe(first);
});

test('other options are another compilation: what one problem forbids another may allow', () => {
  const compile = rememberCompiled();
  const source = "import * as tf from '@tensorflow/tfjs';\nexport const f = (x: tf.Tensor) => tf.softmax(x);";
  expect(compile(source, { forbid: [] }).kind).toBe('compiled');
  expect(compile(source, { forbid: [{ name: 'tf.softmax', why: 'it is the task' }] }).kind).toBe('forbidden');
});
