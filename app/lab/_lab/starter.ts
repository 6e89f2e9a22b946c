/** The first snippet that a person sees. */
export const STARTER = `import * as tf from '@tensorflow/tfjs';

// Made once, while the module loads: only run() is timed.
const scores = tf.randomNormal([64, 64], 0, 3, 'float32', 1);

/** Called without arguments on each backend. Return a tensor, a number, or arrays of numbers. */
export function run() {
  return tf.tidy(() => {
    const shifted = scores.sub(scores.max(-1, true));
    const weights = shifted.exp();
    return weights.div(weights.sum(-1, true));
  });
}
`;
