'use client';

import { useCallback, useEffect, useState } from 'react';
import { BACKENDS, type Backend } from '#judge/verdict/backend';

/** `auto` leaves the verdict to the cpu; a backend that is named gives it itself. */
export type BackendChoice = 'auto' | Backend;

export const BACKEND_CHOICES: readonly BackendChoice[] = ['auto', 'cpu', 'wasm', 'webgl', 'webgpu'];

const KEY = 'backend';

/** The chosen backend, kept on this device for every problem. */
export function useBackendChoice(): [BackendChoice, (choice: BackendChoice) => void] {
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
  return [choice, choose];
}
