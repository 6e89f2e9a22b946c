/**
 * The document of a sandboxed frame: starts workers, relays their messages, meters them.
 *
 * Nothing of a problem or a solution runs here. A flood or a giant value stays in this frame's process: what
 * is over budget ends the worker and reaches the judge as one short message.
 */

import type { Library, OtherBackend } from '#judge/run/realm';
import type { FromGate, RealmStart, SandboxScripts, ToGate } from '../protocol';

// Chromium has no CSP directive for WebRTC, and its traffic did leave: its constructors go first.
for (const name of [
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'RTCDataChannel',
  'RTCIceTransport',
  'RTCDtlsTransport',
  'WebTransport',
])
  Reflect.deleteProperty(globalThis, name);

/** Messages and bytes that one worker may send between two requests; the runner itself answers each with one message. */
const MAX_MESSAGES = 1_000;
const MAX_BYTES = 256 * 2 ** 20;
/** Objects and elements of nested arrays in one message. */
const MAX_NODES = 2_000_000;

interface Script {
  readonly text: string;
  readonly blob: Blob;
  readonly url: string;
}

interface Running {
  readonly worker: Worker;
  readonly port: MessagePort;
  /** It has answered once, so it has started. */
  started: boolean;
  messages: number;
  bytes: number;
}

addEventListener('message', (event: MessageEvent<unknown>) => {
  const port = event.ports[0];
  if (event.source !== parent || port === undefined || judge !== undefined) return;
  judge = port;
  port.onmessage = ({ data }: MessageEvent<ToGate>) => receive(data);
});

let judge: MessagePort | undefined;
let scripts: { readonly runner: Script; readonly libraries: Readonly<Record<Library, Script>> } | undefined;
const backends = new Map<OtherBackend, Script>();
const running = new Map<number, Running>();

function receive(message: ToGate): void {
  switch (message.kind) {
    case 'scripts':
      useScripts(message.scripts);
      break;
    case 'backend':
      backends.set(message.name, scriptOf(message.script));
      break;
    case 'spawn':
      spawn(message.worker, message.backend);
      break;
    case 'send':
      send(message);
      break;
    case 'end':
      end(message.worker);
      break;
    case 'ping':
      answer({ kind: 'pong', id: message.id });
      break;
  }
}

function useScripts({ runner, libraries }: SandboxScripts): void {
  scripts = {
    runner: scriptOf(runner),
    libraries: { '@tensorflow/tfjs': scriptOf(libraries['@tensorflow/tfjs']), mathjs: scriptOf(libraries.mathjs) },
  };
}

function scriptOf(text: string): Script {
  const blob = new Blob([text], { type: 'text/javascript' });
  return { text, blob, url: URL.createObjectURL(blob) };
}

function spawn(id: number, backendName: OtherBackend | undefined): void {
  if (scripts === undefined) return;
  const { runner, libraries } = scripts;
  const { port1, port2 } = new MessageChannel();
  // WebGPU is only for secure contexts: a blob of this opaque origin is none, a data: address is.
  const isData = backendName === 'webgpu';
  const worker = new Worker(isData ? `data:text/javascript,${encodeURIComponent(runner.text)}` : runner.url);
  const one: Running = { worker, port: port1, started: false, messages: 0, bytes: 0 };
  running.set(id, one);
  worker.onerror = (event) => {
    event.preventDefault();
    // Later errors are the solution's own affair (a timer that throws), and it can make any number of them.
    if (!one.started) answer({ kind: 'worker-error', worker: id, message: String(event.message).slice(0, 500) });
  };
  port1.onmessage = ({ data }: MessageEvent<unknown>) => relay(id, one, data);
  const give = ({ blob, url }: Script): string | Blob => (isData ? blob : url);
  const backend = backendName === undefined ? undefined : backends.get(backendName);
  const start: RealmStart = {
    port: port2,
    libraries: { '@tensorflow/tfjs': give(libraries['@tensorflow/tfjs']), mathjs: give(libraries.mathjs) },
    backend:
      backendName === undefined || backend === undefined ? undefined : { name: backendName, script: give(backend) },
  };
  worker.postMessage(start, [port2]);
}

function send({ worker, message }: ToGate & { kind: 'send' }): void {
  const one = running.get(worker);
  if (one === undefined) return;
  one.messages = 0;
  one.bytes = 0;
  one.port.postMessage(message);
}

function relay(id: number, one: Running, message: unknown): void {
  one.started = true;
  const size = measure(message);
  one.messages++;
  one.bytes += size.bytes;
  if (one.messages > MAX_MESSAGES || one.bytes > MAX_BYTES || size.nodes > MAX_NODES) {
    end(id);
    answer({
      kind: 'over-budget',
      worker: id,
      why: one.messages > MAX_MESSAGES ? 'it sent too many messages' : 'it sent too much data',
    });
    return;
  }
  judge?.postMessage({ kind: 'message', worker: id, message } satisfies FromGate, size.buffers);
}

function end(id: number): void {
  const one = running.get(id);
  running.delete(id);
  if (one === undefined) return;
  one.port.onmessage = null;
  one.port.close();
  one.worker.terminate();
}

function answer(message: FromGate): void {
  judge?.postMessage(message);
}

/** Bytes and nodes of a message, and the buffers that can be moved instead of copied. Stops early when over budget. */
function measure(message: unknown): { bytes: number; nodes: number; buffers: ArrayBuffer[] } {
  const buffers = new Set<ArrayBuffer>();
  const stack: unknown[] = [message];
  let bytes = 0;
  let nodes = 0;
  while (stack.length > 0 && nodes <= MAX_NODES && bytes <= MAX_BYTES) {
    const value = stack.pop();
    nodes++;
    if (typeof value === 'string') bytes += 2 * value.length;
    else if (ArrayBuffer.isView(value)) {
      bytes += value.buffer.byteLength;
      if (value.buffer instanceof ArrayBuffer) buffers.add(value.buffer);
    } else if (typeof value === 'object' && value !== null) {
      if (Array.isArray(value) && value.length > MAX_NODES) return { bytes, nodes: value.length, buffers: [] };
      for (const part of Object.values(value)) stack.push(part);
    }
  }
  return { bytes, nodes, buffers: [...buffers] };
}
