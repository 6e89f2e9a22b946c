/** Where a place in the compiled module stands in the person's TypeScript. */

import { LEAST_UPPER_BOUND, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';

import type { SourcePosition } from '../verdict/verdict';

/** Position (line and column from 1) in the TypeScript of a position in the JavaScript; null for code of ours. */
export type FindPosition = (line: number, column: number) => SourcePosition | null;

/** Read the source map that TypeScript made. An empty map knows no position. */
export function readSourceMap(map: string): FindPosition {
  if (map === '') return () => null;
  const traced = new TraceMap(map);
  return (line, column) => {
    if (!(line >= 1) || !(column >= 1)) return null;
    const place = { line, column: column - 1 };
    let found = originalPositionFor(traced, place);
    // A line that starts with code of the transpiler maps from its first known column on.
    if (found.line === null) found = originalPositionFor(traced, { ...place, bias: LEAST_UPPER_BOUND });
    return found.line === null ? null : { line: found.line, column: found.column + 1 };
  };
}
