'use client';

import { getLocalTimeZone } from '@internationalized/date';
import { useEffect, useState } from 'react';
import { type Day, dayOf } from '../../_plan/days';

const LOOK_AGAIN_MS = 30_000;

/** The local day, also after midnight and after sleep; undefined until the page runs in a browser. */
export function useToday(): Day | undefined {
  const [today, setToday] = useState<Day | undefined>(undefined);
  useEffect(() => {
    const look = (): void => setToday(dayOf(Date.now(), getLocalTimeZone()));
    look();
    const timer = setInterval(look, LOOK_AGAIN_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return today;
}
