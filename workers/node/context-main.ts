/**
 * The first script of a realm's context: the runner that the browser uses too, and a door for the host.
 *
 * The host calls the few functions of the door and holds nothing else; from here the host is reached only by
 * two ports. Both are objects of this context, and neither they nor the clock are ever handed to a solution.
 */

import type { Library, OtherBackend } from '#judge/run/realm';
import type { BackendFactory } from '../sandbox/libraries/started-backend';
import { createRunner } from '../sandbox/runner';
import type { ToRunner } from '../sandbox/runner-messages';
import { type AskTimer, createShims } from './context-shims';

export type ContextRequest =
  | { readonly kind: 'timer'; readonly id: number; readonly ms: number }
  | { readonly kind: 'import'; readonly id: number; readonly name: string; readonly code: string };

export interface Port {
  postMessage(message: unknown): void;
  start(): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

export interface ContextDoor {
  connect(
    data: unknown,
    control: unknown,
    clock: () => number,
    libraries: readonly { readonly name: string; readonly value: unknown }[],
  ): {
    fireTimer(id: number): void;
    /** The module's namespace, and the promise of its evaluation. */
    settleImport(id: number, evaluated: unknown, namespace: unknown): void;
    /** The engine refused the code. */
    failImport(id: number, message: string): void;
  };
  /** Stand in for functions of the host that V8 would call with a solution on the stack. */
  prepareStackTrace(scope: unknown, error: unknown, sites: readonly unknown[]): string;
  refuseImport(): Promise<never>;
  refuseImportMeta(): void;
}

const { apply, defineProperty, deleteProperty, getPrototypeOf } = Reflect;
const objectPrototype = Object.prototype;
const { then } = Promise.prototype;
const errorToString = Error.prototype.toString;

interface Waiting {
  readonly resolve: (namespace: Readonly<Record<string, unknown>>) => void;
  readonly reject: (reason: unknown) => void;
}

function connect(
  data: Port,
  control: Port,
  clock: () => number,
  libraries: readonly { readonly name: string; readonly value: unknown }[],
): ReturnType<ContextDoor['connect']> {
  const postData = data.postMessage;
  const postControl = control.postMessage;
  const ask = (request: ContextRequest): void => apply(postControl, control, [request]);
  askTimer = (id, ms) => ask({ kind: 'timer', id, ms });
  const imports = Object.create(null) as Record<number, Waiting | undefined>;
  let lastImport = 0;
  const loaded = Object.create(null) as Record<string, object>;
  for (const { name, value } of libraries) loaded[name] = value as object;

  const runner = createRunner({
    post: (message) => apply(postData, data, [message]),
    importModule: (code, key) =>
      new Promise((resolve, reject) => {
        const id = ++lastImport;
        imports[id] = { resolve, reject };
        ask({ kind: 'import', id, name: `solution-${key.replace(/\W+/g, '-')}.js`, code });
      }),
    loadLibrary: (name: Library) => loaded[name] as object,
    loadBackend: (name: OtherBackend) => loaded[name] as BackendFactory,
    later: (callback) => void setTimer(callback, 0),
    now: () => {
      try {
        return clock();
      } catch {
        // An error of the host realm must not get in here.
        return 0;
      }
    },
  });
  install(runner.globals);
  data.onmessage = (first) => {
    shieldEvents(first);
    data.onmessage = (event) => runner.receive(event.data as ToRunner);
    runner.receive(first.data as ToRunner);
  };
  // Unlike a port of a browser, one that was moved to a context does not start by itself.
  data.start();

  return {
    fireTimer: shims.fireTimer,
    settleImport(id, evaluated, namespace) {
      const waiting = imports[id] as Waiting;
      imports[id] = undefined;
      apply(then, evaluated, [() => waiting.resolve(namespace as Readonly<Record<string, unknown>>), waiting.reject]);
    },
    failImport(id, message) {
      const waiting = imports[id] as Waiting;
      imports[id] = undefined;
      waiting.reject(new SyntaxError(message));
    },
  };
}

/**
 * The engine's events set their fields as anyone does: a setter that a solution puts on Object.prototype would take
 * them. On the events' own prototype a nearer one stands. To be called before a solution is loaded.
 */
function shieldEvents(event: object): void {
  const prototype = getPrototypeOf(event);
  if (prototype === null || prototype === objectPrototype) return;
  for (const name of ['data', 'target', 'type', 'ports'])
    defineProperty(prototype, name, {
      configurable: false,
      get: () => undefined,
      set(this: object, value: unknown) {
        defineProperty(this, name, ownField(value));
      },
    });
}

/** Without a prototype: what a solution gives all objects is no part of it. */
function ownField(value: unknown): PropertyDescriptor {
  return { __proto__: null, value, writable: true, enumerable: true, configurable: true } as PropertyDescriptor;
}

function install(globals: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(globals))
    defineProperty(globalThis, name, { value: globals[name], writable: true, enumerable: false, configurable: true });
}

/** What the engine itself would write; frames are told apart by the judge. */
function prepareStackTrace(_scope: unknown, error: unknown, sites: readonly unknown[]): string {
  let text = 'Error';
  try {
    text = apply(errorToString, error, []) as string;
  } catch {
    // A getter of the error threw.
  }
  for (let i = 0; i < sites.length; i++) text += `\n    at ${sites[i]}`;
  return text;
}

/** Functions of V8 that would reach the host (streams of bytes), or hand out its frames. */
function removeHostHooks(): void {
  for (const name of ['compileStreaming', 'instantiateStreaming']) deleteProperty(WebAssembly, name);
  // A sandboxed frame of a browser has none either: both shells judge the same programs.
  deleteProperty(globalThis, 'SharedArrayBuffer');
  // Frames of the host stand below every module; nobody but the judge reads stacks.
  defineProperty(Error, 'prepareStackTrace', { value: undefined, writable: false, configurable: false });
  Error.stackTraceLimit = 50;
}

removeHostHooks();
// Before the libraries run: tfjs asks for some of these when it starts.
let askTimer: AskTimer = () => undefined;
const shims = createShims((id, ms) => askTimer(id, ms));
install(shims.globals);
const setTimer = shims.globals['setTimeout'] as (handler: () => void, ms: number) => number;

export const door: ContextDoor = {
  connect: (data, control, clock, libraries) => connect(data as Port, control as Port, clock, libraries),
  prepareStackTrace,
  refuseImport: () => Promise.reject(new TypeError('import() is not available here')),
  refuseImportMeta: () => undefined,
};
