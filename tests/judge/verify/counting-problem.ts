/** A problem on whole numbers, so that it needs no tensors: in-process realms can verify it in no time. */

import type { VerifyHost } from '#judge/verify/verification';
import { fakeRealms } from '../../fakes/fake-realm';

export const COUNTING = `---
format: 1
id: count-above
uuid: 1d4f2a0e-9c1b-4c0e-8a59-0a4f1d7b6e55
version: 1.0.0
title: Count above a bound
difficulty: easy
topics: [fixture]
license: CC-BY-4.0
signature:
  name: countAbove
  dims: { N: 1..6, D: 2..3 }
  params: { x: "i32[N,D]", bound: int }
  returns: "i32[N]"
cases:
  - { id: by-hand, sample: true, inputs: { x: [[1, 5, 7], [4, 4, 4]], bound: 4 } }
  - { id: drawn, dims: { N: 6, D: 2 }, gen: { x: "integers(0,4)", bound: "integers(1,2)" }, seeds: 2 }
  - { id: one-row, dims: { N: 1, D: 3 }, gen: { x: "integers(2,6)", bound: constant(3) } }
mistakes:
  not-strict: { edit: [["value > bound", "value >= bound"]], says: "You count values equal to the bound; only larger ones count." }
  below: { edit: [["value > bound", "value < bound"]], says: "You count the values below the bound; count those above it." }
hints: ["How many values of a row pass?"]
---
For every row of \`x\`, how many values are above \`bound\`.

\`\`\`text
x = [[1, 5, 7], [4, 4, 4]]   bound = 4   result = [2, 0]
\`\`\`

\`\`\`ts reference
export function countAbove(x: number[][], bound: number): number[] {
  return x.map((row) => row.filter((value) => value > bound).length);
}
\`\`\`

\`\`\`ts accepted=loops style=arrays
export function countAbove(x: number[][], bound: number): number[] {
  const counts: number[] = [];
  for (const row of x) {
    let count = 0;
    for (const one of row) if (one > bound) count++;
    counts.push(count);
  }
  return counts;
}
\`\`\`
`;

/** A host whose type checker and KaTeX find nothing, on realms of this very process. */
export function fakeHost(changes: Partial<VerifyHost> = {}): VerifyHost {
  return {
    openRealm: fakeRealms().openRealm,
    now: () => performance.now(),
    typeCheck: async () => [],
    parseMath: () => undefined,
    salts: 2,
    ...changes,
  };
}
