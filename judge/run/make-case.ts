/** The inputs of one case: literals first, then what the author's generator made, then seeded draws. */

import type { CaseSpec, DimSizes, Problem } from '../spec/problem';
import type { ClassSignature, FunctionSignature, Parameter, ReturnType } from '../spec/signature';
import { ProblemSpecError } from '../spec/spec-error';
import { fromContradictory, fromLiteral, type KnownDims } from '../tensor/from-literal';
import { generateValue } from '../tensor/generate';
import { createRandom, type Random } from '../tensor/random';
import type { Value } from '../tensor/value';

/** A call with everything the judge knows of it; `args` line up with `params`. */
export type PlannedCall =
  | {
      readonly op: 'function';
      readonly params: readonly Parameter[];
      readonly args: readonly Value[];
      readonly returns: ReturnType;
      readonly label: '';
    }
  | {
      readonly op: 'new';
      readonly instance: number;
      readonly params: readonly Parameter[];
      readonly args: readonly Value[];
    }
  | {
      readonly op: 'method';
      readonly instance: number;
      readonly method: string;
      readonly params: readonly Parameter[];
      readonly args: readonly Value[];
      readonly returns: ReturnType;
      /** Names the call in messages, e.g. `call 3 (step)`. */
      readonly label: string;
    };

export interface MadeCase {
  readonly calls: readonly PlannedCall[];
  readonly dims: DimSizes;
}

/** What an author's generator fence returned: any part of the literal inputs. */
export interface GeneratedInputs {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly instances: readonly Readonly<Record<string, unknown>>[];
  readonly script: readonly { readonly inputs?: Readonly<Record<string, unknown>> | undefined }[];
}

export const NOTHING_GENERATED: GeneratedInputs = { inputs: {}, instances: [], script: [] };

/**
 * Make the calls of a case.
 *
 * @param isInvalid the inputs are to be refused: sizes may contradict each other and leave their ranges
 * @throws ProblemSpecError when an input does not fit its type, a dim is unknown or outside its range
 */
export function makeCase(
  problem: Problem,
  spec: CaseSpec,
  seed: number,
  generated: GeneratedInputs,
  isInvalid = false,
): MadeCase {
  const { signature } = problem;
  const dims: KnownDims = structuredCopy(spec.dims);
  const random = createRandom(seed);
  const where = `${isInvalid ? 'invalid' : 'cases'}.${spec.id}`;
  const read = isInvalid ? fromContradictory : fromLiteral;
  const calls =
    signature.kind === 'function'
      ? [functionCall(signature, spec, generated, dims, random, where, read)]
      : classCalls(signature, spec, generated, dims, random, where, read);
  if (isInvalid) return { calls, dims };
  for (const [name, size] of Object.entries(dims)) {
    const range = signature.dims[name];
    for (const one of typeof size === 'number' ? [size] : size)
      if (range !== undefined && (one < range.min || one > range.max))
        throw new ProblemSpecError(where, `${name} is ${one}, outside ${range.min}..${range.max}`);
  }
  return { calls, dims };
}

/** True when a seed changes nothing: every input is written out. */
export function isLiteral(problem: Problem, spec: CaseSpec): boolean {
  if (spec.generator !== undefined || Object.keys(spec.gen).length > 0) return false;
  const { signature } = problem;
  const given = (params: readonly Parameter[], inputs: Readonly<Record<string, unknown>>) =>
    params.every((param) => param.name in inputs || param.optional);
  if (signature.kind === 'function') return given(signature.params, spec.inputs);
  return (
    Array.from({ length: instanceCount(spec) }, (_, i) => spec.instances[i]).every((instance) =>
      given(signature.construct, { ...spec.inputs, ...instance }),
    ) && spec.script.every((step) => given(methodOf(signature, step.method).params, { ...spec.inputs, ...step.inputs }))
  );
}

/** Instances that a case needs: the written ones, and those that its script calls. */
function instanceCount(spec: CaseSpec): number {
  return Math.max(1, spec.instances.length, ...spec.script.map((step) => step.instance + 1));
}

