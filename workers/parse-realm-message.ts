/**
 * What comes out of a realm, checked before anything is done with it. Shared by the browser and Node shells.
 *
 * Hand-written: a schema library would walk a hostile tree of any size. Every branch is bounded, cheap checks
 * come first, and a message that does not fit is no message.
 */

import type { JobOutcome, LoadOutcome, RawValue } from '#judge/run/realm';
import type { ConsoleLine } from '#judge/verdict/verdict';
import { parseObservation } from './parse-observation';
import type { FromRunner } from './sandbox/runner-messages';

const MAX_NODES = 200_000;
const MAX_DEPTH = 8;
const LEVELS: readonly ConsoleLine['level'][] = ['log', 'info', 'warn', 'error', 'debug'];

type Fields = Readonly<Record<string, unknown>>;

/** @returns undefined when the message is none of ours: forged or broken */
export function parseRealmMessage(message: unknown): FromRunner | undefined {
  if (!isFields(message) || !isCount(message.id)) return undefined;
  const { kind, id } = message;
  if (kind === 'ready') return { kind, id };
  if (kind === 'mark') return message.at === 'start' || message.at === 'end' ? { kind, id, at: message.at } : undefined;
  if (kind === 'not-started') return isText(message.why) ? { kind, id, why: message.why } : undefined;
  if (kind !== 'load-outcome' && kind !== 'run-outcome') return undefined;
  const lines = parseConsole(message.console);
  if (lines === undefined || !isCount(message.consoleDropped) || !isFields(message.outcome)) return undefined;
  const shared = { id, console: lines, consoleDropped: message.consoleDropped };
  if (kind === 'load-outcome') {
    const outcome = parseLoadOutcome(message.outcome);
    return outcome && { kind, ...shared, outcome };
  }
  const outcome = parseJobOutcome(message.outcome);
  return outcome && { kind, ...shared, outcome };
}

function parseLoadOutcome(outcome: Fields): LoadOutcome | undefined {
  if (outcome.kind !== 'loaded') return parseThrown(outcome);
  if (!Array.isArray(outcome.exports) || outcome.exports.length > 10_000) return undefined;
  const exports: { name: string; type: 'function' | 'class' | 'other' }[] = [];
  for (const one of outcome.exports as unknown[]) {
    if (!isFields(one) || !isText(one.name)) return undefined;
    exports.push({ name: one.name, type: one.type === 'function' || one.type === 'class' ? one.type : 'other' });
  }
  return { kind: 'loaded', exports };
}

function parseThrown(outcome: Fields): (LoadOutcome & { kind: 'threw' | 'forbidden' }) | undefined {
  const { kind, name, message, stack } = outcome;
  if (!isText(message) || !isText(stack)) return undefined;
  if (kind === 'forbidden') return { kind, message, stack };
  return kind === 'threw' && isText(name) ? { kind, name, message, stack } : undefined;
}

function parseJobOutcome(outcome: Fields): JobOutcome | undefined {
  if (outcome.kind === 'memory-limit')
    return isText(outcome.message) && isText(outcome.stack)
      ? { kind: 'memory-limit', message: outcome.message, stack: outcome.stack }
      : undefined;
  if (outcome.kind === 'backend-lost')
    return isText(outcome.message) ? { kind: 'backend-lost', message: outcome.message } : undefined;
  if (outcome.kind !== 'returned') {
    const thrown = parseThrown(outcome);
    if (thrown === undefined || thrown.kind === 'forbidden') return thrown;
    return isCount(outcome.call) && isTime(outcome.elapsedMs)
      ? { ...thrown, call: outcome.call, elapsedMs: outcome.elapsedMs }
      : undefined;
  }
  if (!Array.isArray(outcome.outputs) || !isTime(outcome.elapsedMs)) return undefined;
  const mutated = parseMutated(outcome.mutated);
  if (mutated === undefined) return undefined;
  const budget = { nodes: MAX_NODES };
  const outputs: RawValue[] = [];
  for (const one of outcome.outputs as unknown[]) {
    const raw = parseRawValue(one, 0, budget);
    if (raw === undefined) return undefined;
    outputs.push(raw);
  }
  const { tensorsLeft } = outcome;
  if (tensorsLeft !== undefined && !isCount(tensorsLeft)) return undefined;
  const observation = outcome.observation === undefined ? undefined : parseObservation(outcome.observation);
  if (observation === undefined && outcome.observation !== undefined) return undefined;
  return {
    kind: 'returned',
    outputs,
    mutated,
    elapsedMs: outcome.elapsedMs,
    ...(tensorsLeft === undefined ? {} : { tensorsLeft }),
    ...(observation === undefined ? {} : { observation }),
  };
}

