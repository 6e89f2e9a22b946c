/**
 * Entry of a realm's worker in the browser: takes what it needs, removes what a solution must not have, and
 * hands the rest to the runner. A classic script: module workers do not start from a blob in an opaque frame.
 */

import type { RealmStart, ToRunner } from '../protocol';
import type { BackendFactory } from './libraries/started-backend';
import { createRunner } from './runner';

declare const self: DedicatedWorkerGlobalScope;

/** Ways out of the worker, into storage, or to threads of its own. The CSP and the opaque origin hold them as well. */
const REMOVED = [
  'Worker',
  'SharedWorker',
  'postMessage',
  'close',
  'MessageChannel',
  'BroadcastChannel',
  'fetch',
  'fetchLater',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'indexedDB',
  'caches',
  'cookieStore',
  'importScripts',
  'FontFace',
  'fonts',
  'RTCPeerConnection',
  'RTCDataChannel',
  'Notification',
  'PushManager',
  'ServiceWorkerRegistration',
  'StorageManager',
  'storageBuckets',
  'FileSystemHandle',
  'webkitRequestFileSystem',
  'webkitRequestFileSystemSync',
  'webkitResolveLocalFileSystemURL',
  'webkitResolveLocalFileSystemSyncURL',
  'SharedArrayBuffer',
  'WebSocketError',
  'Request',
  'scheduler',
  'onmessage',
  'onmessageerror',
];

const loadScript = self.importScripts.bind(self);
const createUrl = URL.createObjectURL.bind(URL);
const revokeUrl = URL.revokeObjectURL.bind(URL);
const TextBlob = Blob;
const now = performance.now.bind(performance);
const setTimer = self.setTimeout.bind(self);
const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get as () => unknown;
const apply = Reflect.apply;
const sanitise = String.prototype.replace;
const { isWellFormed } = String.prototype as { isWellFormed?: () => boolean };
const encode = encodeURIComponent;
let imports = 0;

/** Whether this engine imports modules by their text as an address: asked at the start, long before a solution. */
let takesAddresses = false;
importFrom('data:text/javascript,').then(
  () => {
    takesAddresses = true;
  },
  () => undefined,
);

/** Characters of a module that is imported by a `data:` address, before they are escaped. */
const MAX_ADDRESS = 200_000;

/** Frames of the judge's own stand below those of a solution. */
const STACK_FRAMES = 50;

/** Library scripts leave their namespace here. */
const libraryGlobal = globalThis as unknown as { __library?: object | undefined };

const { userAgent, hardwareConcurrency, language } = navigator;
const { gpu } = navigator as { readonly gpu?: object };

self.onmessage = (event: MessageEvent<RealmStart>): void => {
  const { port, libraries, backend } = event.data;
  self.onmessage = null;
  const post = port.postMessage.bind(port);
  const runner = createRunner({
    post,
    now,
    later: (callback) => void setTimer(callback, 0),
    importModule(code, key) {
      const name = apply(sanitise, key, [/[^\w-]/g, '_']) as string;
      const text = `${code}\n//# sourceURL=solution-${name}.js`;
      // In the address itself it comes at once; a blob asks the browser's process first (1.5 ms against 6 ms).
      // An address that was imported before would give the module of then.
      if (takesAddresses && text.length < MAX_ADDRESS && isWellFormed !== undefined && apply(isWellFormed, text, []))
        return importFrom(`data:text/javascript;n=${++imports},${encode(text)}`);
      const url = createUrl(new TextBlob([text], { type: 'text/javascript' }));
      const loading = importFrom(url);
      const forget = (): void => revokeUrl(url);
      loading.then(forget, forget);
      return loading;
    },
    loadLibrary: (name) => (takeFrom(libraries[name], name) as { readonly namespace: object }).namespace,
    loadBackend(name) {
      if (backend?.name !== name) throw new Error(`there is no script of ${name}`);
      const factory = takeFrom(backend.script, name) as BackendFactory;
      if (name !== 'webgpu') return factory;
      return (tfjs) => {
        const script = factory(tfjs);
        return { start: () => script.start().finally(() => showNavigator(false)) };
      };
    },
  });
  // As writable as the globals that they stand for: replacing them harms only the code that does it.
  for (const [name, value] of Object.entries(runner.globals))
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  harden();
  showNavigator(backend?.name === 'webgpu');
  (Error as unknown as { stackTraceLimit: number }).stackTraceLimit = STACK_FRAMES;
  port.onmessage = (message: MessageEvent): void => runner.receive(apply(dataOf, message, []) as ToRunner);
};

function importFrom(url: string): Promise<Record<string, unknown>> {
  return import(/* webpackIgnore: true */ url) as Promise<Record<string, unknown>>;
}

/** Run a script, and take what it leaves. A `data:` worker gets blobs: addresses of its frame are foreign to it. */
function takeFrom(script: string | Blob, name: string): object {
  const url = typeof script === 'string' ? script : createUrl(script);
  loadScript(url);
  if (typeof script !== 'string') revokeUrl(url);
  const { __library: left } = libraryGlobal;
  libraryGlobal.__library = undefined;
  if (left === undefined) throw new Error(`${name} did not load`);
  return left;
}

function harden(): void {
  for (
    let object: object | null = globalThis;
    object !== null && object !== Object.prototype;
    object = Object.getPrototypeOf(object) as object | null
  )
    for (const name of [...REMOVED, 'navigator']) Reflect.deleteProperty(object, name);
}

/** What is left of the navigator. WebGPU stands there only while its backend starts, before any solution is loaded. */
function showNavigator(withGpu: boolean): void {
  Object.defineProperty(globalThis, 'navigator', {
    value: Object.freeze({ userAgent, hardwareConcurrency, language, ...(withGpu ? { gpu } : {}) }),
    configurable: withGpu,
  });
}
