'use client';

import { useEffect } from 'react';
import type { Style } from '#judge/spec/problem';
import type { Backend } from '#judge/verdict/backend';
import type { JudgeControls } from './use-judge';

const WARM_DELAY_MS = 400;

/** Compile ahead and warm a realm while the person thinks. */
export function useWarm(
  { warm, isReady }: JudgeControls,
  code: string | undefined,
  style: Style,
  backend: Backend = 'cpu',
): void {
  useEffect(() => {
    if (!isReady || code === undefined) return;
    const timer = setTimeout(() => warm(code, style, backend), WARM_DELAY_MS);
    return () => clearTimeout(timer);
  }, [isReady, code, style, backend, warm]);
}
