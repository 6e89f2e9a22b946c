/** The judge's end of one sandboxed frame: starts workers in it, sends to them, hears of them. */

import type { OtherBackend } from '#judge/run/realm';
import type { FromGate, SandboxScripts, ToGate, ToRunner } from '../protocol';

export type WorkerEvent =
  | { readonly kind: 'message'; readonly message: unknown }
  | { readonly kind: 'over-budget'; readonly why: string }
  | { readonly kind: 'worker-error'; readonly message: string }
  /** The frame was removed. */
  | { readonly kind: 'gone' };

export interface GateLink {
  /** @param backend one whose script was provided */
  spawn(listen: (event: WorkerEvent) => void, backend?: OtherBackend): number;
  /** Hand over the script of a backend; once is enough. */
  provideBackend(name: OtherBackend, script: string): void;
  send(worker: number, message: ToRunner): void;
  end(worker: number): void;
  /** True when the frame's process answers within `ms`. */
  answersWithin(ms: number): Promise<boolean>;
  /** Tell every worker's listener that the frame is gone, and close the port. */
  close(): void;
}

export function createGateLink(port: MessagePort, scripts: SandboxScripts): GateLink {
  const listeners = new Map<number, (event: WorkerEvent) => void>();
  const pongs = new Map<number, () => void>();
  const provided = new Set<OtherBackend>();
  let lastWorker = 0;
  let lastPing = 0;
  const post = (message: ToGate): void => port.postMessage(message);

  port.onmessage = ({ data }: MessageEvent<FromGate>) => {
    switch (data.kind) {
      case 'pong':
        pongs.get(data.id)?.();
        pongs.delete(data.id);
        break;
      case 'message':
        listeners.get(data.worker)?.({ kind: 'message', message: data.message });
        break;
      case 'over-budget':
        listeners.get(data.worker)?.({ kind: 'over-budget', why: data.why });
        break;
      case 'worker-error':
        listeners.get(data.worker)?.({ kind: 'worker-error', message: data.message });
        break;
    }
  };
  post({ kind: 'scripts', scripts });

  return {
    spawn(listen, backend) {
      const worker = ++lastWorker;
      listeners.set(worker, listen);
      post({ kind: 'spawn', worker, backend });
      return worker;
    },
    provideBackend(name, script) {
      if (!provided.has(name)) post({ kind: 'backend', name, script });
      provided.add(name);
    },
    send: (worker, message) => post({ kind: 'send', worker, message }),
    end(worker) {
      listeners.delete(worker);
      post({ kind: 'end', worker });
    },
    answersWithin: (ms) =>
      new Promise((resolve) => {
        const id = ++lastPing;
        const timer = setTimeout(() => resolve(false), ms);
        pongs.set(id, () => {
          clearTimeout(timer);
          resolve(true);
        });
        post({ kind: 'ping', id });
      }),
    close() {
      port.close();
      for (const listen of [...listeners.values()]) listen({ kind: 'gone' });
      listeners.clear();
    },
  };
}
