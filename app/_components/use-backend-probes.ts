'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { BACKENDS, type BackendProbe } from '#judge/verdict/backend';
import { keepProbes, readProbes } from '../_lib/backend-probes';

export interface BackendProbes {
  /** Those found so far, in the order of BACKENDS. */
  readonly probes: readonly BackendProbe[];
  readonly isProbing: boolean;
  /** Find out anew. Does nothing while that is going on. */
  probe(): void;
  /** The same, unless it is known already. */
  probeOnce(): void;
}

const NONE: readonly BackendProbe[] = [];

/** The backends of this machine. They are probed by a judge of their own, so that no run of the person's meets them. */
export function useBackendProbes(): BackendProbes {
  const [probes, setProbes] = useState(NONE);
  const [isProbing, setIsProbing] = useState(false);
  const busy = useRef(false);
  const left = useRef(false);

  useEffect(() => {
    left.current = false;
    setProbes(readProbes() ?? NONE);
    return () => {
      left.current = true;
    };
  }, []);

  const probe = useCallback(() => {
    if (busy.current) return;
    busy.current = true;
    setIsProbing(true);
    setProbes(NONE);
    void probeAll((found) => {
      if (!left.current) setProbes(found);
      return !left.current;
    }).finally(() => {
      busy.current = false;
      setIsProbing(false);
    });
  }, []);
  const probeOnce = useCallback(() => {
    if (readProbes() === undefined) probe();
  }, [probe]);
  return { probes, isProbing, probe, probeOnce };
}

/** @param tell what is found so far; answers whether to go on */
async function probeAll(tell: (found: readonly BackendProbe[]) => boolean): Promise<void> {
  const { createJudge } = await import('#workers/client/create-judge');
  const judge = createJudge();
  const found: BackendProbe[] = [];
  try {
    for (const backend of BACKENDS) {
      const one = await judge.probe(backend).catch(
        (error: unknown): BackendProbe => ({
          backend,
          kind: 'fails',
          reason: 'did-not-start',
          message: error instanceof Error ? error.message : String(error),
        }),
      );
      found.push(one);
      if (!tell([...found])) return;
    }
    keepProbes(found);
  } finally {
    judge.dispose();
  }
}
