/**
 * A program of a person's own on several backends, one after the other: what it returns, how long it takes, which
 * kernels it runs, and how far its numbers are from the cpu's.
 *
 * It is a stranger's code as any solution: compiled as one, and run in fresh realms with a time limit.
 */

import { type Compiled, compileSolution } from '../compile/compile-solution';
import { BACKENDS, type Backend } from '../verdict/backend';
import { SNIPPET_EXPORT, type SnippetRefusal, type SnippetResult, type SnippetValue } from '../verdict/snippet';
import type { ConsoleLine } from '../verdict/verdict';
import { BackendFault, faultOf, toFault } from './backend-fault';
import { observe } from './inspect-case';
import { type CancelSignal, JudgeCancelled } from './judge-submission';
import { readStack } from './read-stack';
import type { Job, JobOutcome, LoadOutcome, OpenRealm, RawValue, Realm, RealmNeeds } from './realm';

export interface SnippetRequest {
  readonly source: string;
  /** Those to run it on; the cpu always goes first, since the others are held against it. */
  readonly backends: readonly Backend[];
  /** Of each call. */
  readonly limitMs: number;
}

export interface SnippetHost {
  readonly openRealm: OpenRealm;
  readonly signal?: CancelSignal | undefined;
  /** Told of each backend as it is done. */
  readonly onResult: (result: SnippetResult) => void;
}

const LOAD_LIMIT_MS = 4_000;
const FIRST = 8;

const JOB: Job = {
  module: 'user',
  exportName: SNIPPET_EXPORT,
  style: 'tensors',
  calls: [
    {
      op: 'function',
      args: [],
      returns: { kind: 'single', type: { kind: 'tensor', dtype: 'f32', axes: [] } },
    },
  ],
};

/**
 * @returns why it runs nowhere; undefined once every backend was told of
 * @throws JudgeCancelled when the signal was aborted; anything else thrown is a fault of the shell
 */
export async function runSnippet(
  { source, backends, limitMs }: SnippetRequest,
  host: SnippetHost,
): Promise<SnippetRefusal | undefined> {
  const compiled = compileSolution(source, { forbid: [] });
  if (compiled.kind !== 'compiled') return { message: compiled.message, position: compiled.position };
  const missing = missingExport(compiled);
  if (missing !== undefined) return { message: missing, position: null };
  let baseline: RawTensor | undefined;
  for (const backend of [...BACKENDS].reverse()) {
    if (backend !== 'cpu' && !backends.includes(backend)) continue;
    const { result, raw } = await runOn(compiled, backend, limitMs, baseline, host);
    if (host.signal?.aborted === true) throw new JudgeCancelled('cancelled');
    if (backend === 'cpu') baseline = raw;
    host.onResult(result);
  }
  return undefined;
}

type RawTensor = RawValue & { kind: 'tensor' };

interface Ran {
  readonly result: SnippetResult;
  readonly raw?: RawTensor | undefined;
}

async function runOn(
  compiled: Compiled,
  backend: Backend,
  limitMs: number,
  baseline: RawTensor | undefined,
  { openRealm }: SnippetHost,
): Promise<Ran> {
  const needs: RealmNeeds = {
    who: 'solver',
    libraries: [...new Set([...compiled.module.libraries, '@tensorflow/tfjs' as const])],
    forbid: [],
    // Every realm of it is another one: a spare would serve nobody.
    timed: true,
    ...(backend === 'cpu' ? {} : { backend }),
  };
  let realm: Realm;
  try {
    realm = await openRealm(needs);
  } catch (error) {
    const fault = toFault(error, needs);
    if (!(fault instanceof BackendFault)) throw fault;
    return { result: { kind: 'missing', backend, fallback: fault.fallback } };
  }
  try {
    const loaded = await realm.load('user', compiled.module, LOAD_LIMIT_MS);
    if (loaded.kind !== 'loaded') return { result: failed(backend, loaded, compiled, realm, 'while it was loading, ') };
    const outcome = await observe(realm, JOB, compiled, limitMs);
    if (outcome.kind !== 'observed') {
      const fault = faultOf(outcome, backend);
      return fault === undefined
        ? { result: failed(backend, outcome, compiled, realm, '') }
        : { result: { kind: 'missing', backend, fallback: fault.fallback } };
    }
    const raw = toTensor(outcome.first.outputs[0]);
    if (typeof raw === 'string')
      return { result: { kind: 'failed', backend, message: raw, position: null, stack: [], ...printedIn(realm) } };
    const { elapsedMs, kernels, otherCalls, leftBehind, first, printed } = outcome;
    return {
      raw,
      result: {
        kind: 'returned',
        backend,
        value: summaryOf(raw, baseline),
        firstMs: first.elapsedMs,
        ms: elapsedMs,
        kernels,
        otherCalls,
        leftBehind,
        console: printed.lines,
        consoleDropped: printed.dropped,
      },
    };
  } finally {
    realm.dispose();
  }
}

