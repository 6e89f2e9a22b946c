/** The sandboxed frames of the page: hidden, of an opaque origin, added and removed for the judge worker. */

import { FRAME_GONE, type FrameName } from '../protocol';

export interface SandboxFrames {
  /** Add a frame; resolves with the port to its gate once it has loaded. */
  open(name: FrameName): Promise<MessagePort>;
  /** Remove every frame. Their process goes with them, and whatever runs there. */
  removeAll(): void;
}

const GATE_URL = '/generated/sandbox/gate.html';
const LOAD_LIMIT_MS = 20_000;

export function createSandboxFrames(): SandboxFrames {
  /** Each frame with what tells a waiting caller that it is gone. */
  const frames = new Map<HTMLIFrameElement, () => void>();
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
        frames.set(frame, () => {
          clearTimeout(timer);
          reject(new Error(FRAME_GONE));
        });
        frame.onload = () => {
          clearTimeout(timer);
          // The origin is opaque, so no target origin can be named; the port is what makes it private.
          frame.contentWindow?.postMessage('connect', '*', [port2]);
          resolve(port1);
        };
      });
      frame.src = GATE_URL;
      document.body.append(frame);
      return loaded;
    },
    removeAll() {
      for (const [frame, tellGone] of frames) {
        frame.remove();
        tellGone();
      }
      frames.clear();
    },
  };
}
