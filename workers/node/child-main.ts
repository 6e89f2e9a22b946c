/**
 * The program of a realm's process: makes a V8 context without anything of Node, and carries messages in and out.
 *
 * Three walls stand between a solution and the machine. The context holds no function or object of this
 * outer realm (messages cross by ports whose inner ends belong to the context). This realm cannot make code
 * from strings, so a host object that leaked would lead nowhere. And the process itself may not read files or
 * start programs, which Node's permission model enforces.
 */

import { createRequire } from 'node:module';
import vm from 'node:vm';
import { MessageChannel, moveMessagePortToContext } from 'node:worker_threads';

import type { ContextDoor, ContextRequest } from './context-main';
import type { FromChild, ToChild } from './realm-messages';

type Context = ReturnType<typeof vm.createContext>;

// The global name is taken away later.
const self = process;
const send = self.send?.bind(self) as (message: FromChild) => void;

self.on('message', (message: ToChild) => {
  if (message.kind === 'start') start(message);
  else deliver?.(message.payload);
});
self.on('disconnect', () => self.kill(self.pid, 'SIGKILL'));

let deliver: ((payload: unknown) => void) | undefined;

function start({ scripts }: ToChild & { kind: 'start' }): void {
  // The sandbox object has no prototype: through Object.prototype `globalThis.constructor` would be this realm's Object.
  const context = vm.createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: true } });
  const caches: Record<string, Uint8Array> = {};
  const pending: { name: string; script: vm.Script }[] = [];
  const evaluated = scripts.map(({ name, code, cache }) => {
    const script = new vm.Script(code, {
      filename: `${name}.js`,
      ...(cache ? { cachedData: Buffer.from(cache) } : {}),
    });
    if (!cache || script.cachedDataRejected) pending.push({ name, script });
    return { name, value: script.runInContext(context) as unknown };
  });

  const door = evaluated.find(({ name }) => name === 'context')?.value as ContextDoor;
  closeBackDoors(door);

  const data = new MessageChannel();
  const control = new MessageChannel();
  const inner = door.connect(
    moveMessagePortToContext(data.port1, context),
    moveMessagePortToContext(control.port1, context),
    clock(),
    evaluated.filter(({ name }) => name !== 'context'),
  );
  data.port2.on('message', (payload: unknown) => forward(payload));
  control.port2.on('message', (request: ContextRequest) => {
    if (request.kind === 'timer') setTimeout(() => inner.fireTimer(request.id), Math.min(request.ms, 2 ** 31 - 1));
    else void importModule(context, request, inner);
  });
  deliver = (payload) => data.port2.postMessage(payload);

  // Made after a first run, so that the cache holds the functions that a start needs.
  for (const { name, script } of pending) caches[name] = script.createCachedData();
  // What a solution leaves rejected or throws from a timer is its own: looking at it would run its getters out here.
  self.on('unhandledRejection', () => undefined);
  self.setUncaughtExceptionCaptureCallback(() => undefined);
  send({ kind: 'ready', caches });
}

/** Wall clock in ms. A bound function: nothing but a number ever crosses. */
function clock(): () => number {
  return performance.now.bind(performance);
}

function forward(payload: unknown): void {
  try {
    send({ kind: 'payload', payload });
  } catch {
    send({ kind: 'unreadable' });
  }
}

async function importModule(
  context: Context,
  { id, name, code }: ContextRequest & { kind: 'import' },
  inner: ReturnType<ContextDoor['connect']>,
): Promise<void> {
  try {
    const module = new vm.SourceTextModule(code, { context, identifier: name });
    await module.link(() => {
      throw new Error('a module of a realm imports nothing');
    });
    inner.settleImport(id, evaluate(module), module.namespace);
  } catch (error) {
    // An error of the compiler, not one that the module's own code threw: its message is safe to read.
    inner.failImport(id, String((error as Error).message));
  }
}

/**
 * Start the module's code and return the context's own promise of its end.
 *
 * `module.evaluate()` awaits that promise out here, which would hand resolving functions of this realm to a
 * `Promise.prototype.then` that the module has just replaced. The call beneath it does not.
 */
function evaluate(module: vm.SourceTextModule): unknown {
  const wrapKey = Object.getOwnPropertySymbols(module).find(({ description }) => description === 'kWrap');
  const wrap =
    wrapKey &&
    (module as unknown as Record<symbol, { evaluate?(timeout: number, breakOnSigint: boolean): unknown }>)[wrapKey];
  return wrap?.evaluate ? wrap.evaluate(-1, false) : module.evaluate();
}

/**
 * V8 calls three functions of Node while a solution is running: to format a stack, for `import()` and for
 * `import.meta`. Near the end of the stack they throw errors of this realm into the solution's hands (seen in
 * Node 20.20), so functions of the context take their place.
 */
function closeBackDoors(door: ContextDoor): void {
  const require = createRequire(self.execPath);
  try {
    const { internalBinding } = require('internal/test/binding') as {
      internalBinding(name: string): Record<string, unknown>;
    };
    const set = (binding: string, setter: string, callback: unknown) => {
      const install = internalBinding(binding)[setter];
      if (typeof install === 'function') (install as (callback: unknown) => void)(callback);
    };
    set('errors', 'setPrepareStackTraceCallback', door.prepareStackTrace);
    set('module_wrap', 'setImportModuleDynamicallyCallback', door.refuseImport);
    set('module_wrap', 'setInitializeImportMetaObjectCallback', door.refuseImportMeta);
  } catch {
    // A Node without these bindings: the walls named above still stand.
  }
  for (const make of [() => {}, async () => {}, function* () {}, async function* () {}]) {
    Reflect.deleteProperty(Object.getPrototypeOf(make) as object, 'constructor');
  }
  const outer = globalThis as unknown as Record<string, unknown>;
  for (const name of [
    'eval',
    'Function',
    'process',
    'require',
    'module',
    'fetch',
    'WebSocket',
    'navigator',
    'WebAssembly',
  ])
    Reflect.deleteProperty(outer, name);
}
