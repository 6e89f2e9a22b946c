'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

const SAVE_DELAY_MS = 400;

/** A text that is saved as it is written: after a short pause, and at once when the page is left or hidden. */
export function useSavedText(stored: string, save: (text: string) => Promise<unknown>) {
  const [value, setValue] = useState(stored);
  const unsaved = useRef<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(save);
  latest.current = save;

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    if (unsaved.current === undefined) return;
    const text = unsaved.current;
    unsaved.current = undefined;
    void latest.current(text);
  }, []);
  useEffect(() => {
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      flush();
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [flush]);

  const write = (text: string): void => {
    setValue(text);
    unsaved.current = text;
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, SAVE_DELAY_MS);
  };
  return { value, write, flush };
}
