/** Problems made of a few lines, for the tests of cases and submissions. */

import { afterEach } from 'vitest';
import { closeProblem } from '#judge/run/session';
import { parseProblem } from '#judge/spec/parse-problem';
import type { Problem } from '#judge/spec/problem';

const FENCE = '```';

export interface ProblemParts {
  /** YAML of the signature, the cases and further keys, without indentation at the left. */
  readonly front: string;
  readonly reference: string;
  /** Further fences: `accepted=…`, `mistake=…`, `generator=…` -> source. */
  readonly fences?: Readonly<Record<string, string>>;
}

export function problemOf({ front, reference, fences = {} }: ProblemParts): Problem {
  const head = `format: 1\nid: tiny\nuuid: 3f456bbd-f24f-467d-85af-7f271d4b2ec1\nversion: 1.0.0\ntitle: Tiny\ndifficulty: easy\ntopics: [fixture]\nlicense: CC-BY-4.0\nhints: [Try.]`;
  const mistakes = /^mistakes:/m.test(front) ? '' : 'mistakes: {}\n';
  const body = Object.entries({ reference, ...fences }).map(
    ([info, source]) => `${FENCE}ts ${info}\n${source}\n${FENCE}`,
  );
  return parseProblem(`---\n${head}\n${mistakes}${front.trim()}\n---\nDo it.\n\n${body.join('\n')}\n`);
}

/** Makes problems whose realms are closed after each test of the file. */
export function problemMaker(): (parts: ProblemParts) => Problem {
  const opened: Problem[] = [];
  afterEach(() => {
    for (const problem of opened.splice(0)) closeProblem(problem);
  });
  return (parts) => {
    const made = problemOf(parts);
    opened.push(made);
    return made;
  };
}

/** Softmax of one row, with the mistakes that people make. */
export function softmaxProblem(): Problem {
  return problemOf({
    front: `
signature: { name: softmax, dims: { N: 1..64 }, params: { x: "f32[N]" }, returns: "f32[N]", reduces: [N] }
cases:
  - { id: by-hand, sample: true, note: "Two equal scores.", inputs: { x: [0, 0] } }
  - { id: other-sample, sample: true, inputs: { x: [1, 2, 3] } }
  - { id: drawn, dims: { N: 5 }, seeds: 2 }
  - { id: large, dims: { N: 7 }, gen: { x: "uniform(800,900)" } }
properties:
  - { permute: { x: N }, output: N, says: "Shuffling the scores shuffles the weights." }
mistakes:
  no-shift: { edit: [["Math.exp(one - max)", "Math.exp(one)"]], says: "exp overflows on large scores; subtract the maximum first." }
  no-division: { edit: [["one / total", "one"]], says: "You did not divide by the total; the weights must add up to 1." }
  base-two: { edit: [["Math.exp(one - max)", "2 ** (one - max)"]], says: "You raised 2 to the scores; take e." }
limits: { timeMs: 2000 }`,
    reference: `export function softmax(x: number[]): number[] {
  const max = Math.max(...x);
  const exps = x.map((one) => Math.exp(one - max));
  const total = exps.reduce((sum, one) => sum + one, 0);
  return exps.map((one) => one / total);
}`,
  });
}

/** A class that keeps a running mean of vectors. */
export function runningMeanProblem(): Problem {
  return problemOf({
    front: `
signature:
  kind: class
  name: RunningMean
  dims: { D: 1..8 }
  construct: { decay: float }
  methods:
    update: { params: { x: "f32[D]" }, returns: "f32[D]" }
    count: { params: {}, returns: int }
  reduces: []
cases:
  - id: by-hand
    sample: true
    instances: [{ decay: 0.5 }]
    script:
      - { call: update, inputs: { x: [2, 4] } }
      - { call: update, inputs: { x: [0, 0] } }
      - { call: count }
  - { id: drawn, dims: { D: 3 }, instances: [{ decay: 0.9 }], script: update x 4 }
  - id: two-instances
    dims: { D: 2 }
    instances: [{ decay: 0.9 }, { decay: 0.1 }]
    script: [{ on: 0, call: update }, { on: 1, call: update }, { on: 0, call: update }, { on: 1, call: count }]
mistakes:
  forgets: { edit: [["this.decay * (this.mean[i] ?? 0) + ", ""]], says: "You forgot the old mean; keep it between calls." }`,
    reference: `export class RunningMean {
  private mean: number[] = [];
  private calls = 0;
  constructor(private readonly decay: number) {}
  update(x: number[]): number[] {
    this.calls++;
    this.mean = x.map((one, i) => this.decay * (this.mean[i] ?? 0) + (1 - this.decay) * one);
    return [...this.mean];
  }
  count(): number {
    return this.calls;
  }
}`,
  });
}
