/** A console that keeps what fits and counts the rest: at most 500 lines, 64 KB, values to depth 2. */

import type { ConsoleLine } from '#judge/verdict/verdict';
import { shorten } from './shorten';
import type { TensorLibrary } from './tensor-library';

const MAX_LINES = 500;
const MAX_CHARACTERS = 65_536;
const MAX_LINE = 2_000;
const MAX_DEPTH = 2;
const MAX_ITEMS = 40;

const isArray = Array.isArray;
const isView = ArrayBuffer.isView;
const { keys: ownKeys, is } = Object;
const PlainError = Error;
const quote = JSON.stringify;
const toText = String;

export interface CapturedConsole {
  /** Stands in for the global `console`. */
  readonly console: Readonly<Record<string, (...args: unknown[]) => void>>;
  /** Lines since the last call, and how many were dropped so far. */
  take(): { readonly lines: ConsoleLine[]; readonly dropped: number };
}

export function captureConsole(tensors: () => TensorLibrary | undefined): CapturedConsole {
  let lines: ConsoleLine[] = [];
  let kept = 0;
  let characters = 0;
  let dropped = 0;
  const write = (level: ConsoleLine['level'], args: readonly unknown[]): void => {
    // Counting only: ten million lines must not cost more than a counter.
    if (kept >= MAX_LINES || characters >= MAX_CHARACTERS) {
      dropped++;
      return;
    }
    let text = '';
    for (let i = 0; i < args.length && text.length < MAX_LINE; i++)
      text += `${i > 0 ? ' ' : ''}${formatSafely(args[i], tensors())}`;
    if (text.length > MAX_LINE) text = `${shorten(text, MAX_LINE)}…`;
    lines[lines.length] = { level, text };
    kept++;
    characters += text.length;
  };
  const levelled =
    (level: ConsoleLine['level']) =>
    (...args: unknown[]): void =>
      write(level, args);
  const log = levelled('log');
  const nothing = (): void => undefined;
  return {
    console: {
      log,
      info: levelled('info'),
      warn: levelled('warn'),
      error: levelled('error'),
      debug: levelled('debug'),
      trace: log,
      dir: log,
      table: log,
      assert: (condition: unknown, ...args: unknown[]) => {
        if (!condition) write('error', ['Assertion failed:', ...args]);
      },
      dirxml: log,
      group: log,
      groupCollapsed: log,
      groupEnd: nothing,
      time: nothing,
      timeLog: nothing,
      timeEnd: nothing,
      count: log,
      countReset: nothing,
      clear: nothing,
    },
    take() {
      const taken = lines;
      lines = [];
      return { lines: taken, dropped };
    },
  };
}

function formatSafely(value: unknown, tensors: TensorLibrary | undefined): string {
  try {
    return typeof value === 'string' ? shorten(value, MAX_LINE) : format(value, 0, tensors);
  } catch {
    return '[unreadable]';
  }
}

function format(value: unknown, depth: number, tensors: TensorLibrary | undefined): string {
  if (typeof value === 'string') return quote(shorten(value, MAX_LINE));
  if (typeof value === 'function') return '[function]';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return is(value, -0) ? '-0' : toText(value);
  if (tensors?.isTensor(value) === true) {
    const shape = formatList(value.shape, depth, tensors);
    return value.isDisposed
      ? `Tensor ${shape} (disposed)`
      : `Tensor ${value.dtype} ${shape} ${formatList(tensors.read(value), depth, tensors)}`;
  }
  if (value instanceof PlainError) return `${value.name}: ${value.message}`;
  if (isArray(value) || isView(value)) {
    const items = value as unknown as ArrayLike<unknown>;
    // Rows of numbers are worth one level more than other things.
    return depth > MAX_DEPTH ? `[… ${items.length}]` : formatList(items, depth, tensors);
  }
  if (depth >= MAX_DEPTH) return '{…}';
  const keys = ownKeys(value);
  let text = '{';
  for (let i = 0; i < keys.length && i < MAX_ITEMS; i++)
    text += `${i > 0 ? ', ' : ' '}${keys[i]}: ${format((value as Record<string, unknown>)[keys[i] as string], depth + 1, tensors)}`;
  return `${text}${keys.length > MAX_ITEMS ? ', …' : ''} }`;
}

function formatList(items: ArrayLike<unknown>, depth: number, tensors: TensorLibrary | undefined): string {
  let text = '[';
  for (let i = 0; i < items.length && i < MAX_ITEMS; i++)
    text += `${i > 0 ? ', ' : ''}${format(items[i], depth + 1, tensors)}`;
  return `${text}${items.length > MAX_ITEMS ? `, … ${items.length - MAX_ITEMS} more` : ''}]`;
}
