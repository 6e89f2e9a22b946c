/** `npm run bench -- timing-power`: programs that are too slow by a known factor, and the slow programs of the bank. */

import { measureSpeed } from '#judge/run/measure-speed';
import { timeSubmission } from '#judge/run/time-submission';
import { problemOf, repeated, share, trialsOf, withHost } from './timing-bench';

const SLUG = 'scaled-dot-product-attention';
const SIZE = 32;
const TIERS = { pass: 2, good: 1.5, great: 0.8 };
/** How often each factor is tried: four times beyond the tier is what must be caught. */
const FACTORS = [
  { timesTheTier: 2, trials: 20 },
  { timesTheTier: 4, trials: 60 },
  { timesTheTier: 10, trials: 20 },
];

/** Each slow program of the bank is tried so often. */
const BANK_TRIALS = 4;
const SLOW = ['kv-cache-decoding'];
const OPTIMISE = ['vectorise-groupby-mean', 'vectorise-pairwise'];

interface FactorRow {
  readonly timesTheTier: number;
  readonly trials: number;
  readonly caught: number;
}

interface BankRow {
  readonly program: string;
  readonly trials: number;
  readonly recognised: number;
}

export interface PowerReport {
  readonly bench: 'timing-power';
  readonly factors: readonly FactorRow[];
  readonly bank: readonly BankRow[];
}

export async function measurePower(tell: (line: string) => void): Promise<PowerReport> {
  const problem = await problemOf(SLUG);
  const factors: FactorRow[] = [];
  for (const { timesTheTier, trials } of FACTORS) {
    tell(`timing-power: ${timesTheTier}× beyond the tier`);
    const programs = { person: repeated(problem, timesTheTier * TIERS.pass), other: repeated(problem, 1) };
    const results = await trialsOf(problem, programs, TIERS, trials, SIZE);
    const caught = results.filter((one) => one.kind === 'measured' && one.grade.tier === 'slow').length;
    factors.push({ timesTheTier, trials: results.length, caught });
  }
  const bank: BankRow[] = [];
  for (const slug of SLOW) bank.push(...(await slowVariants(slug, tell)));
  for (const slug of OPTIMISE) bank.push(...(await givenPrograms(slug, tell)));
  return { bench: 'timing-power', factors, bank };
}

/** A slow variant handed in as a solution must be named. */
async function slowVariants(slug: string, tell: (line: string) => void): Promise<BankRow[]> {
  const problem = await problemOf(slug);
  return withHost(problem, async (host) => {
    const rows: BankRow[] = [];
    for (const { id, source } of problem.slow) {
      tell(`timing-power: ${slug}, ${id}`);
      let recognised = 0;
      for (let salt = 1; salt <= BANK_TRIALS; salt++) {
        const report = await timeSubmission(problem, { source, style: 'arrays', salt }, host);
        if (report?.kind === 'measured' && report.slow?.id === id) recognised++;
      }
      rows.push({ program: `${slug}, slow.${id}`, trials: BANK_TRIALS, recognised });
    }
    return rows;
  });
}

/** The given program of an `optimise` problem must be too slow for it. */
async function givenPrograms(slug: string, tell: (line: string) => void): Promise<BankRow[]> {
  const problem = await problemOf(slug);
  const { performance, speedup, starters } = problem;
  if (performance === undefined || speedup === undefined) return [];
  return withHost(problem, async (host) => {
    const rows: BankRow[] = [];
    for (const style of ['arrays', 'tensors'] as const) {
      const source = starters[style];
      if (source === undefined) continue;
      tell(`timing-power: ${slug}, the given program`);
      let recognised = 0;
      for (let salt = 1; salt <= BANK_TRIALS; salt++) {
        const speed = await measureSpeed(problem, speedup, performance, { source, style, salt }, host);
        if (speed.kind === 'measured' && !speed.isReached) recognised++;
      }
      rows.push({ program: `${slug}, given (${style})`, trials: BANK_TRIALS, recognised });
    }
    return rows;
  });
}

export function formatPower({ factors, bank }: PowerReport): string {
  const lines = [
    ...factors.map(
      ({ timesTheTier, trials, caught }) =>
        `${timesTheTier}× beyond the tier: ${caught} of ${trials} caught (${share(caught, trials)})`,
    ),
    ...bank.map(({ program, trials, recognised }) => `${program}: ${recognised} of ${trials} recognised`),
  ];
  return `${lines.join('\n')}\n`;
}