function parseMutated(value: unknown): { call: number; param: number } | null | undefined {
  if (value === null) return null;
  return isFields(value) && isCount(value.call) && isCount(value.param)
    ? { call: value.call, param: value.param }
    : undefined;
}

function parseRawValue(value: unknown, depth: number, budget: { nodes: number }): RawValue | undefined {
  if (!isFields(value) || depth > MAX_DEPTH || budget.nodes-- <= 0) return undefined;
  switch (value.kind) {
    case 'tensor':
      return parseRawTensor(value);
    case 'number':
      return typeof value.value === 'number' ? { kind: 'number', value: value.value } : undefined;
    case 'boolean':
      return typeof value.value === 'boolean' ? { kind: 'boolean', value: value.value } : undefined;
    case 'string':
      return typeof value.value === 'string' && value.value.length <= 2_000_000
        ? { kind: 'string', value: value.value }
        : undefined;
    case 'list': {
      if (!Array.isArray(value.items)) return undefined;
      const items: RawValue[] = [];
      for (const item of value.items as unknown[]) {
        const raw = parseRawValue(item, depth + 1, budget);
        if (raw === undefined) return undefined;
        items.push(raw);
      }
      return { kind: 'list', items };
    }
    case 'record': {
      if (!Array.isArray(value.fields) || value.fields.length > 100) return undefined;
      const fields: [string, RawValue][] = [];
      for (const field of value.fields as unknown[]) {
        if (!Array.isArray(field) || field.length !== 2 || !isText(field[0])) return undefined;
        const raw = parseRawValue(field[1], depth + 1, budget);
        if (raw === undefined) return undefined;
        fields.push([field[0], raw]);
      }
      return { kind: 'record', fields };
    }
    case 'ragged':
      return isIndexList(value.path) && isCount(value.expected) && isCount(value.actual)
        ? { kind: 'ragged', path: value.path, expected: value.expected, actual: value.actual }
        : undefined;
    case 'unusable':
      return isText(value.path) && isText(value.what)
        ? { kind: 'unusable', path: value.path, what: value.what }
        : undefined;
    case 'too-deep':
      return { kind: 'too-deep' };
    case 'too-large':
      return typeof value.elements === 'number' ? { kind: 'too-large', elements: value.elements } : undefined;
    default:
      return undefined;
  }
}

function parseRawTensor({ shape, data, holds, from }: Fields): RawValue | undefined {
  if (!(data instanceof Float64Array) || !(data.buffer instanceof ArrayBuffer) || !isIndexList(shape)) return undefined;
  if ((holds !== 'number' && holds !== 'boolean') || (from !== 'tensor' && from !== 'nested' && from !== 'typed'))
    return undefined;
  let size = 1;
  for (const dim of shape) size *= dim;
  return size === data.length ? { kind: 'tensor', shape, data, holds, from } : undefined;
}

function parseConsole(value: unknown): ConsoleLine[] | undefined {
  if (!Array.isArray(value) || value.length > 500) return undefined;
  const lines: ConsoleLine[] = [];
  for (const line of value as unknown[]) {
    const level = isFields(line) ? LEVELS.find((one) => one === line.level) : undefined;
    if (level === undefined || !isText((line as Fields).text)) return undefined;
    lines.push({ level, text: (line as Fields).text as string });
  }
  return lines;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 16_384;
}

function isIndexList(value: unknown): value is number[] {
  return Array.isArray(value) && value.length <= 64 && value.every(isCount);
}
