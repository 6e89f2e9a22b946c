/**
 * Runs compiled modules inside a realm and reports what they returned. Holds no answers.
 *
 * Transport-neutral: a browser worker and a Node context both give it a port, an importer and a clock, and
 * install `globals` before the first module is loaded. What it uses after a solution has run was taken before.
 */

import type { Job, JobOutcome, Library, LoadOutcome, RawValue } from '#judge/run/realm';
import { buildArgument, isChanged } from './build-argument';
import { captureConsole } from './capture-console';
import { type Budget, flattenOutput, MAX_ELEMENTS } from './flatten-output';
import { NotProvidedError, provideLibrary } from './provide-library';
import type { FromRunner, ToRunner } from './runner-messages';
import { shorten } from './shorten';
import { captureTensorLibrary, type TensorLibrary } from './tensor-library';

export interface RunnerHost {
  post(message: FromRunner): void;
  /** Import an ES module; `key` names it in stacks (`solution-<key>.js`). */
  importModule(code: string, key: string): Promise<Readonly<Record<string, unknown>>>;
  loadLibrary(name: Library): object;
  /** Milliseconds, monotonic; taken before any solution ran. */
  now(): number;
}

export interface Runner {
  receive(message: ToRunner): void;
  /** To stand on the global object before any module is loaded. */
  readonly globals: { readonly console: object; readonly __provided: Readonly<Record<string, unknown>> };
}

const MAX_TEXT = 8_192;
const toText = String;
const { construct, apply } = Reflect;
const PlainObject = Object;
const namesOf = Object.keys;

export function createRunner(host: RunnerHost): Runner {
  let tensors: TensorLibrary | undefined;
  const provided: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const modules: Record<string, Readonly<Record<string, unknown>> | undefined> = Object.create(null) as Record<
    string,
    undefined
  >;
  const captured = captureConsole(() => tensors);
  const { post, now, importModule, loadLibrary } = host;

  function provide(message: ToRunner & { kind: 'libraries' }): void {
    for (const name of message.names) {
      const namespace = loadLibrary(name);
      if (name === '@tensorflow/tfjs') tensors = captureTensorLibrary(namespace);
      provided[name] = provideLibrary(namespace, name === 'mathjs' ? 'math' : 'tf', message.forbid);
    }
    post({ kind: 'ready', id: message.id });
  }

  async function load(message: ToRunner & { kind: 'load' }): Promise<void> {
    let outcome: LoadOutcome;
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
    const outcome = await runJob(job, modules[job.module], tensors, now);
    const { lines, dropped } = captured.take();
    post({ kind: 'run-outcome', id, outcome, console: lines, consoleDropped: dropped });
  }

  return {
    globals: { console: captured.console, __provided: provided },
    receive(message) {
      switch (message.kind) {
        case 'libraries':
          provide(message);
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

async function runJob(
  job: Job,
  namespace: Readonly<Record<string, unknown>> | undefined,
  tensors: TensorLibrary | undefined,
  now: () => number,
): Promise<JobOutcome> {
  const outputs: RawValue[] = [];
  const budget: Budget = { elements: MAX_ELEMENTS };
  const instances: unknown[] = [];
  let mutated: { call: number; param: number } | null = null;
  let elapsedMs = 0;
  let call = 0;
  let startedAt = now();
  try {
    const entry = findExport(namespace ?? {}, job.exportName);
    for (; call < job.calls.length; call++) {
      const one = job.calls[call];
      if (one === undefined) break;
      const args: unknown[] = [];
      for (let i = 0; i < one.args.length; i++) args[i] = buildArgument(one.args[i] ?? null, job.style, tensors);
      let returned: unknown;
      startedAt = now();
      if (one.op === 'new') instances[one.instance] = construct(classOf(entry, job.exportName), args);
      else if (one.op === 'function') returned = await apply(entry, undefined, args);
      else {
        const instance = instances[one.instance] as Record<string, unknown>;
        const method = instance[one.method];
        if (typeof method !== 'function') throw new TypeError(`your class has no method "${one.method}"`);
        returned = await apply(method, instance, args);
      }
      elapsedMs += now() - startedAt;
      startedAt = now();
      if (one.op !== 'new') outputs[outputs.length] = flattenOutput(returned, one.returns, tensors, budget);
      for (let i = 0; i < one.args.length; i++)
        if (mutated === null && isChanged(args[i], one.args[i] ?? null, tensors)) mutated = { call, param: i };
    }
    return { kind: 'returned', outputs, mutated, elapsedMs };
  } catch (error) {
    const thrown = describeThrown(error);
    return thrown.kind === 'forbidden' ? thrown : { ...thrown, call, elapsedMs: elapsedMs + (now() - startedAt) };
  }
}

/** The named export; a lone default export is what was meant, whatever its name. */
function findExport(namespace: Readonly<Record<string, unknown>>, name: string): (...args: unknown[]) => unknown {
  const entry = namespace[name] ?? namespace['default'];
  if (typeof entry !== 'function')
    throw new TypeError(
      `the export "${name}" is ${entry === undefined ? 'missing' : `no function but ${typeof entry}`}`,
    );
  return entry as (...args: unknown[]) => unknown;
}

/** An arrow function, or an async one, is no class; the engine would say so by printing its source. */
function classOf(entry: (...args: unknown[]) => unknown, name: string): (...args: unknown[]) => unknown {
  try {
    // Checks that `entry` can be constructed, without running it.
    construct(PlainObject, [], entry);
  } catch {
    throw new TypeError(`the export "${name}" is a function that cannot be called with "new"; a class is needed`);
  }
  return entry;
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

interface Thrown {
  readonly kind: 'threw';
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** Anything can be thrown: read it without trusting a getter. */
function describeThrown(
  error: unknown,
): Thrown | { readonly kind: 'forbidden'; readonly message: string; readonly stack: string } {
  const read = (key: string): string => {
    try {
      const value = (error as Record<string, unknown>)[key];
      return typeof value === 'string' ? shorten(value, MAX_TEXT) : '';
    } catch {
      return '';
    }
  };
  const isObject = (typeof error === 'object' && error !== null) || typeof error === 'function';
  if (!isObject) {
    const message = typeof error === 'string' ? `"${shorten(error, MAX_TEXT)}"` : toText(error);
    return { kind: 'threw', name: 'thrown value', message, stack: '' };
  }
  if (isNotProvided(error)) return { kind: 'forbidden', message: read('message'), stack: read('stack') };
  const name = read('name');
  const message = read('message');
  if (name === '' && message === '')
    return { kind: 'threw', name: 'thrown value', message: 'an object', stack: read('stack') };
  return { kind: 'threw', name: name || 'Error', message, stack: read('stack') };
}

function isNotProvided(error: unknown): boolean {
  try {
    return error instanceof NotProvidedError;
  } catch {
    // A proxy that refuses to show its prototype.
    return false;
  }
}
