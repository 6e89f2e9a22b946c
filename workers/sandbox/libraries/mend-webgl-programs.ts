/**
 * Mends for programs of tfjs 4.22's webgl backend that are silently wrong.
 *
 * - Products, where an inner axis of odd length was computed. A packed texture holds two rows and two columns in a texel;
 *   the last texel reaches beyond an odd edge, and operations element by element leave there what they make of a zero:
 *   exp 1, sigmoid 0.5, exp(x - max) maybe an infinity. The product adds up whole texels, so that exp(a)·exp(b) over 301
 *   columns is too large by 1, or not a number. Such operands are unpacked first; packed again, they end in zeros.
 *   Convolutions are computed by the same program.
 * - Largest and smallest elements, which start at -1e20 and 1e20: beyond, that was the answer. They start at infinities.
 *
 * e2e/webgl.spec.ts holds all of it against the cpu.
 */

import type { GPGPUProgram, MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { TensorInfo } from '@tensorflow/tfjs-core';

/** To be called once the backend is set up. */
export function mendWebglPrograms(backend: MathBackendWebGL): void {
  const runProgram = backend.runWebGLProgram.bind(backend);
  backend.runWebGLProgram = (program, inputs, ...rest) => {
    for (const [start, infinity] of STARTS) program.userCode = program.userCode.replaceAll(start, infinity);
    if (!isPackedProduct(program)) return runProgram(program, inputs, ...rest);
    const cleared: TensorInfo[] = [];
    const operands = inputs.map((input, i) => {
      if (i > 1 || !reachesBeyond(backend, input)) return input;
      const unpacked = backend.unpackTensor(input);
      cleared.push(unpacked);
      return unpacked;
    });
    try {
      return runProgram(program, operands, ...rest);
    } finally {
      for (const one of cleared) backend.disposeIntermediateTensorInfo(one);
    }
  };
}

/** By their bits: a division by zero may be anything there. The second is part of the first. */
const STARTS = [
  ['-1.0 / 1e-20', 'uintBitsToFloat(0xff800000u)'],
  ['1.0 / 1e-20', 'uintBitsToFloat(0x7f800000u)'],
] as const;

/** Names of classes do not outlive a bundler; those of a shader's variables do. */
function isPackedProduct({ variableNames, packedInputs }: GPGPUProgram): boolean {
  return packedInputs === true && variableNames[0] === 'matrixA' && variableNames[1] === 'matrixB';
}

function reachesBeyond(backend: MathBackendWebGL, { dataId, shape }: TensorInfo): boolean {
  const { isPacked, texture } = backend.texData.get(dataId);
  return (
    isPacked === true && texture !== null && texture !== undefined && shape.slice(-2).some((size) => size % 2 === 1)
  );
}
