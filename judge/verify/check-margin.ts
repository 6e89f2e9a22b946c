import type { Check } from './check';
import type { Finding } from './verification';

/** A mistake must miss the tolerance by this factor somewhere, or honest rounding and mistakes come too near. */
const MIN_MARGIN = 10;

/** Rejections must not hang on the size of the tolerance, nor on the style. */
export const checkMargin: Check = {
  id: 'margin',
  title: 'Every mistake misses by at least 10 × tolerance, in both styles',
  needs: 'cases',
  async run({ mistakes, locate }) {
    const findings: Finding[] = [];
    for (const { id, rows } of await mistakes()) {
      const where = `mistakes.${id}`;
      const weakest = (style: 'arrays' | 'tensors') =>
        [...rows].filter((row) => row.style === style).sort((a, b) => a.margin - b.margin)[0];
      const [arrays, tensors] = [weakest('arrays'), weakest('tensors')];
      if (arrays !== undefined && arrays.rejectedBy.length > 0 && arrays.margin < MIN_MARGIN)
        findings.push({
          severity: 'error',
          where,
          message: `is rejected by only ${arrays.margin.toFixed(1)} × tolerance; at least ${MIN_MARGIN} is due`,
          ...locate.path(where),
        });
      else if (
        tensors !== undefined &&
        arrays !== undefined &&
        arrays.margin >= MIN_MARGIN &&
        tensors.margin < MIN_MARGIN
      )
        findings.push({
          severity: 'warning',
          where,
          message: `is rejected by only ${tensors.margin.toFixed(1)} × tolerance where its answers are float32 tensors; at least ${MIN_MARGIN} is due`,
          ...locate.path(where),
        });
    }
    return findings;
  },
};
