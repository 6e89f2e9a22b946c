/** The file that a new problem starts from: it parses, and cannot pass verification before it is filled in. */

import type { Position } from './spec-error';

/** Stands wherever the author must write; a file that still holds it proves nothing. */
export const PLACEHOLDER = 'FILL IN';

/** Make the text of a new `problem.md`. */
export function problemTemplate(slug: string, uuid: string): string {
  const name = functionName(slug);
  const words = slug.replaceAll('-', ' ');
  const title = words.length < 3 ? `Problem ${words}` : words.charAt(0).toUpperCase() + words.slice(1);
  return `---
# What each key means: problems/FORMAT.md. Write where it says ${PLACEHOLDER}; delete what the problem does not need.
format: 1
id: ${yamlWord(slug)}
uuid: ${uuid}
version: 1.0.0
title: "${title}"
difficulty: medium
topics: [${yamlWord(slug)}]
license: CC-BY-4.0
askedIn: [ml-coding]
signature:
  name: ${name}
  dims: { N: 1..32, D: 1..64 }
  params: { x: "f32[N,D]" }
  returns: f32[N]
  reduces: [D]
cases:
  - { id: by-hand, sample: true, note: "${PLACEHOLDER}: how the answer comes about.", inputs: { x: [[1, 2], [3, 4]] } }
  - { id: all-dims-differ, dims: { N: 5, D: 7 }, seeds: 2 }
  - { id: one-row, note: "${PLACEHOLDER}: why this case exists.", dims: { N: 1, D: 4 } }
properties:
  - { permute: { x: N }, output: N, says: "${PLACEHOLDER}: a law that the answer obeys, in one sentence." }
mistakes:
  first-mistake:
    edit: [["${PLACEHOLDER} the reference", "${PLACEHOLDER} the same place, written wrong"]]
    says: "${PLACEHOLDER}: what the person did, and what to do instead."
hints:
  - "${PLACEHOLDER}: a question that leads to the first step."
  - "${PLACEHOLDER}: the steps in words; no code."
followUps:
  - { ask: "${PLACEHOLDER}: what an interviewer asks next", answer: "${PLACEHOLDER}: the answer." }
complexity: "$O(N D)$ time, $O(N)$ memory"
---
${PLACEHOLDER}: what to compute from $x$, as a formula and in words. Every convention spelled out: axes, ties, bases.

Do not change the inputs.

| input | type | meaning |
| --- | --- | --- |
| \`x\` | \`f32[N,D]\` | ${PLACEHOLDER} |

## Learn

${PLACEHOLDER}: why it works, the trap, how it is used in practice.

\`\`\`ts reference
export function ${name}(x: number[][]): number[] {
  throw new Error('${PLACEHOLDER} the reference');
}
\`\`\`

\`\`\`ts accepted=loops style=arrays note="${PLACEHOLDER}: what this solution teaches."
export function ${name}(x: number[][]): number[] {
  throw new Error('${PLACEHOLDER} an accepted solution');
}
\`\`\`

\`\`\`ts accepted=tensors style=tensors note="${PLACEHOLDER}: what this solution teaches."
import * as tf from '@tensorflow/tfjs';

export function ${name}(x: tf.Tensor2D): tf.Tensor1D {
  throw new Error('${PLACEHOLDER} an accepted solution');
}
\`\`\`
`;
}

/** Where a file still says that something must be filled in; comments of the front matter may speak of it. */
export function findPlaceholders(text: string): Position[] {
  return text.split('\n').flatMap((line, i) => {
    const at = /^\s*#/.test(line) ? -1 : line.indexOf(PLACEHOLDER);
    return at < 0 ? [] : [{ line: i + 1, column: at + 1 }];
  });
}

/** Quoted where YAML would read a number or a truth value. */
function yamlWord(slug: string): string {
  return /^[a-z]/.test(slug) && !['true', 'false', 'null'].includes(slug) ? slug : `"${slug}"`;
}

/** `k-means` -> `kMeans`; what cannot name a function gets a verb before it. */
function functionName(slug: string): string {
  const [first = '', ...rest] = slug.split('-');
  const camel = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\d/.test(camel) || RESERVED.has(camel) ? `solve${camel.charAt(0).toUpperCase()}${camel.slice(1)}` : camel;
}

const RESERVED: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
);
