/** A judged case as the report shows it: inputs as text, outputs as a bounded picture. */

import type { LeafComparison } from '../compare/compare-leaf';
import { formatValue } from '../tensor/format-value';
import type { CaseReport, NamedText, OutputComparison } from '../verdict/verdict';
import type { CaseJudgement } from './judge-case';
import type { PreparedCase } from './prepare-cases';

/** Elements of an output that a report carries; enough for a picture of 64 × 64. */
const MAX_ELEMENTS = 4_096;
const MAX_TEXT = 4_000;
/** Characters of one string. */
const MAX_CHARACTERS = 200;

export function caseReport(prepared: PreparedCase, judgement: CaseJudgement): CaseReport {
  const isAccepted = judgement.verdict === 'accepted';
  return {
    id: prepared.id,
    seed: prepared.seed,
    verdict: judgement.verdict,
    message: judgement.message,
    worst: judgement.worst,
    elapsedMs: judgement.elapsedMs,
    note: prepared.spec.note,
    inputs: isAccepted && !prepared.spec.sample ? [] : inputsOf(prepared),
    comparisons: isAccepted && !prepared.spec.sample ? [] : judgement.comparisons.map(pictureOf),
    position: judgement.position,
    stack: judgement.stack,
  };
}

/** Inputs of a case by name, as text that reads like TypeScript literals. */
export function inputsOf(prepared: Pick<PreparedCase, 'calls'>): NamedText[] {
  return prepared.calls.flatMap((call) => {
    const prefix =
      call.op === 'function'
        ? ''
        : call.op === 'new'
          ? `constructor${call.instance > 0 ? ` ${call.instance + 1}` : ''}.`
          : `${call.label}.`;
    return call.params.map((param, i) => ({
      name: `${prefix}${param.name}`,
      text: formatValue(call.args[i] ?? null, MAX_TEXT),
    }));
  });
}

function pictureOf({ expected, actual, errorAt }: LeafComparison): OutputComparison {
  const part = (values: Float64Array): number[] => Array.from(values.subarray(0, MAX_ELEMENTS));
  return {
    output: expected.output,
    axes: expected.axes,
    shape: expected.shape,
    expected: part(expected.data),
    actual: part(actual.data),
    errorOverTolerance: Array.from({ length: Math.min(expected.data.length, MAX_ELEMENTS) }, (_, i) => errorAt(i)),
    truncated: expected.data.length > MAX_ELEMENTS,
    texts:
      expected.texts === undefined
        ? undefined
        : { expected: textsOf(expected.texts), actual: textsOf(actual.texts ?? []) },
  };
}

function textsOf(texts: readonly string[]): string[] {
  return texts
    .slice(0, MAX_ELEMENTS)
    .map((text) => (text.length <= MAX_CHARACTERS ? text : `${text.slice(0, MAX_CHARACTERS)}…`));
}
