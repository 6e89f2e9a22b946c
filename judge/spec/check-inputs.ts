/** Inputs of a case that the file writes out: they fit their types and agree on the dims; no draw is too large. */

import { fromLiteral, type KnownDims } from '../tensor/from-literal';
import type { CaseSpec, DimSizes } from './problem';
import { faultAt, type Reading } from './reading';
import type { Parameter, ValueType } from './signature';
import { ProblemSpecError } from './spec-error';
import type { Path } from './yaml-tree';

/** 128 MB of float32 in one tensor: more than any honest case, and a page can still allocate it. */
const MAX_ELEMENTS = 2 ** 25;

/**
 * Check the literal inputs of a case, and the sizes of what is drawn.
 *
 * What a generator fence makes is not known here; running the case checks all of it again.
 */
export function checkInputs(spec: CaseSpec, path: Path, reading: Reading): void {
  const { signature } = reading;
  const dims: KnownDims = Object.fromEntries(
    Object.entries(spec.dims).map(([name, size]) => [name, typeof size === 'number' ? size : [...size]]),
  );
  const check = (params: readonly Parameter[], inputs: CaseSpec['inputs'], place: Path): void => {
    for (const param of params)
      if (Object.hasOwn(inputs, param.name))
        reading.faults.attempt(() => readLiteral(inputs[param.name], param, dims, [...place, param.name], reading));
  };
  const before = reading.faults.errors.length;
  if (signature.kind === 'function') check(signature.params, spec.inputs, [...path, 'inputs']);
  else {
    spec.instances.forEach((instance, i) => {
      check(signature.construct, instance, [...path, 'instances', i]);
    });
    spec.script.forEach((step, i) => {
      const method = signature.methods.find(({ name }) => name === step.method);
      check(method?.params ?? [], step.inputs, [...path, 'script', i, 'inputs']);
    });
  }
  if (reading.faults.errors.length > before) return;
  checkRanges(dims, spec, path, reading);
  checkElements(spec, dims, path, reading);
}

function readLiteral(literal: unknown, param: Parameter, dims: KnownDims, place: Path, reading: Reading): void {
  const where = place.join('.');
  try {
    fromLiteral(literal, param, dims, where);
  } catch (error) {
    if (!(error instanceof ProblemSpecError)) throw error;
    throw faultAt(reading, place, error.problem);
  }
}

/** A size that a literal implies; sizes under `dims` have been checked. */
function checkRanges(dims: DimSizes, spec: CaseSpec, path: Path, reading: Reading): void {
  for (const [name, size] of Object.entries(dims)) {
    const range = Object.hasOwn(reading.signature.dims, name) ? reading.signature.dims[name] : undefined;
    if (range === undefined || Object.hasOwn(spec.dims, name)) continue;
    const outside = [size].flat().find((one) => one < range.min || one > range.max);
    if (outside !== undefined)
      throw faultAt(reading, path, `${name} is ${outside}, outside ${range.min}..${range.max}`, [...path, 'inputs']);
  }
}

/** @throws ProblemSpecError when an input would hold more elements than can be allocated */
export function checkElements(
  spec: Pick<CaseSpec, 'inputs'>,
  dims: DimSizes,
  path: Path,
  reading: Pick<Reading, 'find' | 'signature'>,
): void {
  const { signature } = reading;
  const params =
    signature.kind === 'function'
      ? signature.params
      : [...signature.construct, ...signature.methods.flatMap((method) => method.params)];
  for (const param of params) {
    if (Object.hasOwn(spec.inputs, param.name)) continue;
    const count = countElements(param.type, dims);
    if (count > MAX_ELEMENTS)
      throw faultAt(reading, path, `${param.name} would hold ${count} elements; at most ${MAX_ELEMENTS} are drawn`, [
        ...path,
        'dims',
      ]);
  }
}

/** Elements of a value of these sizes; a dim of unknown size counts as one. */
function countElements(type: ValueType, dims: DimSizes): number {
  if (type.kind === 'list') return countElements(type.item, dims);
  if (type.kind === 'scalar') return 1;
  return type.axes.reduce((product, axis) => {
    const size = 'size' in axis ? axis.size : (dims[axis.name] ?? 1);
    return product * (typeof size === 'number' ? size : size.reduce((sum, one) => sum + one, 0));
  }, 1);
}
