/**
 * Runs a batch of calls for its time: arguments first, then every call and the reading of its result in one go.
 *
 * The result is read inside the timed part, so that work that a tensor still owes, or that was put off, counts.
 * What the calls do to their inputs is left to the cases, which were judged before.
 */

import type { Job, JobOutcome, RawValue } from '#judge/run/realm';
import { buildArgument } from './build-argument';
import { type Budget, flattenOutput, MAX_ELEMENTS } from './flatten-output';
import { classOf, describeThrown, findExport } from './read-module';
import type { TensorLibrary } from './tensor-library';

export interface TimedHost {
  now(): number;
  later(callback: () => void): void;
  mark(at: 'start' | 'end'): void;
}

const { apply, construct } = Reflect;
const NewPromise = Promise;
const NewTypeError = TypeError;

export async function runTimed(
  job: Job,
  namespace: Readonly<Record<string, unknown>> | undefined,
  tensors: TensorLibrary | undefined,
  { now, later, mark }: TimedHost,
): Promise<JobOutcome> {
  const outputs: RawValue[] = [];
  const budget: Budget = { elements: MAX_ELEMENTS };
  const argumentLists: unknown[][] = [];
  const instances: unknown[] = [];
  let call = 0;
  let startedAt = now();
  try {
    const found = findExport(namespace ?? {}, job.exportName);
    const entry = job.calls[0]?.op === 'new' ? classOf(found, job.exportName) : found;
    for (let i = 0; i < job.calls.length; i++) {
      const one = job.calls[i];
      const args: unknown[] = [];
      for (let j = 0; one !== undefined && j < one.args.length; j++)
        args[j] = buildArgument(one.args[j] ?? null, job.style, tensors);
      argumentLists[i] = args;
    }
    const nextTurn = (): Promise<void> => new NewPromise<void>((resolve) => later(resolve));
    mark('start');
    // A turn later: where the shell's end of the port lives in this thread, the mark must get out first.
    await nextTurn();
    startedAt = now();
    for (; call < job.calls.length; call++) {
      const one = job.calls[call];
      const args = argumentLists[call];
      if (one === undefined || args === undefined) break;
      if (one.op === 'new') {
        instances[one.instance] = construct(entry, args);
        continue;
      }
      const returned: unknown =
        one.op === 'function'
          ? await apply(entry, undefined, args)
          : await callMethod(instances[one.instance], one.method, args);
      if (tensors?.readAhead !== undefined) await tensors.readAhead([returned]);
      outputs[outputs.length] = flattenOutput(returned, one.returns, tensors, budget);
    }
    const elapsedMs = now() - startedAt;
    // A turn later, so that what the code left to a timer delays the mark.
    await nextTurn();
    mark('end');
    return { kind: 'returned', outputs, mutated: null, elapsedMs };
  } catch (error) {
    const thrown = describeThrown(error);
    return thrown.kind === 'forbidden' ? thrown : { ...thrown, call, elapsedMs: now() - startedAt };
  }
}

function callMethod(instance: unknown, name: string, args: readonly unknown[]): unknown {
  const method = (instance as Record<string, unknown>)[name];
  if (typeof method !== 'function') throw new NewTypeError(`your class has no method "${name}"`);
  return apply(method, instance, args);
}
