/**
 * Answers that code of the author judges: a checker, or residuals that a valid answer keeps small.
 *
 * Both run in the author's realm on plain data and never meet the solver's. What they throw, or return in
 * another form, is the author's fault.
 */

import { z } from 'zod';
import { allLeaves, type Output } from '../compare/output';
import { SAFETY, UNIT_ROUNDOFF } from '../compare/tolerance';
import type { Problem } from '../spec/problem';
import { ProblemSpecError } from '../spec/spec-error';
import type { Author } from './author';
import type { PlannedCall } from './make-case';
import { toFloat64Calls } from './perturb';
import { FILL_SOURCE, packPlain, plainInputs, plainOutputs } from './plain-data';

export interface Opinion {
  /** Key of the outputs that it is about. */
  readonly keys: readonly string[];
  readonly isRight: boolean;
  /** Why not, in the author's words. */
  readonly message: string;
  /** Each residual over what is allowed; one number, 0 or Infinity, of a checker. */
  readonly ratios: readonly number[];
}

export type AskAuthor = (outputs: readonly Output[]) => Promise<readonly Opinion[]>;

/**
 * Who decides on the outputs that no value decides on; undefined where there are none.
 * @param longestSum K, the size of the longest `reduces` dim
 */
export function askAuthor(
  problem: Problem,
  calls: readonly PlannedCall[],
  expected: readonly Output[],
  longestSum: number,
  author: Author,
): AskAuthor | undefined {
  const keys = [...new Set(expected.map(({ key }) => key))];
  const custom = keys.filter((key) => problem.compare[key]?.kind === 'custom');
  const byFence = new Map<string, string[]>();
  for (const key of keys) {
    const comparator = problem.compare[key];
    if (comparator?.kind === 'valid-by') byFence.set(comparator.fence, [...(byFence.get(comparator.fence) ?? []), key]);
  }
  if (custom.length === 0 && byFence.size === 0) return undefined;
  const exactCalls = toFloat64Calls(calls);
  const inputs = plainInputs(exactCalls);
  return async (outputs) => {
    const answer = plainOutputs(outputs, calls);
    const opinions: Opinion[] = [];
    for (const [fence, fenceKeys] of byFence) {
      const source = problem.residuals[fence];
      if (source === undefined)
        throw new ProblemSpecError(`compare.${fenceKeys[0]}`, `there is no fence residual=${fence}`);
      const text = await author.call(
        `residual ${fence}`,
        `${source}${RESIDUALS}`,
        'judgeByResiduals',
        pack([inputs, answer]),
      );
      opinions.push(readResiduals(text, fence, fenceKeys, problem.toleranceFactor * SAFETY * Math.sqrt(longestSum)));
    }
    if (custom.length > 0) {
      if (problem.checker === undefined)
        throw new ProblemSpecError(`compare.${custom[0]}`, 'there is no fence checker');
      const parts = [inputs, answer, plainOutputs(expected, calls)];
      const text = await author.call('checker', `${problem.checker}${CHECKER}`, 'judgeByChecker', pack(parts));
      opinions.push(readCheck(text, custom));
    }
    return opinions;
  };
}

function pack(parts: Parameters<typeof packPlain>[0]): Parameters<Author['call']>[3] {
  const { skeleton, values } = packPlain(parts);
  return [skeleton, ...values];
}

const RESIDUALS = `${FILL_SOURCE}
export function judgeByResiduals(skeleton: string, ...values: unknown[]): string {
  const [inputs, output] = $unpack(skeleton, values) as [never, never];
  // As text: JSON has no NaN.
  return JSON.stringify(residuals(inputs, output).map((one) => ({ says: one.says, error: String(one.error), scale: String(one.scale) })));
}
`;

const CHECKER = `${FILL_SOURCE}
export function judgeByChecker(skeleton: string, ...values: unknown[]): string {
  const [inputs, output, expected] = $unpack(skeleton, values) as [never, never, never];
  return JSON.stringify(check(inputs, output, expected) ?? null);
}
`;

const residualsSchema = z.array(z.object({ says: z.string().min(1), error: z.string(), scale: z.string() })).min(1);

function readResiduals(text: string, fence: string, keys: readonly string[], factor: number): Opinion {
  const parsed = residualsSchema.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw new ProblemSpecError(`residual ${fence}`, 'must return a list of { says, error, scale }, at least one');
  const judged = parsed.data.map(({ says, error, scale }) => {
    const allowed = factor * UNIT_ROUNDOFF * Math.abs(Number(scale));
    const size = Math.abs(Number(error));
    // Written so that NaN fails.
    return {
      says,
      size,
      allowed,
      ratio: size <= allowed ? (size === 0 ? 0 : size / allowed) : overRatio(size, allowed),
    };
  });
  const worst = judged.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  return {
    keys,
    isRight: worst.ratio <= 1,
    message:
      worst.ratio <= 1
        ? ''
        : `${worst.says.replace(/\.$/, '')}: off by ${shown(worst.size)}, at most ${shown(worst.allowed)} is rounding`,
    ratios: judged.map(({ ratio }) => ratio),
  };
}

function overRatio(size: number, allowed: number): number {
  const ratio = size / allowed;
  return ratio > 1 ? ratio : Number.POSITIVE_INFINITY;
}

function shown(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : String(value);
}

const checkSchema = z.object({ ok: z.boolean(), message: z.string() });

function readCheck(text: string, keys: readonly string[]): Opinion {
  const parsed = checkSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new ProblemSpecError('checker', 'must return { ok: boolean, message: string }');
  const { ok, message } = parsed.data;
  return {
    keys,
    isRight: ok,
    message: message.trim() === '' ? 'the checker of this problem does not accept the answer' : message.trim(),
    ratios: [ok ? 0 : Number.POSITIVE_INFINITY],
  };
}

/** True where two answers are one to the author's code: the same residuals, or the same objection. */
export function sameOpinion(a: readonly Opinion[], b: readonly Opinion[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, i) => {
      const other = b[i];
      if (other === undefined || one.isRight !== other.isRight || one.ratios.length !== other.ratios.length)
        return false;
      if (one.isRight) return true;
      if (one.ratios.every((ratio) => ratio === 0 || ratio === Number.POSITIVE_INFINITY))
        return one.message === other.message;
      return one.ratios.every((ratio, at) => isNear(ratio, other.ratios[at] ?? Number.NaN));
    })
  );
}

/** Residuals of two runs of one mistake differ by the rounding of float32 at most, which is 1 in their own unit. */
function isNear(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 2 + 0.01 * Math.max(a, b);
}

/** The first element that is not finite where the reference's output has none such: no checker need know NaN. */
export function firstNotFinite(expected: readonly Output[], actual: readonly Output[], keys: readonly string[]) {
  const finiteKeys = keys.filter((key) =>
    allLeaves(expected.filter((output) => output.key === key)).every(({ data }) => data.every(Number.isFinite)),
  );
  for (const leaf of allLeaves(actual.filter(({ key }) => finiteKeys.includes(key)))) {
    const at = leaf.data.findIndex((x) => !Number.isFinite(x));
    if (at >= 0) return { leaf, at };
  }
  return undefined;
}
