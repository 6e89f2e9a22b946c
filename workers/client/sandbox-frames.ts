/** The sandboxed frames of the page: hidden, of an opaque origin, added and removed for the judge worker. */

import type { FrameName } from '../protocol';

export interface SandboxFrames {
  /** Add a frame; resolves with the port to its gate once it has loaded. */
  open(name: FrameName): Promise<MessagePort>;
  /** Remove every frame. Their process goes with them, and whatever runs there. */
  removeAll(): void;
}

const GATE_URL = '/generated/sandbox/gate.html';
const LOAD_LIMIT_MS = 20_000;

export function createSandboxFrames(): SandboxFrames {
  const frames = new Set<HTMLIFrameElement>();
  return {
    open(name) {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.setAttribute('aria-hidden', 'true');
      frame.tabIndex = -1;
      frame.title = `sandbox of the ${name}`;
      frame.hidden = true;
      const { port1, port2 } = new MessageChannel();
      const loaded = new Promise<MessagePort>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('the sandbox frame did not load')), LOAD_LIMIT_MS);
        frame.onload = () => {
          clearTimeout(timer);
          // The origin is opaque, so no target origin can be named; the port is what makes it private.
          frame.contentWindow?.postMessage('connect', '*', [port2]);
          resolve(port1);
        };
      });
      frame.src = GATE_URL;
      frames.add(frame);
      document.body.append(frame);
      return loaded;
    },
    removeAll() {
      for (const frame of frames) frame.remove();
      frames.clear();
    },
  };
}
