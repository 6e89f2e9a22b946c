/**
 * Runs compiled modules inside a realm and reports what they returned. Holds no answers.
 *
 * Transport-neutral: a browser worker and a Node context both give it a port, an importer and a clock, and
 * install `globals` before the first module is loaded. What it uses after a solution has run was taken before.
 */

import type { Job, JobOutcome, Library, LoadOutcome, OtherBackend, RawValue } from '#judge/run/realm';
import { type ArrayMeter, createArrayMeter, type MeterCalls } from './array-meter';
import { buildArgument, isChanged } from './build-argument';
import { captureConsole } from './capture-console';
import { type Budget, flattenOutput, MAX_ELEMENTS } from './flatten-output';
import type { BackendFactory, StartedBackend } from './libraries/started-backend';
import { provideLibrary } from './provide-library';
import { classOf, describeThrown, findExport, MAX_TEXT } from './read-module';
import { runTimed } from './run-timed';
import type { FromRunner, ToRunner } from './runner-messages';
import { shorten } from './shorten';
import { captureTensorLibrary, type TensorLibrary } from './tensor-library';
import { meterTensors, type TensorMeter } from './tensor-meter';

export interface RunnerHost {
  post(message: FromRunner): void;
  /** Import an ES module; `key` names it in stacks (`solution-<key>.js`). */
  importModule(code: string, key: string): Promise<Readonly<Record<string, unknown>>>;
  loadLibrary(name: Library): object;
  loadBackend(name: OtherBackend): BackendFactory;
  /** Milliseconds, monotonic; taken before any solution ran. */
  now(): number;
  /** Call back in a later turn of the event loop. */
  later(callback: () => void): void;
}

export interface Runner {
  receive(message: ToRunner): void;
  /** To stand on the global object before any module is loaded. */
  readonly globals: { readonly console: object; readonly __provided: Readonly<Record<string, unknown>> };
}

const { construct, apply } = Reflect;
const { isArray } = Array;
const NewPromise = Promise;
const { then } = Promise.prototype;
const { keys: namesOf, create } = Object;
const NewTypeError = TypeError;

export function createRunner(host: RunnerHost): Runner {
  let tensors: TensorLibrary | undefined;
  const provided: Record<string, unknown> = create(null) as Record<string, unknown>;
  const modules: Record<string, Readonly<Record<string, unknown>> | undefined> = create(null) as Record<
    string,
    undefined
  >;
  const captured = captureConsole(() => tensors);
  const meters: Meters = { arrays: createArrayMeter(), tensors: undefined };
  let backend: StartedBackend | undefined;
  const { post, now, later, importModule, loadLibrary, loadBackend } = host;

  async function provide(message: ToRunner & { kind: 'libraries' }): Promise<void> {
    for (const name of message.names) {
      const namespace = loadLibrary(name);
      if (name === '@tensorflow/tfjs' && tensors === undefined) {
        if (message.backend !== undefined) backend = await loadBackend(message.backend)(namespace).start();
        tensors = captureTensorLibrary(namespace, backend?.isAsync === true);
        meters.tensors = meterTensors(namespace);
      }
      const prefix = name === 'mathjs' ? 'math' : 'tf';
      provided[name] = provideLibrary(namespace, prefix, message.forbid, message.allow ?? []);
    }
    post({ kind: 'ready', id: message.id });
  }

  /** Metered code takes the meter in its first line; after that nobody finds it any more. */
  function provideMeter(): void {
    let calls: MeterCalls | undefined = meters.arrays.calls;
    provided['#meter'] = (): MeterCalls | undefined => {
      const taken = calls;
      calls = undefined;
      return taken;
    };
  }

  async function load(message: ToRunner & { kind: 'load' }): Promise<void> {
    let outcome: LoadOutcome;
    provideMeter();
    try {
      const namespace = await importModule(message.module.code, message.key);
      modules[message.key] = namespace;
      outcome = { kind: 'loaded', exports: exportsOf(namespace) };
    } catch (error) {
      outcome = describeThrown(error);
    }
    const { lines, dropped } = captured.take();
    post({ kind: 'load-outcome', id: message.id, outcome, console: lines, consoleDropped: dropped });
  }

  async function run({ id, job }: ToRunner & { kind: 'run' }): Promise<void> {
    const work =
      job.timed === true
        ? runTimed(job, modules[job.module], tensors, { now, later, mark: (at) => post({ kind: 'mark', id, at }) })
        : runJob(job, modules[job.module], tensors, meters, now);
    const answer = await unlessLost(work, backend?.lost);
    // What was computed while the device was being lost is noise, whether it was returned or thrown.
    const trouble = backend?.trouble();
    const outcome: JobOutcome =
      trouble === undefined && answer !== undefined
        ? answer
        : { kind: 'backend-lost', message: trouble ?? 'it was lost' };
    const { lines, dropped } = captured.take();
    post({ kind: 'run-outcome', id, outcome, console: lines, consoleDropped: dropped });
  }

  return {
    globals: { console: captured.console, __provided: provided },
    receive(message) {
      switch (message.kind) {
        case 'libraries':
          provide(message).catch((error: unknown) => {
            const { message: why } = describeThrown(error);
            post({ kind: 'not-started', id: message.id, why: shorten(why, MAX_TEXT) });
          });
          break;
        case 'load':
          void load(message);
          break;
        case 'run':
          void run(message);
          break;
      }
    },
  };
}

/** What `running` answers; undefined once `lost` settles, since then it may never answer. */
function unlessLost<T>(running: Promise<T>, lost: Promise<unknown> | undefined): Promise<T | undefined> {
  if (lost === undefined) return running;
  return new NewPromise((resolve, reject) => {
    apply(then, running, [resolve, reject]);
    apply(then, lost, [() => resolve(undefined)]);
  });
}

interface Meters {
  readonly arrays: ArrayMeter;
  tensors: TensorMeter | undefined;
}

async function runJob(
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
  try {
    const entry = findExport(namespace ?? {}, job.exportName);
    for (; call < job.calls.length; call++) {
      const one = job.calls[call];
      if (one === undefined) break;
      const args: unknown[] = [];
      for (let i = 0; i < one.args.length; i++) args[i] = buildArgument(one.args[i] ?? null, job.style, tensors);
      let returned: unknown;
      meters.arrays.enter(args, instances);
      meters.tensors?.watch(true);
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
      meters.arrays.leave();
      const violation = violationOf(meters);
      if (violation !== undefined) return violation;
      if (one.op !== 'new') outputs[outputs.length] = flattenOutput(returned, one.returns, tensors, budget);
      for (let i = 0; i < one.args.length; i++)
        if (mutated === null && isChanged(args[i], one.args[i] ?? null, tensors)) mutated = { call, param: i };
      if (job.style === 'tensors') releaseTensors(args, meters.tensors);
    }
    return { kind: 'returned', outputs, mutated, elapsedMs };
  } catch (error) {
    const violation = violationOf(meters);
    if (violation !== undefined) return violation;
    const thrown = describeThrown(error);
    return thrown.kind === 'forbidden' ? thrown : { ...thrown, call, elapsedMs: elapsedMs + (now() - startedAt) };
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

function exportsOf(
  namespace: Readonly<Record<string, unknown>>,
): { name: string; type: 'function' | 'class' | 'other' }[] {
  const list: { name: string; type: 'function' | 'class' | 'other' }[] = [];
  const names = namesOf(namespace);
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    list[i] = { name, type: typeof namespace[name] === 'function' ? 'function' : 'other' };
  }
  return list;
}
