/**
 * Realms for the command line, the unit tests and CI: each a process of its own, warmed ahead.
 *
 * The other shell of judge/run/realm.ts; the runner inside and the parsers of its answers are the browser's.
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
import { withOutsideTime } from '../outside-time';
import { parseRealmMessage } from '../parse-realm-message';
import type { FromRunner, ToRunner } from '../sandbox/runner-messages';
import { type ProcessEnd, type RealmProcess, startRealmProcess } from './realm-process';
import { prepareScripts } from './realm-scripts';

export interface NodeRealms {
  readonly openRealm: OpenRealm;
  /** End every process, spares too. */
  close(): Promise<void>;
}

const START_LIMIT_MS = 30_000;

/** Start making realms. Call `close` when done, or the spares live as long as this process. */
export function createNodeRealms(): NodeRealms {
  const scripts = prepareScripts();
  scripts.catch(() => undefined);
  const spares = new Map<string, Promise<RealmProcess>>();
  const all = new Set<RealmProcess>();
  let closed = false;
  const killAll = (): void => {
    for (const started of all) started.kill();
  };
  process.once('exit', killAll);

  async function start(libraries: RealmNeeds['libraries'], backend: OtherBackend | undefined): Promise<RealmProcess> {
    const { child, scriptsFor, keepCaches } = await scripts;
    const started = startRealmProcess(child, await scriptsFor(libraries, backend));
    all.add(started);
    if (closed) started.kill();
    started.ready.then(keepCaches, () => undefined);
    return started;
  }

  /** Take the spare with these libraries and this backend, and start the next one. */
  async function take({ libraries, backend, timed }: RealmNeeds): Promise<RealmProcess> {
    const key = [...libraries, backend ?? 'cpu'].join(' ');
    const spare = spares.get(key) ?? start(libraries, backend);
    // At once: two that ask at the same time must never get the same process.
    spares.delete(key);
    const taken = await spare;
    taken.hold(true);
    await taken.ready;
    // After `ready`, so that the spare does not slow down what somebody is waiting for.
    if (timed !== true && !spares.has(key)) {
      const next = start(libraries, backend);
      spares.set(key, next);
      next.then(
        (started) => started.hold(spares.get(key) !== next),
        () => undefined,
      );
    }
    return taken;
  }

  return {
    async openRealm(needs) {
      if (closed) throw new Error('the realms are closed');
      const libraries = [...new Set(needs.libraries)].sort();
      if (needs.backend === 'webgl' || needs.backend === 'webgpu')
        throw new BackendStartError('there is no graphics card for a program of Node; its backends are cpu and wasm');
      const taken = await take({ ...needs, libraries });
      const realm = new ProcessRealm(taken, () => all.delete(taken));
      await realm.provide(libraries, needs);
      return realm;
    },
    async close() {
      closed = true;
      process.off('exit', killAll);
      killAll();
      await Promise.allSettled(spares.values());
      killAll();
    },
  };
}

type Answer =
  | { readonly kind: 'answer'; readonly message: FromRunner }
  | ProcessEnd
  | { readonly kind: 'time-limit' }
  | { readonly kind: 'broken'; readonly message: string };

/** A realm in a process. Asks one thing at a time; dead after a limit, a forged message or its process's end. */
class ProcessRealm implements Realm {
  private readonly lines: ConsoleLine[] = [];
  private dropped = 0;
  private lastId = 0;
  private answered: ((answer: Answer) => void) | undefined;
  private end: ProcessEnd | undefined;
  private alive = true;
  private marks: { start?: number; end?: number } = {};

  constructor(
    private readonly process: RealmProcess,
    private readonly onDispose: () => void,
  ) {
    process.listen(
      (payload) => this.receive(payload),
      (end) => {
        this.end = end;
        this.answered?.(end);
      },
    );
  }

  async provide(names: RealmNeeds['libraries'], { forbid, allow, backend }: RealmNeeds): Promise<void> {
    const request = { kind: 'libraries', id: ++this.lastId, names, forbid, allow, backend } as const;
    const answer = await this.ask(request, START_LIMIT_MS);
    if (answer.kind === 'answer' && answer.message.kind === 'ready') return;
    this.dispose();
    if (backend !== undefined && answer.kind === 'answer' && answer.message.kind === 'not-started')
      throw new BackendStartError(answer.message.why);
    throw new Error(`a realm did not start: ${'message' in answer ? JSON.stringify(answer.message) : answer.kind}`);
  }

