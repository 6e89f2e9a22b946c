'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { autoBackend, isWorthAStart } from '#judge/verdict/auto-backend';
import { BACKENDS, type Backend, type BackendProbe } from '#judge/verdict/backend';
import { useBackendProbes } from '../_components/use-backend-probes';

/** `auto` chooses by the size of the problem's tensors; a backend that is named gives the verdict whatever they are. */
export type BackendChoice = 'auto' | Backend;

export const BACKEND_CHOICES: readonly BackendChoice[] = ['auto', 'cpu', 'wasm', 'webgl', 'webgpu'];

const KEY = 'backend';

export interface BackendChoosing {
  readonly choice: BackendChoice;
  readonly choose: (choice: BackendChoice) => void;
  /** Where the choice leads: what the next run is asked for. */
  readonly backend: Backend;
  /** What `auto` leads to. */
  readonly auto: Backend;
  readonly probes: readonly BackendProbe[];
  readonly isProbing: boolean;
  readonly probeOnce: () => void;
}

/**
 * The chosen backend, kept on this device for every problem.
 * @param work multiply-adds of the problem's largest operation
 * @param isAsked false while nothing runs on tensors
 */
export function useBackendChoice(work: number, isAsked: boolean): BackendChoosing {
  const [choice, setChoice] = useState<BackendChoice>('auto');
  useEffect(() => {
    try {
      const stored = localStorage.getItem(KEY);
      const known = BACKENDS.find((one) => one === stored);
      if (known !== undefined) setChoice(known);
    } catch {
      // Blocked storage: the default.
    }
  }, []);
  const choose = useCallback((next: BackendChoice): void => {
    setChoice(next);
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // The choice holds until the page is left.
    }
  }, []);
  const { probes, isProbing, probeOnce } = useBackendProbes();
  const needsProbes = isAsked && choice === 'auto' && isWorthAStart(work);
  useEffect(() => {
    if (needsProbes) probeOnce();
  }, [needsProbes, probeOnce]);
  const auto = autoBackend(work, probes);
  const backend = choice === 'auto' ? auto : choice;
  return useMemo(
    () => ({ choice, choose, backend, auto, probes, isProbing, probeOnce }),
    [choice, choose, backend, auto, probes, isProbing, probeOnce],
  );
}
