/** The tensor library of a realm: tfjs-core with gradients and chained ops, on the cpu backend. */

import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import * as tf from '@tensorflow/tfjs-core';

void tf.setBackend('cpu');

export const namespace: object = { ...tf };
