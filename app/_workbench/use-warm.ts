'use client';

import { useEffect } from 'react';
import type { Style } from '#judge/spec/problem';
import type { JudgeControls } from './use-judge';

const WARM_DELAY_MS = 400;

/** Compile ahead and warm a realm while the person thinks. */
export function useWarm({ warm, isReady }: JudgeControls, code: string | undefined, style: Style): void {
  useEffect(() => {
    if (!isReady || code === undefined) return;
    const timer = setTimeout(() => warm(code, style), WARM_DELAY_MS);
    return () => clearTimeout(timer);
  }, [isReady, code, style, warm]);
}
