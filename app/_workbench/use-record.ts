'use client';

import { useCallback, useRef, useState } from 'react';
import type { Report } from '#judge/verdict/verdict';
import { addSubmission, updateReport } from '../_lib/submissions';
import { addWrong, endReview } from '../_plan/review-store';
import type { BlankPage } from './use-blank-page';

/** Keeps what was submitted, and what it says about a blank page. `onReport` settles once it is kept, and never fails. */
export function useRecord(slug: string, blank: BlankPage | undefined) {
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const recorded = useRef<{ readonly salt: number; readonly id: Promise<number> } | undefined>(undefined);
  const startedAt = blank?.review?.status === 'running' ? blank.startedAt : undefined;
  const onReport = useCallback(
    async (report: Report, code: string): Promise<void> => {
      if (report.mode !== 'submit' || report.verdict === 'judge-error') return;
      const before = recorded.current;
      // The same report comes again once its time was measured.
      const isTimed = before !== undefined && before.salt === report.salt && report.timing !== null;
      const stored = isTimed
        ? before.id.then((id) => updateReport(id, report).then(() => id))
        : addSubmission(slug, report, code);
      recorded.current = { salt: report.salt, id: stored };
      const reviewed =
        isTimed || startedAt === undefined
          ? undefined
          : report.verdict === 'accepted'
            ? endReview(slug, startedAt, 'accepted')
            : addWrong(slug, startedAt);
      try {
        await Promise.all([stored, reviewed]);
      } catch (error) {
        setTrouble(`This submission could not be recorded on this device (${String(error)}).`);
      }
    },
    [slug, startedAt],
  );
  return { onReport, trouble };
}
