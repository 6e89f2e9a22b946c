/**
 * Runs the calls of one job in order and reports what they returned.
 *
 * How many tensors they left alive is told as a difference of two counts, which costs nothing; which ones, and where
 * they were made, only a job with `observe` finds out.
 */

import type { Job, JobOutcome, RawValue } from '#judge/run/realm';
import type { ArrayMeter } from './array-meter';
import { buildArgument, isChanged } from './build-argument';
import { type Budget, flattenOutput, MAX_ELEMENTS } from './flatten-output';
import type { TensorObserver } from './observe-tensors';
import { classOf, describeThrown, findExport, MAX_TEXT } from './read-module';
import type { TensorLibrary } from './tensor-library';
import type { TensorMeter } from './tensor-meter';

export interface Meters {
  readonly arrays: ArrayMeter;
  tensors: TensorMeter | undefined;
  observer: TensorObserver | undefined;
}

const { construct, apply } = Reflect;
const { isArray } = Array;
const { isSafeInteger } = Number;
const NewTypeError = TypeError;

export async function runJob(
  job: Job,
  namespace: Readonly<Record<string, unknown>> | undefined,
  tensors: TensorLibrary | undefined,
  meters: Meters,
  now: () => number,
): Promise<JobOutcome> {
  const outputs: RawValue[] = [];
  const budget: Budget = { elements: MAX_ELEMENTS };
  const instances: unknown[] = [];
  let mutated: { call: number; param: number } | null = null;
  let elapsedMs = 0;
  let call = 0;
  let startedAt = now();
  meters.arrays.begin(job.limits);
  meters.tensors?.begin(job.limits);
  const observer = job.observe === undefined ? undefined : meters.observer;
  if (observer !== undefined) {
    observer.begin(job.observe?.stackOf ?? null);
    meters.tensors?.listen(observer.made);
  }
  let aliveBefore = tensors?.alive() ?? 0;
  let handedBack = 0;
  try {
    const entry = findExport(namespace ?? {}, job.exportName);
    for (; call < job.calls.length; call++) {
      const one = job.calls[call];
      if (one === undefined) break;
      const args: unknown[] = [];
      const aliveAtCall = tensors?.alive() ?? 0;
      for (let i = 0; i < one.args.length; i++) args[i] = buildArgument(one.args[i] ?? null, job.style, tensors);
      aliveBefore += (tensors?.alive() ?? 0) - aliveAtCall;
      let returned: unknown;
      meters.arrays.enter(args, instances);
      meters.tensors?.watch(true);
      observer?.watch(true);
      startedAt = now();
      if (one.op === 'new') instances[one.instance] = construct(classOf(entry, job.exportName), args);
      else if (one.op === 'function') returned = await apply(entry, undefined, args);
      else {
        const instance = instances[one.instance] as Record<string, unknown>;
        const method = instance[one.method];
        if (typeof method !== 'function') throw new NewTypeError(`your class has no method "${one.method}"`);
        returned = await apply(method, instance, args);
      }
      if (tensors?.readAhead !== undefined) {
        // Inside the measured time: until it is read, a GPU has only been told what to do.
        meters.tensors?.watch(false);
        await tensors.readAhead([returned, args]);
      }
      elapsedMs += now() - startedAt;
      startedAt = now();
      meters.tensors?.watch(false);
      observer?.watch(false);
      meters.arrays.leave();
      const violation = violationOf(meters);
      if (violation !== undefined) return violation;
      if (one.op !== 'new') outputs[outputs.length] = flattenOutput(returned, one.returns, tensors, budget);
      // An object may hand back what it keeps, again and again: of a class only the inspection tells.
      if (one.op === 'function' && !holds(args, returned)) handedBack += tensorsIn(outputs[outputs.length - 1]);
      observer?.keep(args, returned);
      for (let i = 0; i < one.args.length; i++)
        if (mutated === null && isChanged(args[i], one.args[i] ?? null, tensors)) mutated = { call, param: i };
      if (job.style === 'tensors') releaseTensors(args, meters.tensors);
    }
    const tensorsLeft = (tensors?.alive() ?? 0) - aliveBefore - handedBack;
    return {
      kind: 'returned',
      outputs,
      mutated,
      elapsedMs,
      ...(job.style === 'tensors' && isSafeInteger(tensorsLeft) && tensorsLeft > 0 ? { tensorsLeft } : {}),
      ...(observer === undefined ? {} : { observation: observer.end(instances) }),
    };
  } catch (error) {
    const violation = violationOf(meters);
    if (violation !== undefined) return violation;
    const thrown = describeThrown(error);
    return thrown.kind === 'forbidden' ? thrown : { ...thrown, call, elapsedMs: elapsedMs + (now() - startedAt) };
  } finally {
    observer?.leave();
    meters.tensors?.listen(undefined);
  }
}

/** A limit that was met, whatever became of the error that told so. */
function violationOf({ arrays, tensors }: Meters): (JobOutcome & { kind: 'memory-limit' }) | undefined {
  const violation = tensors?.violation() ?? arrays.violation();
  return violation === undefined
    ? undefined
    : { kind: 'memory-limit', message: violation.message, stack: violation.stack.slice(0, MAX_TEXT) };
}

/** Arguments of a call that is over are the solution's to keep or to drop: they count no more. */
function releaseTensors(args: readonly unknown[], meter: TensorMeter | undefined): void {
  if (meter === undefined) return;
  meter.release(args);
  for (let i = 0; i < args.length; i++) if (isArray(args[i])) releaseTensors(args[i] as readonly unknown[], meter);
}

function holds(values: readonly unknown[], value: unknown): boolean {
  for (let i = 0; i < values.length; i++) if (values[i] === value) return true;
  return false;
}

/** Tensors that an output consists of, told from what was read of it: the solution's object is not looked at again. */
function tensorsIn(raw: RawValue | undefined): number {
  let count = 0;
  if (raw?.kind === 'tensor' && raw.from === 'tensor') count = 1;
  else if (raw?.kind === 'list') for (let i = 0; i < raw.items.length; i++) count += tensorsIn(raw.items[i]);
  else if (raw?.kind === 'record') for (let i = 0; i < raw.fields.length; i++) count += tensorsIn(raw.fields[i]?.[1]);
  return count;
}
