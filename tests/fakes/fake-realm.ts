/**
 * A realm in this very process: the runner of the real ones behind a port that copies every message.
 *
 * No isolation at all, so it is for code that the tests themselves wrote. A module that blocks the thread
 * cannot be stopped here: a time limit ends only what awaits.
 */

import {
  BackendStartError,
  type CompiledModule,
  type Job,
  type JobOutcome,
  type LoadOutcome,
  type OpenRealm,
  type OtherBackend,
  type Realm,
  type RealmNeeds,
} from '#judge/run/realm';
import type { ConsoleLine } from '#judge/verdict/verdict';
import { withOutsideTime } from '#workers/outside-time';
import { createRunner } from '#workers/sandbox/runner';
import type { FromRunner, ToRunner } from '#workers/sandbox/runner-messages';

export interface FakeRealms {
  readonly openRealm: OpenRealm;
  /** What was asked of each realm, in the order of opening. */
  readonly opened: readonly OpenedRealm[];
}

export interface OpenedRealm {
  readonly needs: RealmNeeds;
  readonly loads: string[];
  readonly jobs: Job[];
  disposed: boolean;
}

export interface FakeOptions {
  /** Namespaces of libraries by name. */
  readonly libraries?: Readonly<Record<string, object>>;
  /** Stands in for the answer of a job of the solver; undefined lets the job run. */
  readonly answer?: (job: Job, jobNumber: number, needs: RealmNeeds) => JobOutcome | undefined;
  /** Why a backend does not start; undefined lets it start, as a name for the library of the tests. */
  readonly startTrouble?: (backend: OtherBackend) => string | undefined;
}

/** The least of a tensor library: values with a shape, so that tests need not load a real one. */
function tensorLibrary(): object {
  class Tensor {
    constructor(
      private readonly data: ArrayLike<number>,
      readonly shape: readonly number[],
      readonly dtype: string,
    ) {}
    dataSync(): ArrayLike<number> {
      return this.data;
    }
  }
  return {
    Tensor,
    tensor: (data: ArrayLike<number>, shape: readonly number[], dtype: string) => new Tensor(data, shape, dtype),
  };
}

const scopes: Record<number, object> = {};
Object.defineProperty(globalThis, 'fakeRealmScopes', { value: scopes });
let lastScope = 0;

export function fakeRealms({ libraries = {}, answer, startTrouble }: FakeOptions = {}): FakeRealms {
  const opened: OpenedRealm[] = [];
  return {
    opened,
    openRealm: async (needs) => {
      const trouble = needs.backend && startTrouble?.(needs.backend);
      if (trouble !== undefined) throw new BackendStartError(trouble);
      const log: OpenedRealm = { needs, loads: [], jobs: [], disposed: false };
      opened.push(log);
      return openFake(needs, libraries, log, needs.who === 'solver' ? answer : undefined);
    },
  };
}

async function openFake(
  needs: RealmNeeds,
  libraries: Readonly<Record<string, object>>,
  log: OpenedRealm,
  answer: FakeOptions['answer'],
): Promise<Realm> {
  const scope = ++lastScope;
  const names = new Map<string, string>();
  const waiting = new Map<number, (message: FromRunner) => void>();
  let lastId = 0;
  const lines: ConsoleLine[] = [];
  let dropped = 0;
  let marks: { start?: number; end?: number } = {};

  const runner = createRunner({
    post: (message) => {
      if (message.kind === 'mark') marks[message.at] = performance.now();
      else waiting.get(message.id)?.(withNames(structuredClone(message), names));
    },
    importModule: (code, key) => {
      const url = urlOf(code, scope);
      names.set(url, `solution-${key.replace(/\W+/g, '-')}.js`);
      return import(/* @vite-ignore */ url) as Promise<Readonly<Record<string, unknown>>>;
    },
    loadLibrary: (name) => libraries[name] ?? (name === '@tensorflow/tfjs' ? tensorLibrary() : {}),
    loadBackend: () => () => ({ start: async () => ({ isAsync: false, trouble: () => undefined }) }),
    now: () => performance.now(),
    later: (callback) => void setTimeout(callback, 0),
  });
  scopes[scope] = { console: runner.globals.console, globalThis: { __provided: runner.globals.__provided } };

  function ask(message: (id: number) => ToRunner): Promise<FromRunner> {
    const id = ++lastId;
    return new Promise((resolve) => {
      waiting.set(id, (answered) => {
        if (answered.kind === 'load-outcome' || answered.kind === 'run-outcome') {
          lines.push(...answered.console);
          dropped = answered.consoleDropped;
        }
        resolve(answered);
      });
      runner.receive(structuredClone(message(id)));
    });
  }

  const { forbid, allow, backend } = needs;
  await ask((id) => ({ kind: 'libraries', id, names: needs.libraries, forbid, allow, backend }));
  return {
    async load(key: string, module: CompiledModule, limitMs: number): Promise<LoadOutcome> {
      log.loads.push(key);
      const answered = await within(
        limitMs,
        ask((id) => ({ kind: 'load', id, key, module })),
      );
      return answered?.kind === 'load-outcome' ? answered.outcome : { kind: 'time-limit', limitMs };
    },
    async run(job: Job, limitMs: number): Promise<JobOutcome> {
      if (log.disposed) return { kind: 'broken-realm', message: 'the realm was disposed' };
      log.jobs.push(job);
      const scripted = answer?.(job, log.jobs.length - 1, needs);
      if (scripted !== undefined) return scripted;
      marks = {};
      const answered = await within(
        limitMs,
        ask((id) => ({ kind: 'run', id, job })),
      );
      if (answered?.kind !== 'run-outcome') return { kind: 'time-limit', limitMs };
      return job.timed === true ? withOutsideTime(answered.outcome, marks) : answered.outcome;
    },
    console: () => ({ lines: [...lines], dropped }),
    dispose: () => {
      log.disposed = true;
      delete scopes[scope];
    },
  };
}

/** The code sees its own console and global object; its first line stays the first. */
function urlOf(code: string, scope: number): string {
  const source = `const { console, globalThis } = global.fakeRealmScopes[${scope}];${code}`;
  return `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`;
}

/** Stacks name modules as the real realms do. */
function withNames(message: FromRunner, names: ReadonlyMap<string, string>): FromRunner {
  if (!('outcome' in message) || !('stack' in message.outcome)) return message;
  const { stack: told } = message.outcome;
  if (told === undefined) return message;
  const stack = [...names].reduce((text, [url, name]) => text.replaceAll(url, name), told);
  return { ...message, outcome: { ...message.outcome, stack } } as FromRunner;
}

async function within<T>(limitMs: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limitMs);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
