/**
 * The two-sample Kolmogorov–Smirnov test for samples of equal size, exact.
 *
 * @see Gnedenko and Korolyuk 1951: P(D ≥ k/n) = 2·Σ_j (-1)^(j+1)·C(2n, n+jk) / C(2n, n). With ties it is too
 * cautious, never too strict.
 */

/** n times the largest distance between the two empirical distributions; both samples hold n numbers. */
export function largestGap(a: Float64Array, b: Float64Array): number {
  const [left, right] = [a.slice().sort(), b.slice().sort()];
  const n = left.length;
  let i = 0;
  let j = 0;
  let gap = 0;
  while (i < n && j < n) {
    const at = Math.min(left[i]!, right[j]!);
    while (i < n && left[i]! <= at) i++;
    while (j < n && right[j]! <= at) j++;
    gap = Math.max(gap, Math.abs(i - j));
  }
  return gap;
}

/** The chance that two samples of n from one continuous distribution lie at least k/n apart. */
export function chanceOfGap(n: number, k: number): number {
  if (k <= 0) return 1;
  let sum = 0;
  for (let j = 1; j * k <= n; j++) {
    let log = 0;
    for (let i = 1; i <= j * k; i++) log += Math.log((n - j * k + i) / (n + i));
    const term = Math.exp(log);
    sum += j % 2 === 1 ? term : -term;
    if (term < 1e-18) break;
  }
  return Math.min(1, Math.max(0, 2 * sum));
}

/** The smallest gap whose chance is at most alpha; undefined where even fully separate samples are that likely. */
export function criticalGap(n: number, alpha: number): number | undefined {
  if (n === 0 || chanceOfGap(n, n) > alpha) return undefined;
  let [low, high] = [0, n];
  // chanceOfGap(low) > alpha >= chanceOfGap(high)
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (chanceOfGap(n, middle) > alpha) low = middle;
    else high = middle;
  }
  return high;
}
