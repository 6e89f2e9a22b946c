import { dimsOf } from '../spec/parse-type';
import type { DimSizes, Problem } from '../spec/problem';
import type { Check } from './check';

/** Where two dims are equal, a program that mixes them up is right by chance: one case must tell all of them apart. */
export const checkDifferentDims: Check = {
  id: 'different-dims',
  title: 'In some case all dims differ',
  needs: 'cases',
  async run({ problem, cases, locate }) {
    const needed = neededDims(problem);
    if (needed.length < 2) return [];
    const prepared = (await cases(0)).flatMap((one) => (one.kind === 'prepared' ? [one.prepared] : []));
    const equal = prepared
      .filter(({ dims }) => needed.every((name) => dims[name] !== undefined))
      .map(({ id, dims }) => ({ id, pair: equalPair(dims) }));
    if (equal.some(({ pair }) => pair === undefined)) return [];
    const nearest = equal[0];
    const example = nearest === undefined ? '' : `; in ${nearest.id} ${nearest.pair}`;
    return [
      {
        severity: 'error',
        where: 'cases',
        message: `no case has pairwise different sizes of ${needed.join(', ')}${example}`,
        ...locate.path('cases'),
      },
    ];
  },
};

/** Dims of the inputs that are always there, as far as their ranges let them differ. */
function neededDims({ signature }: Problem): string[] {
  const params =
    signature.kind === 'function'
      ? signature.params
      : [...signature.construct, ...signature.methods.flatMap((method) => method.params)];
  return [...new Set(params.filter((param) => !param.optional).flatMap((param) => dimsOf(param.type)))];
}

function equalPair(dims: DimSizes): string | undefined {
  const seen = new Map<number, string>();
  for (const [name, sizes] of Object.entries(dims))
    for (const size of new Set(typeof sizes === 'number' ? [sizes] : sizes)) {
      const other = seen.get(size);
      if (other !== undefined && other !== name) return `${other} = ${name} = ${size}`;
      seen.set(size, name);
    }
  return undefined;
}
