/** A problem file as its author fills in the template, step by step. */

import { problemTemplate } from '../../judge/spec/template';

export const SLUG = 'sums-of-rows';
export const UUID = '7b0c0c51-6c1f-4f0e-9a55-0d7b1f6a4c11';

/** As `npm run problems:new` writes it, with the key of the title misspelt. */
export const MISSPELT = problemTemplate(SLUG, UUID).replace('title:', 'tilte:');

/** The template with every gap filled: a small problem that proves itself. */
export const FILLED = problemTemplate(SLUG, UUID)
  .replace('x: [[1, 2], [3, 4]]', 'x: [[1, 2], [3, 4.5]]')
  .replace('FILL IN: how the answer comes about.', '1 + 2 = 3 and 3 + 4.5 = 7.5.')
  .replace('FILL IN: why this case exists.', 'A single row is still a matrix.')
  .replace('FILL IN: a law that the answer obeys, in one sentence.', 'Shuffling the rows shuffles the sums.')
  .replace(
    'edit: [["FILL IN the reference", "FILL IN the same place, written wrong"]]',
    'edit: [["sum + value", "sum + Math.abs(value)"]]',
  )
  .replace(
    'FILL IN: what the person did, and what to do instead.',
    'You summed absolute values; keep the sign of each value.',
  )
  .replace('FILL IN: a question that leads to the first step.', 'What does one number of the answer depend on?')
  .replace('FILL IN: the steps in words; no code.', 'Add the values of each row.')
  .replace('FILL IN: what an interviewer asks next', 'How long does it take?')
  .replace('FILL IN: the answer.', 'Each value is read once.')
  .replace(
    /FILL IN: what to compute.*/,
    'Return the sum $\\sum_d x_{nd}$ of every row of `x`.\n\n```text\nx = [[1, 2], [3, 4.5]]   result = [3, 7.5]\n```',
  )
  .replace('| FILL IN |', '| the rows |')
  .replace(/FILL IN: why it works.*/, 'A sum has no trap but its sign.')
  .replace(
    "  throw new Error('FILL IN the reference');",
    '  return x.map((row) => row.reduce((sum, value) => sum + value, 0));',
  )
  .replace(
    "  throw new Error('FILL IN an accepted solution');",
    '  const sums: number[] = [];\n  for (const row of x) {\n    let total = 0;\n    for (const one of row) total += one;\n    sums.push(total);\n  }\n  return sums;',
  )
  .replace("  throw new Error('FILL IN an accepted solution');", '  return tf.sum(x, 1) as tf.Tensor1D;')
  .replaceAll('FILL IN: what this solution teaches.', 'One pass over each row.');

export const TITLE = 'Sums of rows';

export const SOLUTION = `export function sumsOfRows(x: number[][]): number[] {
  return x.map((row) => row.reduce((all, one) => all + one, 0));
}
`;
