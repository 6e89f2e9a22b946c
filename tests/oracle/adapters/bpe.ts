/** Byte-pair encoding: merges and encoded texts, which the golden file writes with spaces. Of tied pairs ours is the smallest. */

import { textLeaf } from '#judge/compare/leaf';
import type { GoldenArray, OracleAdapter } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'bpe',
  problem: 'bpe',
  adapt: ({ inputs, expected }) => {
    const accepted = expected['accept'] as { readonly min: typeof expected } | undefined;
    const { merges, encoded } = accepted?.min ?? expected;
    return [
      {
        kind: 'function',
        inputs: {
          words: (inputs['words'] as GoldenArray).data,
          counts: inputs['counts'],
          numMerges: inputs['num_merges'],
          texts: (inputs['texts'] as GoldenArray).data,
        },
        expected: {
          merges: symbolsOf(merges as GoldenArray),
          encoded: symbolsOf(encoded as GoldenArray),
        },
      },
    ];
  },
};

/** Outputs are compared as numbers: a symbol is its fingerprint. */
function symbolsOf(lines: GoldenArray): number[][] {
  return lines.data.map((line) => {
    const symbols = String(line).split(' ');
    return [...textLeaf('', [], [symbols.length], symbols).data];
  });
}
