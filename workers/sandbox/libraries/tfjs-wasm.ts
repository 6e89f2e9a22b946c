/** The wasm backend: its kernels, and the binary itself, since a realm has no network to fetch it. */

import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import binary from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';
import { env } from '@tensorflow/tfjs-core';
import { mendByCpu } from './mend-by-cpu';
import { mendWasmMatMul } from './mend-wasm-matmul';
import type { StartedBackend } from './started-backend';
import { useBackend } from './use-backend';

export async function start(): Promise<StartedBackend> {
  if (!(await env().getAsync('WASM_HAS_SIMD_SUPPORT')))
    throw new Error('this engine has no SIMD instructions for wasm');
  // Threads would need shared memory and workers of its own, which a realm has not.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  mendWasmMatMul();
  mendByCpu('wasm');
  // Whatever the path: it is asked for through the platform's fetch.
  setWasmPaths('/', true);
  const { platform } = env();
  const { fetch } = platform;
  platform.fetch = () => Promise.resolve({ ok: true, arrayBuffer: async () => binary.slice().buffer } as Response);
  try {
    await useBackend('wasm');
  } finally {
    platform.fetch = fetch;
  }
  return { isAsync: false, trouble: () => undefined };
}
