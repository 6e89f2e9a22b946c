'use client';

import { useEffect, useState } from 'react';
import { STYLES, type Style } from '#judge/spec/problem';
import { draftId, openDraft } from '../../../_lib/drafts';
import type { ProblemPage } from '../../../_lib/problem-page';
import type { ProblemFigures } from '../../../_rounds/report';
import { draftKeyOf } from '../../../_rounds/round';

export interface LeftCode {
  readonly style: Style;
  readonly code: string;
}

/** What stood in the editor last and was not submitted; undefined where it was, or where nothing was written. */
export function useLeftCode(
  roundId: string,
  page: ProblemPage | undefined,
  finalCode: ProblemFigures['finalCode'],
): LeftCode | undefined {
  const [left, setLeft] = useState<LeftCode | undefined>(undefined);
  useEffect(() => {
    if (page === undefined) return;
    let isGone = false;
    void Promise.all(
      STYLES.map(async (style) => {
        const draft = await openDraft(draftId(draftKeyOf(roundId, page.slug), style));
        return draft === undefined ? [] : [{ style, code: draft.code, at: draft.updatedAt }];
      }),
    ).then(
      (drafts) => {
        const last = drafts.flat().sort((a, b) => b.at - a.at)[0];
        const isKnown = last === undefined || last.code === finalCode?.code || last.code === page.starters[last.style];
        if (!isGone) setLeft(isKnown ? undefined : last);
      },
      // Storage that refuses: the report stands without it.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [roundId, page, finalCode]);
  return left;
}
