'use client';

import { useCallback, useRef, useState } from 'react';
import type { Inspection } from '#judge/verdict/inspection';
import type { Report } from '#judge/verdict/verdict';
import type { Judge } from '#workers/client/create-judge';

export type InspectionState =
  | { readonly kind: 'running'; readonly caseId: string }
  | { readonly kind: 'done'; readonly inspection: Inspection }
  | { readonly kind: 'failed'; readonly caseId: string; readonly message: string };

export interface InspectionControls {
  /** What was found for this report; undefined where nobody looked. */
  of(report: Report): InspectionState | undefined;
  /** Run one case of a report once more, for its kernels and tensors. A later question takes the place of an earlier one. */
  inspect(judge: Judge, problemText: string, report: Report, code: string, caseId: string): Promise<void>;
}

/** The inspection of the report that is shown. It follows the verdict and never changes it. */
export function useInspection(): InspectionControls {
  const [shown, setShown] = useState<{ readonly report: Report; readonly state: InspectionState } | undefined>(
    undefined,
  );
  const latest = useRef<object | undefined>(undefined);

  const inspect = useCallback<InspectionControls['inspect']>(async (judge, problemText, report, code, caseId) => {
    const question = {};
    latest.current = question;
    const tell = (state: InspectionState): void => {
      if (latest.current === question) setShown({ report, state });
    };
    tell({ kind: 'running', caseId });
    const { style, mode, salt, backend } = report;
    try {
      const request = { problemText, source: code, style, mode, salt, backend, caseId };
      tell({ kind: 'done', inspection: await judge.inspect(request) });
    } catch (error) {
      tell({ kind: 'failed', caseId, message: error instanceof Error ? error.message : String(error) });
    }
  }, []);

  // The same report comes again with its time, as another object.
  const of = useCallback(
    (report: Report) => (shown !== undefined && isSame(shown.report, report) ? shown.state : undefined),
    [shown],
  );
  return { of, inspect };
}

function isSame(a: Report, b: Report): boolean {
  return a.cases === b.cases;
}
