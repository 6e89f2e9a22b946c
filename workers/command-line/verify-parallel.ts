/** Problems verified side by side, each process on one at a time. */

import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { VerifyAnswer, VerifyOrder } from './verify-messages';

/**
 * @param onAnswer called as each file is done, in the order in which they are
 * @param jobs how many processes work at the same time
 */
export async function verifyInParallel(
  orders: readonly VerifyOrder[],
  jobs: number,
  onAnswer: (order: VerifyOrder, answer: VerifyAnswer) => void,
): Promise<void> {
  const waiting = [...orders];
  await Promise.all(
    Array.from({ length: Math.min(jobs, orders.length) }, async () => {
      let child: ChildProcess | undefined;
      try {
        for (let order = waiting.shift(); order !== undefined; order = waiting.shift()) {
          child ??= start();
          const answer = await ask(child, order);
          if (child.exitCode !== null || child.signalCode !== null) child = undefined;
          onAnswer(order, answer);
        }
      } finally {
        child?.disconnect();
      }
    }),
  );
}

function start(): ChildProcess {
  // The flags of this process include the loader of TypeScript.
  return fork(fileURLToPath(new URL('./verify-process.ts', import.meta.url)), { serialization: 'advanced' });
}

/** A process that dies costs the problem at hand, and no other. */
function ask(child: ChildProcess, order: VerifyOrder): Promise<VerifyAnswer> {
  return new Promise((resolve) => {
    const settle = (answer: VerifyAnswer): void => {
      child.off('message', settle);
      child.off('exit', died);
      resolve(answer);
    };
    const died = (code: number | null, signal: string | null): void =>
      settle({ kind: 'failed', message: `the process that verified it ended (${signal ?? `code ${code}`})` });
    child.once('message', settle);
    child.once('exit', died);
    child.send(order);
  });
}
