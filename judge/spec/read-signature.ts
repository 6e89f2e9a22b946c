/** The key `signature`: types parsed, every dim that inputs use has a range. */

import { didYouMean } from './did-you-mean';
import { dimsOf, parseParameter, parseReturnType } from './parse-type';
import { faultAt, type Reading, readEntries } from './reading';
import type { FrontMatter } from './schema';
import type { Method, Parameter, ReturnType, Signature, ValueType } from './signature';
import type { Path } from './yaml-tree';

type Places = Pick<Reading, 'faults' | 'find'>;

/** Larger sizes cannot be allocated; a slip of the keyboard should say so here. */
const MAX_SIZE = 2 ** 31 - 1;

/** @returns undefined when a part of it cannot be read: what else the file says cannot be checked then */
export function readSignature(raw: FrontMatter['signature'], places: Places): Signature | undefined {
  const { faults } = places;
  const before = faults.errors.length;
  const dims = Object.fromEntries(readEntries(raw.dims, faults, (name, range) => readRange(name, range, places)));
  const reduces = raw.reduces ?? [];
  const base = { name: raw.name, dims, reduces };
  const signature: Signature =
    raw.kind === 'class'
      ? {
          ...base,
          kind: 'class',
          construct: readParams(raw.construct, ['signature', 'construct'], places),
          methods: Object.entries(raw.methods).map(([name, method]) => readMethod(name, method, places)),
        }
      : {
          ...base,
          kind: 'function',
          params: readParams(raw.params, ['signature', 'params'], places),
          returns: readReturns(raw.returns, ['signature', 'returns'], places),
        };
  if (faults.errors.length > before) return undefined;
  checkDims(signature, raw, places);
  return faults.errors.length > before ? undefined : signature;
}

/** Every parameter that a case may give, of the function or of the constructor and all methods. */
export function parametersOf(signature: Signature): readonly Parameter[] {
  return signature.kind === 'function'
    ? signature.params
    : [...signature.construct, ...signature.methods.flatMap((method) => method.params)];
}

export interface Output {
  /** `result`, a field, `method` or `method.field`: how `compare` calls it. */
  readonly key: string;
  readonly type: ValueType;
  /** Parameters of the call that returns it. */
  readonly params: readonly Parameter[];
}

/** The outputs of a signature, under the names that `compare` uses. */
export function outputsOf(signature: Signature): Output[] {
  const callables =
    signature.kind === 'function'
      ? [{ prefix: '', ...signature }]
      : signature.methods.map((method) => ({ prefix: method.name, ...method }));
  return callables.flatMap(({ prefix, params, returns }): Output[] =>
    returns.kind === 'single'
      ? [{ key: prefix === '' ? 'result' : prefix, type: returns.type, params }]
      : returns.fields.map(({ name, type }) => ({ key: prefix === '' ? name : `${prefix}.${name}`, type, params })),
  );
}

function readRange(name: string, range: string, places: Places): { min: number; max: number } {
  const [min = 0, max = 0] = range.split('..').map(Number);
  const path = ['signature', 'dims', name];
  if (max > MAX_SIZE) throw faultAt(places, path, `sizes go up to ${MAX_SIZE}`);
  if (min > max) throw faultAt(places, path, `the range ${range} is empty`);
  return { min, max };
}

function readMethod(
  name: string,
  raw: { params: Record<string, string>; returns: string | Record<string, string> },
  places: Places,
): Method {
  const path = ['signature', 'methods', name];
  return {
    name,
    params: readParams(raw.params, [...path, 'params'], places),
    returns: readReturns(raw.returns, [...path, 'returns'], places),
  };
}

function readParams(params: Record<string, string>, path: Path, { faults }: Places): Parameter[] {
  return readEntries(params, faults, (name, text) => parseParameter(name, text, [...path, name].join('.'))).map(
    ([, parameter]) => parameter,
  );
}

function readReturns(raw: string | Record<string, string>, path: Path, { faults }: Places): ReturnType {
  const unreadable: ReturnType = { kind: 'record', fields: [] };
  return faults.attempt(() => parseReturnType(raw, path.join('.'))) ?? unreadable;
}

/** A dim that only outputs have takes its size from the reference's answer and may go without a range. */
function checkDims(signature: Signature, raw: FrontMatter['signature'], places: Places): void {
  const inputs = parametersOf(signature).flatMap((param) => dimsOf(param.type));
  const outputs = outputsOf(signature).flatMap(({ type }) => dimsOf(type));
  const ranges = Object.keys(signature.dims);
  const missing = new Set(inputs.filter((name) => !Object.hasOwn(signature.dims, name)));
  for (const name of missing)
    places.faults.add(
      'signature.dims',
      `the dim ${name} is used but has no range${didYouMean(name, ranges)}`,
      places.find(['signature', 'dims']),
    );
  const known = new Set([...ranges, ...missing, ...outputs]);
  for (const [i, name] of (raw.reduces ?? []).entries())
    if (!known.has(name))
      places.faults.add(
        'signature.reduces',
        `${name} is no dim${didYouMean(name, [...known])}`,
        places.find(['signature', 'reduces', i]),
      );
  for (const name of Object.keys(raw.assume ?? {}))
    if (!parametersOf(signature).some((param) => param.name === name))
      places.faults.add(
        'signature.assume',
        `${name} is no parameter${didYouMean(
          name,
          parametersOf(signature).map((param) => param.name),
        )}`,
        places.find(['signature', 'assume', name]),
      );
}
