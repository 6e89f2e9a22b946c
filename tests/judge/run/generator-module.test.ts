import { describe, expect, test } from 'vitest';

import { parseGenerated } from '#judge/run/generator-module';

describe('what a generator returned', () => {
  test('is inputs by name, and the parts of a class problem', () => {
    expect(parseGenerated('{"x":[1,2],"k":3}', 'cases.a')).toEqual({
      inputs: { x: [1, 2], k: 3 },
      instances: [],
      script: [],
    });
    expect(parseGenerated('{"instances":[{"lr":1}],"script":[{"inputs":{"x":[1]}},{}],"scale":2}', 'cases.a')).toEqual({
      inputs: { scale: 2 },
      instances: [{ lr: 1 }],
      script: [{ inputs: { x: [1] } }, {}],
    });
  });

  test.each(['3', 'null', '"x"', '[1]'])('%s is refused', (json) => {
    expect(() => parseGenerated(json, 'cases.a')).toThrow(
      'problem.md cases.a: its generator must return an object of inputs by name',
    );
  });

  test.each(['{"instances":{"lr":1}}', '{"script":[[1]]}', '{"script":{"inputs":{}}}'])('%s is refused', (json) => {
    expect(() => parseGenerated(json, 'cases.a')).toThrow(
      'problem.md cases.a: its generator must return "instances" as a list of inputs by name, and "script" as a list of { inputs }',
    );
  });
});
