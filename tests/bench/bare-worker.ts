/**
 * A solution in a plain worker: the least that running it can cost, with nothing isolated, checked or compared.
 *
 * Its library is the one that a realm has (tfjs on the cpu backend), bundled into the worker's only script.
 */

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { PreparedCase } from '../../judge/run/prepare-cases';
import type { Problem, Style } from '../../judge/spec/problem';
import { isTensor, type Value } from '../../judge/tensor/value';

/** Plain data that reaches a page: tensors become nested arrays, or what the worker makes a tensor of. */
export type BareArgument =
  | { readonly kind: 'plain'; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: readonly BareArgument[] }
  | {
      readonly kind: 'tensor';
      readonly data: readonly number[];
      readonly shape: readonly number[];
      readonly dtype: string;
    };

export interface BareCall {
  readonly op: 'function' | 'new' | 'method';
  readonly instance: number;
  readonly method: string;
  readonly args: readonly BareArgument[];
}

const WORKER = `
import * as solution from 'solution';
import * as tf from '@tensorflow/tfjs';
const argument = (one) =>
  one.kind === 'list' ? one.items.map(argument)
  : one.kind === 'tensor' ? tf.tensor(one.data, one.shape, one.dtype)
  : one.value;
let cases = [];
async function runCase(entry, calls) {
  const instances = [];
  for (const { op, instance, method, args } of calls) {
    if (op === 'new') instances[instance] = new entry(...args);
    else await (op === 'function' ? entry(...args) : instances[instance][method](...args));
  }
}
onmessage = async ({ data }) => {
  if (data.kind === 'inputs')
    cases = data.cases.map((calls) => calls.map((call) => ({ ...call, args: call.args.map(argument) })));
  else for (const calls of cases) await runCase(solution[data.name] ?? solution.default, calls);
  postMessage('done');
};
`;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One classic script with the solution and, for the style that has them, tensors. */
export async function bundleBareWorker(source: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: WORKER, resolveDir: root, loader: 'js' },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    logLevel: 'error',
    external: ['util', 'crypto'],
    plugins: [
      {
        name: 'solution-and-its-library',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^(solution|@tensorflow\/tfjs)$/ }, ({ path }) => ({ path, namespace: 'bare' }));
          onLoad({ filter: /^solution$/, namespace: 'bare' }, () => ({
            contents: source,
            loader: 'ts',
            resolveDir: root,
          }));
          onLoad({ filter: /tfjs$/, namespace: 'bare' }, () => ({
            contents: source.includes('@tensorflow/tfjs') ? TENSORS : 'export const tensor = undefined;',
            loader: 'js',
            resolveDir: root,
          }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}

const TENSORS = `
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import { setBackend } from '@tensorflow/tfjs-core';
void setBackend('cpu');
export * from '@tensorflow/tfjs-core';
`;

/** The calls of every case, as the judge makes them, in a form that a page can be handed. */
export function bareCases(prepared: readonly PreparedCase[], style: Style): BareCall[][] {
  return prepared.map(({ calls }) =>
    calls.map((call) => ({
      op: call.op,
      instance: call.op === 'function' ? 0 : call.instance,
      method: call.op === 'method' ? call.method : '',
      args: call.args.map((value) => bareArgument(value, style)),
    })),
  );
}

const TFJS_DTYPE = { f32: 'float32', i32: 'int32', bool: 'bool' } as const;

function bareArgument(value: Value, style: Style): BareArgument {
  if (value === null) return { kind: 'plain', value: undefined };
  if (typeof value !== 'object') return { kind: 'plain', value };
  if (!isTensor(value)) return { kind: 'list', items: value.map((item) => bareArgument(item, style)) };
  const { dtype, shape } = value;
  const data = Array.from<number>(value.data);
  if (style === 'tensors') return { kind: 'tensor', data, shape, dtype: TFJS_DTYPE[dtype] };
  const elements = dtype === 'bool' ? data.map((element) => element === 1) : data;
  return { kind: 'plain', value: nested(elements, shape) };
}

function nested(elements: readonly unknown[], shape: readonly number[]): unknown {
  const [size, ...inner] = shape;
  if (size === undefined) return elements[0];
  const step = elements.length / Math.max(1, size);
  return Array.from({ length: size }, (_, i) => nested(elements.slice(i * step, (i + 1) * step), inner));
}

/** The name that the solution exports. */
export function entryName({ signature }: Problem): string {
  return signature.name;
}