function printedIn(realm: Realm): { console: readonly ConsoleLine[]; consoleDropped: number } {
  const { lines, dropped } = realm.console();
  return { console: lines, consoleDropped: dropped };
}

function missingExport({ exports, declared }: Compiled): string | undefined {
  if (exports.includes(SNIPPET_EXPORT) || exports.includes('default')) return undefined;
  return declared.includes(SNIPPET_EXPORT)
    ? `"${SNIPPET_EXPORT}" is declared but not exported; write "export" in front of it`
    : `a snippet must export a function named "${SNIPPET_EXPORT}", which is called without arguments`;
}

function failed(
  backend: Backend,
  outcome: Exclude<JobOutcome, { kind: 'returned' }> | Exclude<LoadOutcome, { kind: 'loaded' }>,
  compiled: Compiled,
  realm: Realm,
  when: string,
): SnippetResult {
  const trace = 'stack' in outcome ? (outcome.stack ?? '') : '';
  const { position, stack } = readStack(trace, compiled);
  return { kind: 'failed', backend, message: `${when}${endText(outcome)}`, position, stack, ...printedIn(realm) };
}

function endText(outcome: Parameters<typeof failed>[1]): string {
  switch (outcome.kind) {
    case 'threw':
      return `it threw ${outcome.name}: ${outcome.message}`.replace(/: $/, '');
    case 'time-limit':
      return `it was still running after ${outcome.limitMs / 1000} s and was stopped`;
    case 'memory-limit':
      return 'it ran out of memory and was stopped';
    case 'forbidden':
    case 'output-limit':
    case 'backend-lost':
      return outcome.message;
    case 'broken-realm':
      return `it broke the sandbox that it runs in: ${outcome.message}`;
  }
}

/** A number counts as a tensor without axes. */
function toTensor(raw: RawValue | undefined): RawTensor | string {
  switch (raw?.kind) {
    case 'tensor':
      return raw;
    case 'number':
    case 'boolean': {
      const holds = raw.kind === 'boolean' ? 'boolean' : 'number';
      return { kind: 'tensor', shape: [], data: Float64Array.of(Number(raw.value)), holds, from: 'nested' };
    }
    case 'ragged':
      return 'it returned rows of unequal length; it must return a tensor, a number, or arrays of numbers';
    case 'too-large':
    case 'too-deep':
      return 'it returned more than can be read; return a part of it';
    default:
      return `it must return a tensor, a number, or arrays of numbers, and it returned ${raw?.kind === 'unusable' ? raw.what : 'something else'}`;
  }
}

function summaryOf({ shape, data }: RawTensor, baseline: RawTensor | undefined): SnippetValue {
  const value = { shape, first: Array.from(data.subarray(0, FIRST)) };
  if (baseline === undefined) return { ...value, difference: null, relative: null, isOtherShape: false };
  if (baseline.shape.join() !== shape.join()) return { ...value, difference: null, relative: null, isOtherShape: true };
  let difference = 0;
  let scale = 0;
  for (let i = 0; i < data.length; i++) {
    const [a, b] = [data[i] as number, baseline.data[i] as number];
    // Both NaN, or the same infinity, are no difference; NaN against a number is an endless one.
    const off = Object.is(a, b) ? 0 : Math.abs(a - b);
    difference = Math.max(difference, Number.isNaN(off) ? Number.POSITIVE_INFINITY : off);
    if (Number.isFinite(b)) scale = Math.max(scale, Math.abs(b));
  }
  return { ...value, difference, relative: difference === 0 ? 0 : difference / scale, isOtherShape: false };
}
