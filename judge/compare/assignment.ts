/** Who is paired with whom at the least total cost. */

/**
 * The exact minimum of Σ cost[i][match[i]] over all permutations (Hungarian method with potentials, O(n³)).
 *
 * @param cost n × n, row-major, finite
 * @returns for each row its column
 * @see E-maxx, "Hungarian algorithm" (shortest augmenting paths)
 */
export function assign(cost: Float64Array, n: number): number[] {
  // Column 0 and row 0 stand for "not matched yet"; real ones count from 1.
  const rowPotential = new Float64Array(n + 1);
  const columnPotential = new Float64Array(n + 1);
  const rowOf = new Int32Array(n + 1);
  const previous = new Int32Array(n + 1);
  for (let row = 1; row <= n; row++) {
    rowOf[0] = row;
    let column = 0;
    const slack = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    const isUsed = new Uint8Array(n + 1);
    do {
      isUsed[column] = 1;
      const current = rowOf[column]!;
      let step = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let other = 1; other <= n; other++) {
        if (isUsed[other] === 1) continue;
        const reduced = cost[(current - 1) * n + other - 1]! - rowPotential[current]! - columnPotential[other]!;
        if (reduced < slack[other]!) {
          slack[other] = reduced;
          previous[other] = column;
        }
        if (slack[other]! < step) {
          step = slack[other]!;
          next = other;
        }
      }
      for (let other = 0; other <= n; other++) {
        if (isUsed[other] === 1) {
          rowPotential[rowOf[other]!]! += step;
          columnPotential[other]! -= step;
        } else slack[other]! -= step;
      }
      column = next;
    } while (rowOf[column] !== 0);
    for (; column !== 0; column = previous[column]!) rowOf[column] = rowOf[previous[column]!]!;
  }
  const match = new Array<number>(n).fill(0);
  for (let column = 1; column <= n; column++) match[rowOf[column]! - 1] = column - 1;
  return match;
}
