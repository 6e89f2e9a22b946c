'use client';

import { useCallback, useEffect, useState } from 'react';
import { STYLES, type Style } from '#judge/spec/problem';

/** The chosen style, kept for each problem; `first` until there is one. */
export function useStyle(slug: string, first: Style): [Style, (style: Style) => void] {
  const key = `style/${slug}`;
  const [style, setStyle] = useState(first);
  useEffect(() => {
    try {
      const stored = STYLES.find((one) => one === localStorage.getItem(key));
      if (stored !== undefined) setStyle(stored);
    } catch {
      // Blocked storage: the first style.
    }
  }, [key]);
  const choose = useCallback(
    (next: Style): void => {
      setStyle(next);
      try {
        localStorage.setItem(key, next);
      } catch {
        // The choice holds until the page is left.
      }
    },
    [key],
  );
  return [style, choose];
}
