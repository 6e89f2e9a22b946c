/** How a golden case of another library is put to one of our problems: names mapped, conventions picked. */

/** `{shape, dtype, data}` row-major; bool is 0/1; non-finite numbers are the strings "NaN", "Infinity", "-Infinity". */
export interface GoldenArray {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly data: readonly (number | string)[];
}
export type GoldenValue =
  | GoldenArray
  | number
  | boolean
  | string
  | null
  | readonly GoldenValue[]
  | { readonly [key: string]: GoldenValue };

export interface GoldenCase {
  readonly case: string;
  readonly inputs: Readonly<Record<string, GoldenValue>>;
  readonly expected: Readonly<Record<string, GoldenValue>>;
  readonly rtol?: number;
  readonly atol?: number;
  readonly tags?: readonly string[];
}

/** Literal inputs and expected outputs in the problem's own names, as nested arrays and numbers. */
export type Adapted =
  | { readonly kind: 'not-expressible'; readonly why: string }
  /** A function problem. A single result stands under the name ''. A sub-case name tells several apart. */
  | {
      readonly kind: 'function';
      readonly name?: string;
      readonly inputs: Readonly<Record<string, unknown>>;
      readonly expected: Readonly<Record<string, unknown>>;
    }
  /** A class problem: constructor inputs, then calls; `expected` of step i is what call i returns (null = not compared). */
  | {
      readonly kind: 'class';
      readonly name?: string;
      readonly construct: Readonly<Record<string, unknown>>;
      readonly steps: readonly {
        readonly call: string;
        readonly inputs: Readonly<Record<string, unknown>>;
        readonly expected: unknown;
      }[];
    };

export interface OracleAdapter {
  /** Slug of the golden file, e.g. `kmeans`. */
  readonly golden: string;
  /** Slug of our problem, e.g. `k-means`. */
  readonly problem: string;
  /** One golden case may give several checks (a 4-D case becomes one check a head). */
  adapt(golden: GoldenCase): readonly Adapted[];
}

/** Nested arrays of a golden array. Non-finite strings become numbers; bool data become booleans. */
export function toNested(array: GoldenArray): unknown {
  const values = array.data.map((value) => (array.dtype === 'bool' ? Boolean(value) : Number(value)));
  let level: unknown[] = values;
  for (let axis = array.shape.length - 1; axis > 0; axis--) {
    const size = array.shape[axis] ?? 1;
    const count = array.shape.slice(0, axis).reduce((product, dim) => product * dim, 1);
    level = Array.from({ length: count }, (_, i) => level.slice(i * size, (i + 1) * size));
  }
  return array.shape.length === 0 ? level[0] : level;
}
