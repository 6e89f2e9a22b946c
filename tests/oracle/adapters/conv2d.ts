import { type Adapted, type GoldenArray, type GoldenCase, type OracleAdapter, toNested } from '../adapter';

type Images = number[][][][];

/** PyTorch's conv2d. A grouped one is a check of its own for each group. Gradients are not compared. */
export const adapter: OracleAdapter = {
  golden: 'conv2d',
  problem: 'conv2d',
  adapt: (golden) => {
    const { inputs } = golden;
    if (Array.isArray(inputs['stride']) || Array.isArray(inputs['padding']))
      return [{ kind: 'not-expressible', why: 'our stride and padding are the same in both directions' }];
    const groups = Number(inputs['groups']);
    return Array.from({ length: groups }, (_, group) => adaptGroup(golden, group, groups));
  },
};

function adaptGroup({ inputs, expected }: GoldenCase, group: number, groups: number): Adapted {
  const x = toNested(inputs['x'] as GoldenArray) as Images;
  const weight = toNested(inputs['weight'] as GoldenArray) as Images;
  const output = toNested(expected['output'] as GoldenArray) as Images;
  const bias =
    inputs['bias'] === undefined ? weight.map(() => 0) : (toNested(inputs['bias'] as GoldenArray) as number[]);
  const part = <T>(items: readonly T[]): T[] => {
    const size = items.length / groups;
    return items.slice(group * size, (group + 1) * size);
  };
  return {
    kind: 'function',
    ...(groups === 1 ? {} : { name: `group ${group}` }),
    inputs: {
      x: x.map(part),
      weight: part(weight),
      bias: part(bias),
      stride: inputs['stride'],
      padding: inputs['padding'],
      dilation: inputs['dilation'],
    },
    expected: { '': output.map(part) },
  };
}
