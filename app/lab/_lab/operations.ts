/** Operations that the lab offers, each as a short program with sizes of the person's choice. */

export interface Size {
  readonly name: string;
  readonly label: string;
  readonly initial: number;
  readonly max: number;
}

export interface Operation {
  readonly id: string;
  readonly sizes: readonly Size[];
  /** Lines that make the inputs, and the expression that is timed. */
  readonly write: (size: (name: string) => number) => { readonly inputs: readonly string[]; readonly value: string };
}

export interface Chosen {
  readonly operation: Operation;
  readonly sizes: Readonly<Record<string, number>>;
}

const size = (name: string, label: string, initial: number, max: number): Size => ({ name, label, initial, max });

const uniform = (name: string, shape: readonly number[], seed: number): string =>
  `const ${name} = tf.randomUniform([${shape.join(', ')}], -1, 1, 'float32', ${seed});`;

export const OPERATIONS: readonly Operation[] = [
  {
    id: 'matMul',
    sizes: [size('n', 'rows', 256, 1024), size('k', 'inner', 256, 1024), size('m', 'columns', 256, 1024)],
    write: (of) => ({
      inputs: [uniform('a', [of('n'), of('k')], 1), uniform('b', [of('k'), of('m')], 2)],
      value: 'tf.matMul(a, b)',
    }),
  },
  {
    id: 'softmax',
    sizes: [size('n', 'rows', 256, 2048), size('m', 'columns', 256, 2048)],
    write: (of) => ({ inputs: [uniform('x', [of('n'), of('m')], 1)], value: 'tf.softmax(x)' }),
  },
  {
    id: 'conv2d',
    sizes: [size('s', 'height and width', 32, 256), size('c', 'channels', 8, 64), size('f', 'filters', 16, 64)],
    write: (of) => ({
      inputs: [uniform('x', [1, of('s'), of('s'), of('c')], 1), uniform('filters', [3, 3, of('c'), of('f')], 2)],
      value: "tf.conv2d(x as tf.Tensor4D, filters as tf.Tensor4D, 1, 'same')",
    }),
  },
  {
    id: 'einsum',
    sizes: [size('b', 'batch', 4, 32), size('n', 'rows and columns', 64, 256)],
    write: (of) => ({
      inputs: [uniform('a', [of('b'), of('n'), of('n')], 1), uniform('b', [of('b'), of('n'), of('n')], 2)],
      value: "tf.einsum('bij,bjk->bik', a, b)",
    }),
  },
  {
    id: 'gather',
    sizes: [size('n', 'rows', 1000, 10_000), size('d', 'columns', 64, 256), size('p', 'picks', 500, 10_000)],
    write: (of) => ({
      inputs: [
        uniform('table', [of('n'), of('d')], 1),
        `const picks = Array.from({ length: ${of('p')} }, (_, i) => (i * 7919) % ${of('n')});`,
        "const indices = tf.tensor1d(picks, 'int32');",
      ],
      value: 'tf.gather(table, indices)',
    }),
  },
  {
    id: 'sum',
    sizes: [size('n', 'terms', 1_000_000, 4_000_000)],
    write: (of) => ({ inputs: [uniform('x', [of('n')], 1)], value: 'tf.sum(x)' }),
  },
];

export function chosenOf(operation: Operation): Chosen {
  return { operation, sizes: Object.fromEntries(operation.sizes.map(({ name, initial }) => [name, initial])) };
}

export function initialOperation(): Chosen {
  const [first] = OPERATIONS;
  if (first === undefined) throw new Error('there are operations');
  return chosenOf(first);
}

/** The program as a snippet. */
export function sourceOf({ operation, sizes }: Chosen): string {
  const { inputs, value } = operation.write((name) => sizes[name] ?? 1);
  return [
    "import * as tf from '@tensorflow/tfjs';",
    '',
    '// Made once, while the module loads: only run() is timed.',
    ...inputs,
    '',
    'export function run() {',
    `  return ${value};`,
    '}',
    '',
  ].join('\n');
}
