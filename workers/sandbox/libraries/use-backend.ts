/** Make a registered backend the current one, and say why where it fails: tfjs itself only warns on the console. */

import {
  findBackendFactory,
  type KernelBackend,
  registerBackend,
  removeBackend,
  setBackend,
} from '@tensorflow/tfjs-core';

/** @throws whatever its factory throws */
export async function useBackend(name: string): Promise<KernelBackend> {
  const factory = findBackendFactory(name);
  if (factory === null) throw new Error(`tfjs registered no backend ${name} here`);
  const made = await factory();
  removeBackend(name);
  registerBackend(name, () => made);
  if (!(await setBackend(name))) throw new Error(`tfjs could not use its backend ${name}`);
  return made;
}
