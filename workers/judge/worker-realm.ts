/** One worker of a sandboxed frame as a `Realm`: requests with time limits, answers parsed, late ones ignored. */

import {
  BackendStartError,
  type CompiledModule,
  type Job,
  type JobOutcome,
  type LoadOutcome,
  type OtherBackend,
  type Realm,
  type RealmNeeds,
} from '#judge/run/realm';
import type { ConsoleLine } from '#judge/verdict/verdict';
import { withOutsideTime } from '../outside-time';
import { parseRealmMessage } from '../parse-realm-message';
import { FRAME_GONE, type FromRunner, type ToRunner } from '../protocol';
import type { GateLink, WorkerEvent } from './gate-link';

/** Start-up is our cost, not the submission's; a slow machine may need long for the libraries. */
const START_LIMIT_MS = 30_000;

/** A frame whose process is alive answers a ping in milliseconds, even while a worker of it is busy. */
const PING_LIMIT_MS = 1_500;

/** After so long without an answer its process has died; a busy machine keeps a living one waiting less. */
const DEATH_LIMIT_MS = 4_000;

/** While a job runs, its frame is asked this often whether it still lives. */
const HEARTBEAT_MS = 500;

/** The end of an idle worker takes a core for some milliseconds, which the verdict that is told at this moment needs more. */
const END_DELAY_MS = 100;

const MAX_CONSOLE_LINES = 500;

type Ended = Extract<JobOutcome, { kind: 'time-limit' | 'memory-limit' | 'output-limit' | 'broken-realm' }>;

interface Waiting {
  readonly id: number;
  /** By this thread's clock, when the realm said that a timed part began and was over. */
  readonly marks: { start?: number; end?: number };
  readonly settle: (answer: FromRunner | Ended) => void;
}

export class WorkerRealm implements Realm {
  private readonly worker: number;
  private waiting: Waiting | undefined;
  private lastId = 0;
  private dead: Ended | undefined;
  private readonly lines: ConsoleLine[] = [];
  private dropped = 0;

  constructor(
    private readonly link: GateLink,
    /** Ends the processor time of a stuck worker. */
    private readonly removeFrames: () => void,
    backend?: OtherBackend,
  ) {
    this.worker = link.spawn((event) => this.hear(event), backend);
  }

  async ready({ libraries, forbid, allow, backend }: RealmNeeds): Promise<void> {
    const answer = await this.ask(
      (id) => ({ kind: 'libraries', id, names: libraries, forbid, allow, backend }),
      START_LIMIT_MS,
    );
    if (answer.kind === 'ready') return;
    const why =
      answer.kind === 'not-started'
        ? answer.why
        : 'message' in answer && answer.message !== undefined
          ? answer.message
          : 'the sandbox did not start in time';
    throw backend === undefined || why === FRAME_GONE ? new Error(why) : new BackendStartError(why);
  }

  async load(key: string, module: CompiledModule, limitMs: number): Promise<LoadOutcome> {
    const answer = await this.ask((id) => ({ kind: 'load', id, key, module }), limitMs);
    if (answer.kind === 'load-outcome') return answer.outcome;
    return endedBy(answer);
  }

  async run(job: Job, limitMs: number): Promise<JobOutcome> {
    const marks = {};
    const answer = await this.ask((id) => ({ kind: 'run', id, job }), limitMs, marks);
    if (answer.kind !== 'run-outcome') return endedBy(answer);
    return job.timed === true ? withOutsideTime(answer.outcome, marks) : answer.outcome;
  }

  console(): { lines: readonly ConsoleLine[]; dropped: number } {
    return { lines: this.lines, dropped: this.dropped };
  }

  dispose(): void {
    if (this.dead === undefined) setTimeout(() => this.link.end(this.worker), END_DELAY_MS);
    // A worker that still works would go on for seconds after terminate().
    if (this.waiting !== undefined) this.removeFrames();
    this.end({ kind: 'broken-realm', message: 'it was closed' });
  }

  private ask(
    build: (id: number) => ToRunner,
    limitMs: number,
    marks: Waiting['marks'] = {},
  ): Promise<FromRunner | Ended> {
    if (this.dead !== undefined) return Promise.resolve(this.dead);
    const id = ++this.lastId;
    return new Promise((resolve) => {
      const timer = setTimeout(() => void this.overdue(limitMs), limitMs);
      const heartbeat = setInterval(() => void this.checkAlive(), HEARTBEAT_MS);
      this.waiting = {
        id,
        marks,
        settle: (answer) => {
          clearTimeout(timer);
          clearInterval(heartbeat);
          this.waiting = undefined;
          resolve(answer);
        },
      };
      this.link.send(this.worker, build(id));
    });
  }

  private hear(event: WorkerEvent): void {
    // Whatever comes from a worker that is given up concerns nobody, least of all the frames of the next one.
    if (this.dead !== undefined) return;
    switch (event.kind) {
      case 'message': {
        const message = parseRealmMessage(event.message);
        if (message === undefined)
          return this.stop({ kind: 'broken-realm', message: 'it sent a message that is none of ours' });
        if (this.waiting?.id !== message.id) return;
        if (message.kind === 'mark') {
          this.waiting.marks[message.at] ??= performance.now();
          return;
        }
        if (message.kind === 'load-outcome' || message.kind === 'run-outcome') {
          this.lines.push(...message.console.slice(0, MAX_CONSOLE_LINES - this.lines.length));
          this.dropped = message.consoleDropped;
        }
        return this.waiting.settle(message);
      }
      case 'over-budget':
        return this.end({ kind: 'output-limit', message: `your code was stopped: ${event.why}` });
      case 'worker-error':
        // The gate tells only those of the start.
        return this.end({ kind: 'broken-realm', message: event.message });
      case 'gone':
        return this.end({ kind: 'broken-realm', message: FRAME_GONE });
    }
  }

  private async overdue(limitMs: number): Promise<void> {
    const { waiting } = this;
    const isAlive = await this.link.answersWithin(PING_LIMIT_MS);
    if (waiting === undefined || this.waiting !== waiting) return;
    this.stop(isAlive ? { kind: 'time-limit', limitMs } : { kind: 'memory-limit' });
  }

  private async checkAlive(): Promise<void> {
    const { waiting } = this;
    if (await this.link.answersWithin(DEATH_LIMIT_MS)) return;
    if (waiting !== undefined && this.waiting === waiting) this.stop({ kind: 'memory-limit' });
  }

  private stop(outcome: Ended): void {
    this.end(outcome);
    this.removeFrames();
  }

  private end(outcome: Ended): void {
    this.dead ??= outcome;
    this.waiting?.settle(this.dead);
  }
}

function endedBy(answer: FromRunner | Ended): Ended {
  switch (answer.kind) {
    case 'ready':
    case 'not-started':
    case 'mark':
    case 'load-outcome':
    case 'run-outcome':
      return { kind: 'broken-realm', message: 'it answered another question' };
    default:
      return answer;
  }
}
