/** Problem files that use every part of the format. They are parsed, never run: the programs in them do nothing. */

import { FENCE } from './row-sums';

const fence = (info: string, source: string): string => `${FENCE}ts ${info}\n${source}\n${FENCE}\n`;

export const EVERYTHING = `---
format: 1
id: everything
uuid: 53e2d6c4-6a53-4a5e-a3ce-0d2a4f2d5e33
version: 1.2.3
title: Everything at once
difficulty: hard
topics: [fixture, every-part]
license: CC-BY-4.0
kind: implement
askedIn: [ml-coding, debugging]
signature:
  name: everything
  dims: { N: 1..64, D: 1..8 }
  params: { x: "f32[N,D]", scores: "f32[N]", mask: "bool[N]?", k: int, temperature: float, words: "list of list of string" }
  returns:
    rows: f32[K,D]
    signs: f32[N,D]
    labels: i32[N]
    top: i32[K]
    factors: f32[D,D]
    draws: f32[N]
    merges: "list of list of string"
    lengths: "list of i32[L]"
    flags: bool[N]
  reduces: [D]
  assume: { mask: some true }
cases:
  - { id: by-hand, sample: true, dims: { N: 2, D: 1 }, inputs: { x: [[1], [2]], k: 1, temperature: 1, words: [[a, b]] } }
  - { id: drawn, dims: { N: 3, D: 4 }, generator: made, generatorParams: { gap: 2 } }
compare:
  rows: up-to-permutation(K)
  signs: up-to-sign(D)
  labels: relabelled(K)
  top: top-k(scores)
  factors: valid-by(orthogonal)
  draws: statistical
  merges: set
  lengths: custom
  flags: exact
tolerance: { factor: 4, why: "The exponent is taken twice, once by the caller." }
properties:
  - { permute: { x: N, mask: N }, output: N, says: "Shuffling the rows shuffles the answers." }
  - { shift: { scores: 3.5 }, output: same, says: "A constant changes no order." }
  - { scale: { x: 2, temperature: 0.5 }, output: { scaled: 2 }, says: "Twice the input, twice the output." }
  - { causal: { x: N, scores: N }, output: N, says: "Later rows change no earlier answer." }
  - { vary: { k: [1, 2, 3] }, output: same, says: "The block size changes nothing." }
  - { custom: odd, says: "Negating the input negates the output." }
invalid:
  - { id: empty, dims: { N: 0, D: 1 }, gen: { k: "integers(1,1)" }, says: "There is no row." }
  - { id: ragged, says: "The rows differ in length." }
mistakes:
  no-scale: { edit: [["return", "return void"]], says: "You forgot to return." }
  own-way: { says: "You went another way." }
slow:
  twice: { edit: [["return", "for (;;) return"]], says: "You do it twice." }
  by-hand: { says: "You do it by hand." }
performance: { grow: [N], n: [16, 32, 64], fixed: { D: 8 }, generator: made, generatorParams: { gap: 1 }, bound: "O(N) memory", tiers: { pass: 4, good: 1.5, great: 0.8 } }
limits: { timeMs: 1000, largestTensor: 65536, peakBytes: 4000000 }
forbid: [{ name: tf.train.adam, why: "It is what you write." }]
allow: [math.sqrt, math.exp]
hints: ["Look.", "Look again."]
followUps: [{ ask: "Why?", answer: "Because." }]
complexity: "$O(N)$"
---
Do **everything**.

${FENCE}ts
everything(1); // shown
${FENCE}

${fence('reference', 'export function everything() { return; }')}
More of the statement.

${fence('accepted=loops style=arrays note="Plain."', 'export function everything() {}')}${fence('accepted=tensors style=tensors', 'export function everything() {}')}${fence('mistake=own-way', 'export function everything() { throw 1; }')}${fence('slow=by-hand', 'export function everything() { for (;;); }')}${fence('generator=made', 'export function generate() { return {}; }')}${fence('invalid=ragged', 'export function generate() { return { x: [] }; }')}${fence('starter style=arrays', 'export function everything() { /* start */ }')}${fence('checker', 'export function check() { return { ok: true, message: "" }; }')}${fence('residual=orthogonal', 'export function residuals() { return []; }')}${fence('property=odd', 'export function transform(x) { return x; }')}
## Learn

It teaches everything.
`;

/** Kind debug: what is broken, which bugs it has, and the cases that prove them gone. */
export const DEBUG = `---
format: 1
id: broken-sums
uuid: 1e7c2e0c-0c22-4d6c-b9a6-1d1c5ae0f001
version: 1.0.0
title: Broken sums
difficulty: easy
topics: [fixture]
license: CC-BY-4.0
kind: debug
signature: { name: sum, dims: { N: 1..8 }, params: { x: "f32[N]" }, returns: float, reduces: [N] }
cases:
  - { id: first, dims: { N: 3 } }
  - { id: second, dims: { N: 4 } }
mistakes:
  starts-at-one: { edit: [["let s = 0", "let s = 1"]], says: "The sum starts at 1; start at 0." }
  skips-first: { edit: [["i = 0", "i = 1"]], says: "The first element is left out." }
bugs: { starts-at-one: [first, second], skips-first: [second] }
hints: ["Read."]
---
Mend it.

${fence('reference', 'export function sum(x) { let s = 0; for (let i = 0; i < x.length; i++) s += x[i]; return s; }')}${fence('broken style=arrays', 'export function sum(x) { let s = 1; for (let i = 1; i < x.length; i++) s += x[i]; return s; }')}`;

/** Kind optimise: what is slow, and how much faster it must be. */
export const OPTIMISE = `---
format: 1
id: slow-sums
uuid: 1e7c2e0c-0c22-4d6c-b9a6-1d1c5ae0f002
version: 1.0.0
title: Slow sums
difficulty: easy
topics: [fixture]
license: CC-BY-4.0
kind: optimise
signature: { name: sum, dims: { N: 1..4096 }, params: { x: "f32[N]" }, returns: float, reduces: [N] }
cases:
  - { id: first, dims: { N: 3 } }
mistakes:
  starts-at-one: { edit: [["let s = 0", "let s = 1"]], says: "The sum starts at 1; start at 0." }
performance: { grow: [N], n: [256, 1024, 4096], tiers: { pass: 4, good: 1.5, great: 0.8 } }
speedup: 100
hints: ["Read."]
---
Make it faster.

${fence('reference', 'export function sum(x) { let s = 0; for (const one of x) s += one; return s; }')}${fence('given style=arrays', 'export function sum(x) { return x.length ? x[0] + sum(x.slice(1)) : 0; }')}`;
