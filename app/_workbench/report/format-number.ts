/** A value as it is read in a report: at most seven digits, as many as float32 holds. */
export function formatNumber(value: number | undefined): string {
  if (value === undefined) return '';
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? String(Number(value.toPrecision(7))) : String(value);
}

/** An error as a multiple of its tolerance; beyond a hundred only its size matters. */
export function formatError(error: number | undefined): string {
  if (error === undefined) return '';
  if (!Number.isFinite(error)) return '∞';
  if (error < 100) return error.toFixed(2);
  return error < 1e6
    ? Math.round(Number(error.toPrecision(2))).toLocaleString('en')
    : error.toExponential(0).replace('e+', 'e');
}
