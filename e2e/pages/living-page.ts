/**
 * A page whose sandbox may run out of memory.
 *
 * The sandbox is a process of its own, which dies then; the page lives on. Playwright takes it for the crash of the page,
 * and speaks to it no more. So it is spoken to in a session of the protocol that knows nothing of its frames.
 */

import type { Page } from '@playwright/test';
import { z } from 'zod';

/** What of a page the judge's tests use. */
export interface Evaluator {
  evaluate<Result, Argument>(work: (argument: Argument) => Result, argument: Argument): Promise<Awaited<Result>>;
}

const answerSchema = z.object({
  id: z.number(),
  result: z
    .object({
      result: z.object({ value: z.unknown().optional() }).optional(),
      exceptionDetails: z.object({ text: z.string(), exception: z.unknown().optional() }).optional(),
    })
    .optional(),
  error: z.object({ message: z.string() }).optional(),
});

/** @param page open, and not crashed yet */
export async function livingPage(page: Page): Promise<Evaluator> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser to open a session by');
  const own = await page.context().newCDPSession(page);
  const { targetInfo } = await own.send('Target.getTargetInfo');
  const session = await browser.newBrowserCDPSession();
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: targetInfo.targetId, flatten: false });
  const waiting = new Map<number, (answer: z.infer<typeof answerSchema>) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message, sessionId: from }) => {
    if (from !== sessionId) return;
    // No event was asked for: whatever comes is an answer.
    const answer = answerSchema.parse(JSON.parse(message));
    waiting.get(answer.id)?.(answer);
  });
  let asked = 0;

  async function evaluate<Result, Argument>(
    work: (argument: Argument) => Result,
    argument: Argument,
  ): Promise<Awaited<Result>> {
    const id = ++asked;
    const expression = `(${work.toString()})(${JSON.stringify(argument) ?? 'undefined'})`;
    const params = { expression, awaitPromise: true, returnByValue: true };
    const answered = new Promise<z.infer<typeof answerSchema>>((resolve) => waiting.set(id, resolve));
    await session.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method: 'Runtime.evaluate', params }),
    });
    const { result, error } = await answered;
    waiting.delete(id);
    if (error !== undefined || result?.exceptionDetails !== undefined)
      throw new Error(error?.message ?? JSON.stringify(result?.exceptionDetails));
    return result?.result?.value as Awaited<Result>;
  }
  return { evaluate };
}

/** Press the first button of this name. */
export function press(living: Evaluator, name: string): Promise<void> {
  return living.evaluate((asked) => {
    const buttons = [...document.querySelectorAll<HTMLElement>('button')];
    const button = buttons.find(({ textContent }) => textContent.trim() === asked);
    if (button === undefined) throw new Error(`there is no button ${asked}`);
    button.click();
  }, name);
}

/** What the person sees: the names of the buttons that can be pressed, a bar, and the text of one place. */
export function seen(living: Evaluator, place: string): Promise<string> {
  return living.evaluate((asked) => {
    const buttons = [...document.querySelectorAll('button:enabled')].map(({ textContent }) => textContent.trim());
    return `${buttons.join(', ')} | ${document.querySelector(asked)?.textContent.trim() ?? ''}`;
  }, place);
}
