import { describe, expect, test } from 'vitest';

import { parseGenerator } from '#judge/spec/parse-generator';

describe('generators', () => {
  test.each<[string, string, number[]]>([
    ['normal(0,30)', 'normal', [0, 30]],
    [' uniform( -1 , 1 ) ', 'uniform', [-1, 1]],
    ['log-uniform(1e-3,10)', 'log-uniform', [0.001, 10]],
    ['integers(0,0)', 'integers', [0, 0]],
    ['dyadic(-2,2,4)', 'dyadic', [-2, 2, 4]],
    ['constant(-0.5)', 'constant', [-0.5]],
    ['bernoulli(0.5)', 'bernoulli', [0.5]],
    ['causal', 'causal', []],
    ['causal()', 'causal', []],
  ])('%s', (text, name, args) => {
    expect(parseGenerator(text, 'x')).toEqual({ name, args });
  });

  test.each<[string, string]>([
    ['normal', 'normal takes 2 numbers'],
    ['normal(0,1,2)', 'normal takes 2 numbers'],
    ['normal(,1)', 'normal takes 2 numbers'],
    ['normal(0,one)', 'normal takes 2 numbers'],
    ['normal(0,Infinity)', 'normal takes 2 numbers'],
    ['constant()', 'constant takes 1 number'],
    ['causal(1)', 'causal takes 0 numbers'],
    ['normal(0,-1)', 'the deviation is below 0'],
    ['uniform(1,0)', 'the range is empty'],
    ['log-uniform(0,1)', 'the range must lie above 0'],
    ['log-uniform(2,1)', 'the range is empty'],
    ['integers(0.5,2)', 'the bounds must be whole numbers'],
    ['dyadic(0,1,3)', 'the denominator must be a power of 2'],
    ['dyadic(0,1,0)', 'the denominator must be a power of 2'],
    ['dyadic(0.1,0.2,4)', 'the range is empty'],
    ['bernoulli(2)', 'the probability must lie in 0..1'],
  ])('%s is refused', (text, problem) => {
    expect(() => parseGenerator(text, 'cases.a.gen.x')).toThrow(`problem.md cases.a.gen.x: "${text}": ${problem}`);
  });

  test.each(['', 'gauss(0,1)', 'constructor', 'normal(0,1', 'normal 0 1'])('%j is none', (text) => {
    expect(() => parseGenerator(text, 'x')).toThrow('is no generator; known are normal, uniform');
  });
});