  async load(key: string, module: CompiledModule, limitMs: number): Promise<LoadOutcome> {
    const answer = await this.ask({ kind: 'load', id: ++this.lastId, key, module }, limitMs);
    if (answer.kind !== 'answer') return this.fail(answer, limitMs);
    return answer.message.kind === 'load-outcome' ? this.keep(answer.message) : this.fail(WRONG_ANSWER, limitMs);
  }

  async run(job: Job, limitMs: number): Promise<JobOutcome> {
    this.marks = {};
    const answer = await this.ask({ kind: 'run', id: ++this.lastId, job }, limitMs);
    if (answer.kind !== 'answer') return this.fail(answer, limitMs);
    if (answer.message.kind !== 'run-outcome') return this.fail(WRONG_ANSWER, limitMs);
    const outcome = this.keep(answer.message);
    return job.timed === true ? withOutsideTime(outcome, this.marks) : outcome;
  }

  console(): { lines: readonly ConsoleLine[]; dropped: number } {
    return { lines: [...this.lines], dropped: this.dropped };
  }

  dispose(): void {
    if (!this.alive) return;
    this.alive = false;
    this.process.kill();
    this.onDispose();
    this.answered?.({ kind: 'died', message: 'the realm was disposed of' });
  }

  private keep<T extends LoadOutcome | JobOutcome>(message: {
    readonly outcome: T;
    readonly console: readonly ConsoleLine[];
    readonly consoleDropped: number;
  }): T {
    this.lines.push(...message.console.slice(0, MAX_CONSOLE_LINES - this.lines.length));
    this.dropped = message.consoleDropped;
    if (message.outcome.kind !== 'loaded' && message.outcome.kind !== 'returned' && message.outcome.kind !== 'threw')
      this.dispose();
    return message.outcome;
  }

  private fail(answer: Exclude<Answer, { kind: 'answer' }>, limitMs: number): LoadOutcome & JobOutcome {
    this.dispose();
    if (answer.kind === 'memory-limit') return answer;
    return answer.kind === 'time-limit'
      ? { kind: 'time-limit', limitMs }
      : { kind: 'broken-realm', message: answer.message };
  }

  /** Send a request and wait for its answer, the limit, or the end of the process. */
  private ask(request: ToRunner, limitMs: number): Promise<Answer> {
    if (!this.alive) return Promise.resolve({ kind: 'broken', message: 'the realm has ended' });
    if (this.end !== undefined) return Promise.resolve(this.end);
    return new Promise((resolve) => {
      const usedBeforeMs = this.process.usedMs() ?? 0;
      let waitsLeft = MAX_WAITS;
      let timer: NodeJS.Timeout;
      const wait = (ms: number): void => {
        timer = setTimeout(() => {
          const missingMs = waitsLeft-- > 0 ? this.starvedMs(usedBeforeMs, limitMs) : 0;
          if (missingMs > 0) wait(Math.max(MIN_WAIT_MS, missingMs));
          // An answer may wait behind this timer when our own thread was busy: it is heard first.
          else setImmediate(() => setImmediate(() => this.answered?.({ kind: 'time-limit' })));
        }, ms);
      };
      wait(limitMs);
      this.answered = (answer) => {
        this.answered = undefined;
        clearTimeout(timer);
        this.process.watch(false);
        resolve(answer);
      };
      this.process.watch(true);
      this.process.send(request);
    });
  }

  /** Of the limit, what a busy machine kept from a process that wants to run: no fault of the code in it. */
  private starvedMs(usedBeforeMs: number, limitMs: number): number {
    const usedMs = this.process.usedMs();
    if (usedMs === null || !this.process.isBusy()) return 0;
    return limitMs * FAIR_SHARE - (usedMs - usedBeforeMs);
  }

  private receive(payload: unknown): void {
    const message = parseRealmMessage(payload);
    if (message === undefined) this.answered?.({ kind: 'broken', message: 'it sent a message that is none of ours' });
    else if (message.id !== this.lastId) return;
    else if (message.kind === 'mark') this.marks[message.at] ??= performance.now();
    else this.answered?.({ kind: 'answer', message });
  }
}

/** A process counts as served when it had this part of its limit. */
const FAIR_SHARE = 0.8;
/** A starved process is waited for again this often, and at least so long each time. */
const MAX_WAITS = 40;
const MIN_WAIT_MS = 100;

const MAX_CONSOLE_LINES = 500;
const WRONG_ANSWER = { kind: 'broken', message: 'an answer to another question' } as const;
