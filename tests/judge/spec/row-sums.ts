/** A small problem file, and what its author may do to it. */

import { parseProblem } from '#judge/spec/parse-problem';
import { ProblemSpecError } from '#judge/spec/spec-error';

export const FENCE = '```';

export const ROW_SUMS = `---
format: 1
id: row-sums
uuid: 3f456bbd-f24f-467d-85af-7f271d4b2ec1
version: 1.0.0
title: Row sums
difficulty: easy
topics: [fixture]
license: CC-BY-4.0
signature:
  name: rowSums
  dims: { N: 1..8, D: 1..8 }
  params: { x: "f32[N,D]" }
  returns: f32[N]
  reduces: [D]
cases:
  - { id: by-hand, sample: true, inputs: { x: [[1, 2], [3, 4]] } }
  - { id: drawn, dims: { N: 3, D: 4 }, gen: { x: "normal(0,1)" } }
mistakes:
  means: { edit: [["sum + x", "sum + x / 2"]], says: "You halved it; do not." }
hints: ["Add."]
---
Add up each row of $x$.

${FENCE}ts reference
export const rowSums = (x: number[][]) => x.map((row) => row.reduce((sum, x) => sum + x, 0));
${FENCE}
${FENCE}ts accepted=loops style=arrays note="Plain loops."
export const rowSums = (x: number[][]) => x.map((row) => { let s = 0; for (const one of row) s += one; return s; });
${FENCE}
`;

export const ACCUMULATOR = `---
format: 1
id: accumulator
uuid: 9f57e20e-01c9-428e-b728-75ee4f518ca9
version: 1.0.0
title: Accumulator
difficulty: easy
topics: [fixture]
license: CC-BY-4.0
signature:
  kind: class
  name: Accumulator
  dims: { L: 1..8 }
  construct: { scale: float }
  methods:
    add: { params: { x: "list of f32[L]" }, returns: "list of f32[L]" }
    count: { params: {}, returns: int }
  reduces: []
cases:
  - { id: by-hand, instances: [{ scale: 2 }], script: [{ call: add, inputs: { x: [[1], [2, 3]] } }, { call: count }] }
  - { id: drawn, dims: { L: [3, 2] }, instances: [{ scale: 2 }], script: add x 3 }
mistakes:
  no-scale: { edit: [["this.scale * ", ""]], says: "You forgot the scale." }
hints: ["Add."]
---
Add.

${FENCE}ts reference
export class Accumulator {
  private total: number[][] = [];
  private calls = 0;
  constructor(private readonly scale: number) {}
  add(x: number[][]): number[][] {
    this.calls++;
    this.total = x.map((row, i) => row.map((one, j) => (this.total[i]?.[j] ?? 0) + this.scale * one));
    return this.total.map((row) => [...row]);
  }
  count(): number {
    return this.calls;
  }
}
${FENCE}
`;

/** What the author wrote instead of what -> what the judge says. */
export type AuthorError = [name: string, find: string, replace: string, message: string];

/** The text with one part replaced, which must stand in it exactly once. */
export function edited(text: string, find: string, replace: string): string {
  if (text.split(find).length !== 2) throw new Error(`"${find}" must occur once`);
  return text.replace(find, () => replace);
}

/** The message that an author reads. */
export function refusal(text: string): string {
  try {
    parseProblem(text);
  } catch (error) {
    if (error instanceof ProblemSpecError) return error.message;
    throw error;
  }
  return 'accepted';
}
