/** The webgl backend, drawn on an OffscreenCanvas of the worker. */

import '@tensorflow/tfjs-backend-webgl';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { env } from '@tensorflow/tfjs-core';
import { mendByCpu } from './mend-by-cpu';
import { mendWebglPrograms } from './mend-webgl-programs';
import type { StartedBackend } from './started-backend';
import { useBackend } from './use-backend';

export async function start(): Promise<StartedBackend> {
  if (typeof OffscreenCanvas === 'undefined') throw new Error('this browser has no OffscreenCanvas');
  // A renderer in software is slow but right; the probe measures how slow.
  env().set('SOFTWARE_WEBGL_ENABLED', true);
  if (env().getNumber('WEBGL_VERSION') !== 2) throw new Error('this browser offers no WebGL 2');
  mendByCpu('webgl');
  const backend = (await useBackend('webgl')) as MathBackendWebGL;
  mendWebglPrograms(backend);
  const { gl } = backend.gpgpu;
  // tfjs types a context of WebGL without its canvas.
  const { canvas } = gl as unknown as { readonly canvas: EventTarget };
  const isLost = gl.isContextLost.bind(gl);
  const lost = new Promise((resolve) => canvas.addEventListener('webglcontextlost', resolve));
  return { isAsync: true, trouble: () => (isLost() ? 'the WebGL context was lost' : undefined), lost };
}
