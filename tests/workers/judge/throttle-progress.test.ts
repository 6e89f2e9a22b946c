import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Progress } from '#judge/run/judge-submission';
import { throttleProgress } from '#workers/judge/throttle-progress';

const running = (done: number): Progress => ({ phase: 'running', done, of: 9 });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a run that is over in a moment tells no step', () => {
  const told: Progress[] = [];
  const { tell, stop } = throttleProgress((progress) => told.push(progress));
  for (let done = 0; done < 9; done++) tell(running(done));
  stop();
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([]);
});

test('of many steps the latest is told, and each once', () => {
  const told: Progress[] = [];
  const { tell, stop } = throttleProgress((progress) => told.push(progress));
  tell(running(1));
  tell(running(2));
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([running(2)]);
  tell(running(3));
  vi.advanceTimersByTime(1_000);
  stop();
  expect(told).toEqual([running(2), running(3)]);
});

test('a case that hangs is shown as the one that runs', () => {
  const told: Progress[] = [];
  const { tell, stop } = throttleProgress((progress) => told.push(progress));
  vi.advanceTimersByTime(140);
  tell(running(4));
  vi.advanceTimersByTime(150);
  expect(told).toEqual([running(4)]);
  stop();
});
