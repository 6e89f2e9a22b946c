/** What a run of one case under observation tells of its tensors. Information for the person, never part of a verdict. */

import type { Backend } from './backend';
import type { SourcePosition } from './verdict';

/** All calls of one kernel of the tensor library on inputs of the same shapes. */
export interface KernelUse {
  readonly name: string;
  readonly inputs: readonly (readonly number[])[];
  /** Inputs beyond those that are listed. */
  readonly moreInputs: number;
  readonly outputs: readonly (readonly number[])[];
  readonly calls: number;
  /** Of all calls together; null where the backend only queues work for a graphics card, which tells no time. */
  readonly ms: number | null;
  /** Of all outputs together. */
  readonly bytes: number;
}

/** Tensors alive after the last call that are neither its inputs nor its outputs, nor kept by an object of the solution. */
export interface LeftBehind {
  readonly tensors: number;
  /** Data that only they hold; a view of an input has none of its own. */
  readonly bytes: number;
  /** Where the first of them was made; null where that is not in the person's code, or changes from run to run. */
  readonly position: SourcePosition | null;
}

export interface Inspection {
  readonly caseId: string;
  readonly backend: Backend;
  /** Time of the solution's own calls in that run, in ms. */
  readonly elapsedMs: number;
  readonly kernels: readonly KernelUse[];
  /** Calls of kernels beyond the kinds that are listed. */
  readonly otherCalls: number;
  readonly leftBehind: LeftBehind | null;
}

/** `3 tensors (48 bytes) left behind; the first was made at line 5, column 12 of your code` */
export function leftBehindText({ tensors, bytes, position }: LeftBehind): string {
  const count = `${tensors.toLocaleString('en')} ${tensors === 1 ? 'tensor' : 'tensors'}`;
  const size = `${bytes.toLocaleString('en')} ${bytes === 1 ? 'byte' : 'bytes'}`;
  const which = tensors === 1 ? 'it' : 'the first';
  const where =
    position === null ? '' : `; ${which} was made at line ${position.line}, column ${position.column} of your code`;
  return `${count} (${size}) left behind${where}`;
}

/** `[2,3] × [3,4]`; a number has the shape `[]`. */
export function shapesText(shapes: readonly (readonly number[])[], more = 0): string {
  const listed = shapes.map((shape) => `[${shape.join(',')}]`).join(' × ');
  return more === 0 ? listed : `${listed} and ${more} more`;
}
