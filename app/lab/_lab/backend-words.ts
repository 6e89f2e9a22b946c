/** What the backends are, and why one is missing, in a person's words. */

import type { Backend, FallbackReason } from '#judge/verdict/backend';

export const ABOUT: Readonly<Record<Backend, string>> = {
  cpu: 'Plain JavaScript. Exact everywhere; verdicts come from here unless you choose another.',
  wasm: 'WebAssembly with SIMD instructions, on one core.',
  webgl: 'Shaders of the graphics card, through WebGL 2.',
  webgpu: 'Compute shaders of the graphics card, through WebGPU.',
};

export const TITLES: Readonly<Record<FallbackReason, string>> = {
  'no-adapter': 'No adapter',
  'did-not-start': 'Did not start',
  'failed-self-test': 'Failed its self-test',
  'context-lost': 'Context lost',
  'out-of-memory': 'Out of memory',
  'missing-kernel': 'Lacks an operation',
  'too-slow-here': 'Too slow here',
  'differs-from-cpu': 'Differs from the cpu',
};

export const EXPLANATIONS: Readonly<Record<FallbackReason, string>> = {
  'no-adapter':
    'This browser offers no graphics card in this way: it does not support it, a setting or the driver keeps it off, or the machine has none.',
  'did-not-start':
    'The browser has it in principle, but it could not be started here. A newer browser or driver may help.',
  'failed-self-test':
    'It starts, but one of five small programs with known answers came out wrong. Nothing is judged on a backend that computes wrong.',
  'context-lost': 'The graphics card was taken away while it worked: it was reset, or another program took its memory.',
  'out-of-memory': 'There was not enough memory for it.',
  'missing-kernel': 'The tensor library has no kernel for this operation on it; another backend runs the program.',
  'too-slow-here': 'It did not finish in the time that the cpu needs.',
  'differs-from-cpu': 'Its numbers differ from those of the cpu by more than rounding explains.',
};
