/** One of the processes of `problems:verify`: verifies the files that it is sent, one after the other. */

import { readFileSync } from 'node:fs';
import { verifyProblem } from '#judge/verify/verify-problem';
import { createNodeRealms } from '../node/node-realm';
import { createVerifyHost } from './verify-host';
import type { VerifyAnswer, VerifyOrder } from './verify-messages';

const realms = createNodeRealms();
const host = createVerifyHost(realms.openRealm);

process.on('message', (order: VerifyOrder) => {
  void answer(order).then((message) => process.send?.(message));
});
// The command has ended, whatever the reason: the realms must not outlive it.
process.on('disconnect', () => {
  void realms.close().finally(() => process.exit());
});

async function answer({ file, salts }: VerifyOrder): Promise<VerifyAnswer> {
  const startedAt = performance.now();
  try {
    const verification = await verifyProblem(readFileSync(file, 'utf8'), { ...host, salts });
    return { kind: 'verified', verification, elapsedMs: performance.now() - startedAt };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
