'use client';

import { useEffect, useState } from 'react';
import { fetchProblemPage } from '../../../_rounds/fetch-problem-page';

/** Those of some problems that have a time to measure; undefined until that is known. */
export function useTimedSlugs(slugs: readonly string[]): ReadonlySet<string> | undefined {
  const [timed, setTimed] = useState<ReadonlySet<string> | undefined>(undefined);
  const names = slugs.join(' ');
  useEffect(() => {
    let isLeft = false;
    // One that cannot be had now counts as timed: measuring it tells what is wrong.
    const check = async (slug: string): Promise<string[]> => {
      const isTimed = await fetchProblemPage(slug).then(
        (page) => page.isTimed,
        () => true,
      );
      return isTimed ? [slug] : [];
    };
    const all = names === '' ? [] : names.split(' ');
    void Promise.all(all.map(check)).then((found) => {
      if (!isLeft) setTimed(new Set(found.flat()));
    });
    return () => {
      isLeft = true;
    };
  }, [names]);
  return timed;
}
