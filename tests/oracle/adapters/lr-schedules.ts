/** Learning-rate schedules of PyTorch: warm restarts, one cosine up to its minimum, and a linear warm-up up to its peak. */

import type { GoldenArray, OracleAdapter } from '../adapter';

/** A first cycle that nothing leaves: PyTorch's linear warm-up has no cosine after it. */
const NO_CYCLE = 16;

export const adapter: OracleAdapter = {
  golden: 'lr-schedules',
  problem: 'cosine-warmup',
  adapt: ({ inputs, expected }) => {
    const rates = (expected['lrs'] as GoldenArray).data.map(Number);
    const base = inputs['base_lr'] as number;
    const check = (steps: number, given: Readonly<Record<string, unknown>>) => [
      {
        kind: 'function' as const,
        inputs: { steps, startRate: 0, peakRate: base, minRate: 0, warmupSteps: 0, cycleFactor: 1, ...given },
        expected: { '': rates.slice(0, steps) },
      },
    ];
    switch (inputs['scheduler']) {
      case 'CosineAnnealingWarmRestarts':
        return check(rates.length, {
          minRate: inputs['eta_min'],
          cycleSteps: inputs['T_0'],
          cycleFactor: inputs['T_mult'],
        });
      case 'CosineAnnealingLR':
        // At T_max PyTorch reaches the minimum and climbs again; ours restarts there.
        return check(inputs['T_max'] as number, { minRate: inputs['eta_min'], cycleSteps: inputs['T_max'] });
      case 'LinearLR': {
        const warmupSteps = inputs['total_iters'] as number;
        const startRate = base * (inputs['start_factor'] as number);
        return check(warmupSteps + 1, { startRate, warmupSteps, cycleSteps: NO_CYCLE });
      }
      default:
        return [{ kind: 'not-expressible', why: `our schedule is no ${String(inputs['scheduler'])}` }];
    }
  },
};