/** A name that fits nothing would be dropped, and the input drawn as if the generator were not there. */
function assertKnown(
  made: Readonly<Record<string, unknown>> | undefined,
  params: readonly Parameter[],
  where: string,
): void {
  const unknown = Object.keys(made ?? {}).find((name) => !params.some((param) => param.name === name));
  if (unknown !== undefined)
    throw new ProblemSpecError(
      where,
      `its generator made "${unknown}", which is no parameter; there are ${params.map((param) => param.name).join(', ')}`,
    );
}

function functionCall(
  signature: FunctionSignature,
  spec: CaseSpec,
  generated: GeneratedInputs,
  dims: KnownDims,
  random: Random,
  where: string,
  read: typeof fromLiteral,
): PlannedCall {
  assertKnown(generated.inputs, signature.params, where);
  const literals = { ...generated.inputs, ...spec.inputs };
  const args = makeArguments(signature.params, literals, spec, dims, random, where, read);
  return { op: 'function', params: signature.params, args, returns: signature.returns, label: '' };
}

function classCalls(
  signature: ClassSignature,
  spec: CaseSpec,
  generated: GeneratedInputs,
  dims: KnownDims,
  random: Random,
  where: string,
  read: typeof fromLiteral,
): PlannedCall[] {
  const count = Math.max(instanceCount(spec), generated.instances.length);
  assertKnown(
    generated.inputs,
    [...signature.construct, ...signature.methods.flatMap((method) => method.params)],
    where,
  );
  const calls: PlannedCall[] = [];
  for (let instance = 0; instance < count; instance++) {
    assertKnown(generated.instances[instance], signature.construct, `${where}.instances.${instance}`);
    const literals = {
      ...generated.inputs,
      ...generated.instances[instance],
      ...spec.inputs,
      ...spec.instances[instance],
    };
    const args = makeArguments(
      signature.construct,
      literals,
      spec,
      dims,
      random,
      `${where}.instances.${instance}`,
      read,
    );
    calls.push({ op: 'new', instance, params: signature.construct, args });
  }
  spec.script.forEach((step, i) => {
    const { params, returns } = methodOf(signature, step.method);
    assertKnown(generated.script[i]?.inputs, params, `${where}.script.${i}`);
    const literals = { ...generated.inputs, ...generated.script[i]?.inputs, ...spec.inputs, ...step.inputs };
    const args = makeArguments(params, literals, spec, dims, random, `${where}.script.${i}`, read);
    calls.push({
      op: 'method',
      instance: step.instance,
      method: step.method,
      params,
      args,
      returns,
      label: `call ${i + 1} (${step.method})`,
    });
  });
  return calls;
}

function methodOf(signature: ClassSignature, name: string): ClassSignature['methods'][number] {
  const method = signature.methods.find((one) => one.name === name);
  if (method === undefined) throw new ProblemSpecError('script', `there is no method ${name}`);
  return method;
}

function makeArguments(
  params: readonly Parameter[],
  literals: Readonly<Record<string, unknown>>,
  spec: CaseSpec,
  dims: KnownDims,
  random: Random,
  where: string,
  read: typeof fromLiteral,
): Value[] {
  const args = new Map<string, Value>();
  // Literals first: they fix the dims that the draws need.
  for (const param of params)
    if (param.name in literals) args.set(param.name, read(literals[param.name], param, dims, `${where}.${param.name}`));
  for (const param of params) {
    if (args.has(param.name)) continue;
    const generator = spec.gen[param.name];
    if (param.optional && generator === undefined) args.set(param.name, null);
    else args.set(param.name, generateValue(param.type, generator, dims, random, `${where}.${param.name}`));
  }
  return params.map((param) => args.get(param.name) ?? null);
}

function structuredCopy(dims: DimSizes): KnownDims {
  return Object.fromEntries(
    Object.entries(dims).map(([name, size]) => [name, typeof size === 'number' ? size : [...size]]),
  );
}
