'use client';

import { useMemo } from 'react';
import type { Report, SourcePosition } from '#judge/verdict/verdict';
import type { RunState } from './use-judge';

export interface Judged {
  readonly report: Report | undefined;
  /** The code was changed since. */
  readonly isStale: boolean;
  /** What the report says of a place in the code: only of the code that was judged. */
  readonly marked: { readonly position: SourcePosition; readonly message: string } | undefined;
}

/** What the last run says of the code in the editor. */
export function useJudged(state: RunState, code: string | undefined): Judged {
  const report = state.kind === 'done' ? state.report : undefined;
  const isOfThisCode = state.kind === 'done' && state.code === code;
  const marked = useMemo(
    () => (report?.position && isOfThisCode ? { position: report.position, message: report.message } : undefined),
    [report, isOfThisCode],
  );
  return { report, isStale: report !== undefined && !isOfThisCode, marked };
}
