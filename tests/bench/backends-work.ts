/** What the bench `backends` computes, and how its page and its workers speak. */

export const BACKEND_NAMES = ['tfjs cpu', 'tfjs wasm', 'tfjs webgl', 'jax wasm'] as const;

export type BackendName = (typeof BACKEND_NAMES)[number];

export interface WorkShape {
  readonly kind: 'matmul' | 'attention' | 'softmax' | 'conv';
  /** Of its inputs; conv has NCHW images and OIHW filters. */
  readonly shapes: readonly (readonly number[])[];
}

const square = (n: number): WorkShape => ({
  kind: 'matmul',
  shapes: [
    [n, n],
    [n, n],
  ],
});

export const WORKS = {
  'matmul 64': square(64),
  'matmul 128': square(128),
  'matmul 256': square(256),
  'matmul 512': square(512),
  'matmul 1024': square(1024),
  'attention T = S = 512, D = 64': {
    kind: 'attention',
    shapes: [
      [512, 64],
      [512, 64],
      [512, 64],
    ],
  },
  'softmax 1024 × 1024': { kind: 'softmax', shapes: [[1024, 1024]] },
  'conv 64 × 64 × 16, 3 × 3 × 32': {
    kind: 'conv',
    shapes: [
      [1, 16, 64, 64],
      [32, 16, 3, 3],
    ],
  },
} as const satisfies Readonly<Record<string, WorkShape>>;

export type WorkName = keyof typeof WORKS;

export interface BatchRequest {
  readonly backend: BackendName;
  readonly work: WorkName;
  /** Calls are repeated until so long has passed. */
  readonly atLeastMs: number;
}

export type BatchAnswer =
  | {
      readonly kind: 'measured';
      readonly msPerCall: number;
      /** Euclidean norm of the result: the same for all, up to rounding, or they did not do the same. */
      readonly norm: number;
    }
  | { readonly kind: 'failed'; readonly why: string };
