/** The answer to the person's own input as text, beside the reference's. */

import type { Part } from '../compare/output';
import { describeRaw } from '../compare/read-value';
import { formatLeaf } from '../tensor/format-value';
import type { NamedText, OwnAnswer } from '../verdict/verdict';
import type { PreparedCase } from './prepare-cases';
import type { JobOutcome, RawValue } from './realm';

const MAX_TEXT = 4_000;

/**
 * What the function returned, whether or not it fits the signature, and what was expected of it.
 * @param outcome of the one call of `prepared`
 */
export function ownAnswer(prepared: Pick<PreparedCase, 'expectations'>, outcome: JobOutcome): OwnAnswer {
  const expected = prepared.expectations.map(({ output }) => ({ name: output.name, text: partText(output.part) }));
  return { yours: outcome.kind === 'returned' ? outcome.outputs.flatMap(textsOf) : [], expected };
}

function textsOf(raw: RawValue): NamedText[] {
  if (raw.kind !== 'record') return [{ name: '', text: rawText(raw) }];
  return raw.fields.map(([name, value]) => ({ name, text: rawText(value) }));
}

function partText(part: Part): string {
  return part.kind === 'leaf' ? formatLeaf(part.leaf, MAX_TEXT) : cut(`[${part.items.map(partText).join(', ')}]`);
}

/** As `partText`, of what fits no type yet. */
function rawText(raw: RawValue): string {
  switch (raw.kind) {
    case 'tensor':
      return formatLeaf({ ...raw, dtype: raw.holds }, MAX_TEXT);
    case 'number':
      return formatLeaf({ shape: [], data: Float64Array.of(raw.value) }, MAX_TEXT);
    case 'boolean':
      return String(raw.value);
    case 'string':
      return cut(JSON.stringify(raw.value));
    case 'list':
      return cut(`[${raw.items.map(rawText).join(', ')}]`);
    case 'record':
      return cut(`{ ${raw.fields.map(([name, value]) => `${name}: ${rawText(value)}`).join(', ')} }`);
    case 'unusable':
      return raw.path === '' ? raw.what : `${raw.what} at ${raw.path}`;
    default:
      return describeRaw(raw);
  }
}

function cut(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)} …`;
}
