/**
 * One process that runs one realm: started, watched and killed from here.
 *
 * A process and not a thread: an allocation that the heap cannot hold (`Array.from({ length: 1e9 })`) aborts the
 * whole process in V8, whatever limits a worker thread was given, and the judge has to outlive it.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

import type { FromChild, RealmScript, ToChild } from './realm-messages';

export type ProcessEnd =
  | { readonly kind: 'memory-limit' }
  /** Ended without being asked to. */
  | { readonly kind: 'died'; readonly message: string };

export interface RealmProcess {
  /** Resolves with the code caches once the context stands. Rejects when the process cannot start. */
  readonly ready: Promise<Readonly<Record<string, Uint8Array>>>;
  send(payload: unknown): void;
  /** Receives each message of the runner, and at last the end, unless it was killed from here. */
  listen(onPayload: (payload: unknown) => void, onEnd: (end: ProcessEnd) => void): void;
  /** A spare must not keep our own process alive; one at work must. */
  hold(on: boolean): void;
  /** Watch the memory while code of others runs. */
  watch(on: boolean): void;
  /** Processor time so far, ms; null where the system does not tell. */
  usedMs(): number | null;
  /** Whether it would use the processor now. */
  isBusy(): boolean;
  kill(): void;
}

const HEAP_LIMIT_MB = 3_072;
/** Resident memory that a solution may add; the heap's own limit is higher, so that this one answers first and fast. */
const MEMORY_LIMIT_BYTES = 1.5e9;
/** Address space: buffers that were never written to count here alone. wasm reserves 10 GB for each memory. */
const ADDRESS_LIMIT_BYTES = 200e9;
const WATCH_EVERY_MS = 25;

/** Start a process with `childCode` as its program. */
export function startRealmProcess(childCode: string, scripts: readonly RealmScript[]): RealmProcess {
  const child = spawn(process.execPath, [...nodeFlags(), '--eval', childCode], {
    // Windows starts no program without SystemRoot; nothing else of our environment is theirs to read.
    env: process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] ?? '' } : {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    windowsHide: true,
  });
  let onPayload: (payload: unknown) => void = () => undefined;
  let onEnd: (end: ProcessEnd) => void = () => undefined;
  let killed = false;
  let overMemory = false;
  let lastWords = '';
  let watching: NodeJS.Timeout | undefined;
  let before: ReturnType<typeof readMemory> | undefined;
  const stderr = child.stderr;
  stderr?.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString('latin1')).slice(-4_000);
  });

  const ready = new Promise<Readonly<Record<string, Uint8Array>>>((resolve, reject) => {
    child.on('message', (message: FromChild) => {
      if (message.kind === 'ready') resolve(message.caches);
      else if (message.kind === 'payload') onPayload(message.payload);
      else onPayload(undefined);
    });
    child.once('error', (error) => reject(new Error(`a realm's process did not start: ${error.message}`)));
    child.once('close', (code, signal) => {
      clearInterval(watching);
      reject(new Error(`a realm's process ended while starting (${signal ?? code}): ${lastWords.slice(-1_500)}`));
      if (killed) return;
      const outOfMemory =
        overMemory ||
        signal === 'SIGKILL' ||
        /heap out of memory|Fatal error|FATAL ERROR|Allocation failed/.test(lastWords);
      onEnd(
        outOfMemory
          ? { kind: 'memory-limit' }
          : { kind: 'died', message: `the process ended (${signal ?? `code ${code}`})` },
      );
    });
  });
  ready.catch(() => undefined);
  post(child, { kind: 'start', scripts });

  function watch(on: boolean): void {
    clearInterval(watching);
    const pid = child.pid;
    if (!on || pid === undefined) return;
    // Once: what is left lying about after each call adds up.
    before ??= readMemory(pid) ?? undefined;
    if (before === undefined) return;
    const { resident, addresses } = before;
    watching = setInterval(() => {
      const now = readMemory(pid);
      if (now === null) return;
      if (now.resident - resident < MEMORY_LIMIT_BYTES && now.addresses - addresses < ADDRESS_LIMIT_BYTES) return;
      overMemory = true;
      child.kill('SIGKILL');
    }, WATCH_EVERY_MS);
  }

  return {
    ready,
    send: (payload) => post(child, { kind: 'payload', payload }),
    listen(payload, end) {
      onPayload = payload;
      onEnd = end;
    },
    hold(on) {
      const pipes = [child, child.channel, stderr as unknown as Refable | null];
      for (const pipe of pipes) on ? pipe?.ref?.() : pipe?.unref?.();
    },
    watch,
    usedMs: () => (child.pid === undefined ? null : readUsedMs(child.pid)),
    isBusy: () => child.pid !== undefined && readIsBusy(child.pid),
    kill() {
      killed = true;
      clearInterval(watching);
      child.kill('SIGKILL');
    },
  };
}

interface Refable {
  ref?(): void;
  unref?(): void;
}

function nodeFlags(): string[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const permission =
    major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13)
      ? '--permission'
      : '--experimental-permission';
  return [
    permission,
    '--disallow-code-generation-from-strings',
    '--experimental-vm-modules',
    '--expose-internals',
    '--unhandled-rejections=none',
    '--no-warnings',
    `--max-old-space-size=${HEAP_LIMIT_MB}`,
  ];
}

function post(child: ChildProcess, message: ToChild): void {
  // The process may have died a moment ago; its end is told by `close`.
  if (child.connected) child.send(message, () => undefined);
}

/** Memory of a process as Linux tells it; null elsewhere, where the heap's limit has to do. */
function readMemory(pid: number): { addresses: number; resident: number } | null {
  try {
    const [pages, resident] = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ').map(Number);
    return { addresses: (pages ?? 0) * PAGE_BYTES, resident: (resident ?? 0) * PAGE_BYTES };
  } catch {
    return null;
  }
}

const PAGE_BYTES = 4_096;

/** Linux only, as above. */
function readUsedMs(pid: number): number | null {
  try {
    const whole = readStat(`/proc/${pid}/stat`);
    const usedMs = (Number(whole[USER_TICKS]) + Number(whole[USER_TICKS + 1])) * TICK_MS;
    return Number.isFinite(usedMs) ? usedMs : null;
  } catch {
    return null;
  }
}

/** Threads count too: the main one waits while the collector's work. */
function readIsBusy(pid: number): boolean {
  try {
    return readdirSync(`/proc/${pid}/task`).some((thread) =>
      /[RD]/.test(readStat(`/proc/${pid}/task/${thread}/stat`)[STATE] ?? ''),
    );
  } catch {
    return false;
  }
}

/** Fields from behind the program's name, which may hold anything. */
function readStat(file: string): readonly string[] {
  const text = readFileSync(file, 'latin1');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

const STATE = 0;
const USER_TICKS = 11;
const TICK_MS = 10;
