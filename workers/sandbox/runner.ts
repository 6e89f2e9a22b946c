/**
 * Runs compiled modules inside a realm and reports what they returned. Holds no answers.
 *
 * Transport-neutral: a browser worker and a Node context both give it a port, an importer and a clock, and
 * install `globals` before the first module is loaded. What it uses after a solution has run was taken before.
 */

import type { JobOutcome, Library, LoadOutcome, OtherBackend } from '#judge/run/realm';
import { createArrayMeter, type MeterCalls } from './array-meter';
import { captureConsole } from './capture-console';
import type { BackendFactory, StartedBackend } from './libraries/started-backend';
import { createTensorObserver } from './observe-tensors';
import { provideLibrary } from './provide-library';
import { describeThrown, MAX_TEXT } from './read-module';
import { type Meters, runJob } from './run-job';
import { runTimed } from './run-timed';
import type { FromRunner, ToRunner } from './runner-messages';
import { shorten } from './shorten';
import { captureTensorLibrary, type TensorLibrary } from './tensor-library';
import { meterTensors } from './tensor-meter';

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

const { apply } = Reflect;
const NewPromise = Promise;
const { then } = Promise.prototype;
const { keys: namesOf, create } = Object;

export function createRunner(host: RunnerHost): Runner {
  let tensors: TensorLibrary | undefined;
  const provided: Record<string, unknown> = create(null) as Record<string, unknown>;
  const modules: Record<string, Readonly<Record<string, unknown>> | undefined> = create(null) as Record<
    string,
    undefined
  >;
  const captured = captureConsole(() => tensors);
  const meters: Meters = { arrays: createArrayMeter(), tensors: undefined, observer: undefined };
  let backend: StartedBackend | undefined;
  const { post, now, later, importModule, loadLibrary, loadBackend } = host;

  async function provide(message: ToRunner & { kind: 'libraries' }): Promise<void> {
    for (const name of message.names) {
      const namespace = loadLibrary(name);
      if (name === '@tensorflow/tfjs' && tensors === undefined) {
        if (message.backend !== undefined) backend = await loadBackend(message.backend)(namespace).start();
        tensors = captureTensorLibrary(namespace, backend?.isAsync === true);
        meters.tensors = meterTensors(namespace);
        meters.observer = createTensorObserver(namespace, tensors, now);
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
