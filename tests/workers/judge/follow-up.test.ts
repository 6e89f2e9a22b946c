import { describe, expect, test, vi } from 'vitest';
import { createFollowUp } from '#workers/judge/follow-up';

/** A promise that the test settles. */
function open<T>() {
  let settle: (value: T) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  return { promise, settle, fail };
}

describe('what follows a verdict', () => {
  test('answers, and throws what its work throws', async () => {
    const removeFrames = vi.fn(async () => undefined);
    const followUp = createFollowUp(removeFrames);
    expect(await followUp.run(async () => 7)).toBe(7);
    await expect(followUp.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await followUp.stop();
    expect(removeFrames).not.toHaveBeenCalled();
  });

  test('one that ends soon is waited for, and no frame is removed', async () => {
    const removeFrames = vi.fn(async () => undefined);
    const followUp = createFollowUp(removeFrames);
    const work = open<number>();
    let asked: (() => boolean) | undefined;
    const answer = followUp.run((isCancelled) => {
      asked = isCancelled;
      return work.promise;
    });
    await vi.waitFor(() => expect(asked?.()).toBe(false));
    const stopped = followUp.stop();
    expect(asked?.()).toBe(true);
    work.settle(7);
    await stopped;
    expect(await answer).toBeUndefined();
    expect(removeFrames).not.toHaveBeenCalled();
  });

  test('a stuck one is ended by removing its frames, and what it throws then is nobody’s', async () => {
    const work = open<number>();
    const removeFrames = vi.fn(async () => work.fail(new Error('the frame is gone')));
    const followUp = createFollowUp(removeFrames);
    const begun = open<undefined>();
    const answer = followUp.run(() => {
      begun.settle(undefined);
      return work.promise;
    });
    await begun.promise;
    await followUp.stop();
    expect(removeFrames).toHaveBeenCalledTimes(1);
    expect(await answer).toBeUndefined();
  });

  test('a new one takes the place of the one before', async () => {
    const followUp = createFollowUp(async () => undefined);
    const work = open<number>();
    const first = followUp.run(() => work.promise);
    await Promise.resolve();
    const second = followUp.run(async () => 2);
    work.settle(1);
    expect(await Promise.all([first, second])).toEqual([undefined, 2]);
  });
});
