/**
 * The few functions of a worker that a bare V8 context lacks, written for the context itself.
 *
 * None of them hands out an object of the host: timers go through a port that only this code holds, and
 * everything else is plain JavaScript. They are made for solutions, not for completeness.
 */

import { cloneValue } from './clone-value';

/** Asks the host to wake the context after `ms`, under a number. */
export type AskTimer = (id: number, ms: number) => void;

export interface Shims {
  /** Functions to stand on the global object. */
  readonly globals: Readonly<Record<string, unknown>>;
  /** To be called when the host's timer `id` is due. */
  fireTimer(id: number): void;
}

export function createShims(askTimer: AskTimer): Shims {
  const { apply } = Reflect;
  const dateNow = Date.now;
  const startedAt = dateNow();
  const toNumber = Number;
  const timers = Object.create(null) as Record<number, { handler: () => unknown; repeatMs: number | null } | undefined>;
  let lastTimer = 0;

  function addTimer(handler: unknown, ms: unknown, args: unknown[], repeats: boolean): number {
    if (typeof handler !== 'function') throw new TypeError('a timer needs a function');
    const askedMs = toNumber(ms);
    // biome-ignore lint/complexity/useMathMinMax: NaN must become 0, and Math may be the person's own by now.
    const delayMs = askedMs >= 0 ? askedMs : 0;
    const id = ++lastTimer;
    timers[id] = { handler: () => apply(handler, undefined, args), repeatMs: repeats ? delayMs : null };
    askTimer(id, delayMs);
    return id;
  }

  function clearTimer(id: unknown): void {
    const key = toNumber(id);
    if (timers[key] !== undefined) timers[key] = undefined;
  }

  const resolved = Promise.resolve();
  const then = Promise.prototype.then;
  const performanceShim = { now: () => dateNow() - startedAt, timeOrigin: startedAt };

  return {
    globals: {
      setTimeout: (handler: unknown, ms?: unknown, ...args: unknown[]) => addTimer(handler, ms, args, false),
      setInterval: (handler: unknown, ms?: unknown, ...args: unknown[]) => addTimer(handler, ms, args, true),
      clearTimeout: clearTimer,
      clearInterval: clearTimer,
      queueMicrotask: (task: unknown) => {
        if (typeof task !== 'function') throw new TypeError('queueMicrotask needs a function');
        apply(then, resolved, [() => void apply(task, undefined, [])]);
      },
      performance: performanceShim,
      structuredClone: (value: unknown) => cloneValue(value),
      TextEncoder: Utf8Encoder,
      TextDecoder: Utf8Decoder,
      // tfjs asks for this name to tell whether it runs in a worker of a browser.
      WorkerGlobalScope: class WorkerGlobalScope {},
      self: globalThis,
    },
    fireTimer(id) {
      const timer = timers[id];
      if (timer === undefined) return;
      if (timer.repeatMs === null) timers[id] = undefined;
      else askTimer(id, timer.repeatMs);
      try {
        timer.handler();
      } catch {
        // In a browser this would be an error event that nobody hears.
      }
    },
  };
}

class Utf8Encoder {
  readonly encoding = 'utf-8';
  encode(text = ''): Uint8Array {
    const escaped = encodeURIComponent(text);
    const bytes: number[] = [];
    for (let at = 0; at < escaped.length; at++) {
      const isEscape = escaped[at] === '%';
      bytes[bytes.length] = isEscape ? Number.parseInt(escaped.slice(at + 1, at + 3), 16) : escaped.charCodeAt(at);
      if (isEscape) at += 2;
    }
    return Uint8Array.from(bytes);
  }
}

class Utf8Decoder {
  readonly encoding = 'utf-8';
  decode(bytes: ArrayBufferView | ArrayBuffer = new Uint8Array()): string {
    const view = ArrayBuffer.isView(bytes)
      ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      : new Uint8Array(bytes);
    let escaped = '';
    for (const byte of view) escaped += `%${byte.toString(16).padStart(2, '0')}`;
    return decodeURIComponent(escaped);
  }
}
