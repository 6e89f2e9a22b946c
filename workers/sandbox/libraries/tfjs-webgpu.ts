/** The webgpu backend. It needs `navigator.gpu` while it starts, and only then. */

import '@tensorflow/tfjs-backend-webgpu';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { StartedBackend } from './started-backend';
import { useBackend } from './use-backend';

interface Gpu {
  requestAdapter(options: object): Promise<object | null>;
}

export async function start(): Promise<StartedBackend> {
  const { gpu } = navigator as unknown as { readonly gpu?: Gpu };
  if (gpu === undefined) throw new Error('this browser has no WebGPU');
  if ((await gpu.requestAdapter({ powerPreference: 'high-performance' })) === null)
    throw new Error('WebGPU found no adapter');
  const { device } = (await useBackend('webgpu')) as WebGPUBackend;
  let why: string | undefined;
  const lost = device.lost.then(({ message }) => {
    why = `the WebGPU device was lost${message === '' ? '' : `: ${message}`}`;
  });
  return { isAsync: true, trouble: () => why, lost };
}
