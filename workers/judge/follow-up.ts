/** Work that follows a verdict (its time, an inspection): one at a time, given up as soon as the person runs again. */

export interface FollowUp {
  /** Give up what runs, then do this. @returns `undefined` where it was given up itself */
  run<Answer>(work: (isCancelled: () => boolean) => Promise<Answer>): Promise<Answer | undefined>;
  /** Give up what runs; resolves when its realms are gone. */
  stop(): Promise<void>;
}

/** A batch is over in some milliseconds, and then nothing that is warm is lost; a stuck one is not waited for. */
const PATIENCE_MS = 150;

export function createFollowUp(removeFrames: () => Promise<void> | undefined): FollowUp {
  let running: { isCancelled: boolean; readonly done: Promise<unknown> } | undefined;

  async function stop(): Promise<void> {
    const current = running;
    if (current === undefined) return;
    current.isCancelled = true;
    const isDone = await Promise.race([
      current.done.then(() => true),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS)),
    ]);
    if (!isDone) await removeFrames();
    await current.done;
  }

  return {
    stop,
    async run(work) {
      await stop();
      let finish: () => void = () => undefined;
      const current = {
        isCancelled: false,
        done: new Promise<void>((resolve) => {
          finish = resolve;
        }),
      };
      running = current;
      try {
        const answer = await work(() => current.isCancelled);
        return current.isCancelled ? undefined : answer;
      } catch (error) {
        if (current.isCancelled) return undefined;
        throw error;
      } finally {
        if (running === current) running = undefined;
        finish();
      }
    },
  };
}
