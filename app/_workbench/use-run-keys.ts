'use client';

import { type RefObject, useEffect, useRef } from 'react';

/** Ctrl/⌘ + Enter runs, with Shift submits, wherever the focus is. @returns what they call now, for the editor's own keys */
export function useRunKeys(start: (mode: 'run' | 'submit') => void): RefObject<(mode: 'run' | 'submit') => void> {
  const latest = useRef(start);
  latest.current = start;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      event.preventDefault();
      latest.current(event.shiftKey ? 'submit' : 'run');
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return latest;
}
