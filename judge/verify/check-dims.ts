import type { Check } from './check';
import type { Finding } from './verification';

/** The ranges that the statement promises are the ranges that the cases reach. */
export const checkDims: Check = {
  id: 'dims',
  title: 'Cases reach the bounds of the dims',
  needs: 'cases',
  async run({ problem, allCases, locate }) {
    const reached = new Map<string, number[]>();
    for (const one of await allCases())
      if (one.kind === 'prepared')
        for (const [name, size] of Object.entries(one.prepared.dims))
          reached.set(name, [...(reached.get(name) ?? []), ...(typeof size === 'number' ? [size] : size)]);
    // Larger sizes may serve the measuring of time alone.
    for (const name of problem.performance?.grow ?? []) reached.get(name)?.push(...(problem.performance?.n ?? []));
    for (const [name, size] of Object.entries(problem.performance?.fixed ?? {}))
      reached.get(name)?.push(...[size].flat());
    return Object.entries(problem.signature.dims).flatMap(([name, { min, max }]): Finding[] => {
      const where = `signature.dims.${name}`;
      const sizes = reached.get(name);
      const warning = (message: string): Finding => ({ severity: 'warning', where, message, ...locate.path(where) });
      if (sizes === undefined) return [warning(`no case has a size for ${name}`)];
      const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
      return [
        ...(smallest > min ? [warning(`no case reaches ${min}; the smallest ${name} is ${smallest}`)] : []),
        ...(largest < max ? [warning(`no case reaches ${max}; the largest ${name} is ${largest}`)] : []),
      ];
    });
  },
};
