/** Cases of a class problem: constructor inputs of each instance, and the calls in order. */

import { didYouMean } from './did-you-mean';
import type { CaseSpec, ScriptStep } from './problem';
import { faultAt, type Reading, readItems } from './reading';
import type { FrontMatter } from './schema';
import type { ClassSignature } from './signature';
import type { Path } from './yaml-tree';

type RawCase = Pick<FrontMatter['cases'][number], 'instances' | 'script'>;
type RawStep = Exclude<RawCase['script'], string | undefined>[number];

/** @throws ProblemSpecError when a class problem has no script, or a function problem has one */
export function readCalls(raw: RawCase, path: Path, reading: Reading): Pick<CaseSpec, 'instances' | 'script'> {
  const { signature } = reading;
  if (signature.kind === 'function') {
    const key = raw.instances === undefined ? 'script' : 'instances';
    if (raw[key] === undefined) return { instances: [], script: [] };
    throw faultAt(reading, path, 'instances and script belong to class problems', [...path, key]);
  }
  checkInstances(raw.instances ?? [], signature, path, reading);
  const { script } = raw;
  if (script === undefined) throw faultAt(reading, path, 'a case of a class problem needs a script');
  if (typeof script !== 'string') {
    const steps = readItems(script, reading.faults, (step, i) =>
      readStep(step, signature, [...path, 'script', i], reading),
    );
    return { instances: raw.instances ?? [], script: steps };
  }
  const [call = '', times] = script.split(' x ');
  const step = readStep({ call }, signature, [...path, 'script'], reading);
  return { instances: raw.instances ?? [], script: Array.from({ length: Number(times) }, () => step) };
}

function checkInstances(
  raw: NonNullable<RawCase['instances']>,
  signature: ClassSignature,
  path: Path,
  { faults, find }: Reading,
): void {
  const known = signature.construct.map((param) => param.name);
  for (const [i, instance] of raw.entries())
    for (const name of Object.keys(instance)) {
      const place = [...path, 'instances', i, name];
      if (!known.includes(name))
        faults.add(
          place.join('.'),
          `${name} is no parameter of the constructor${didYouMean(name, known)}`,
          find(place),
        );
    }
}

function readStep(step: RawStep, signature: ClassSignature, path: Path, reading: Reading): ScriptStep {
  const method = signature.methods.find(({ name }) => name === step.call);
  const methods = signature.methods.map(({ name }) => name);
  if (method === undefined)
    throw faultAt(reading, path, `there is no method ${step.call}${didYouMean(step.call, methods)}`);
  const known = method.params.map((param) => param.name);
  for (const name of Object.keys(step.inputs ?? {}))
    if (!known.includes(name))
      throw faultAt(
        reading,
        [...path, 'inputs', name],
        `${name} is no parameter of ${step.call}${didYouMean(name, known)}`,
      );
  return { instance: step.on ?? 0, method: step.call, inputs: step.inputs ?? {} };
}
