import type { FromRunner } from '../sandbox/runner-messages';
export function parseFromRunner(payload: unknown): FromRunner | string {
  return typeof payload === 'object' && payload !== null ? (payload as FromRunner) : 'not a message';
}
