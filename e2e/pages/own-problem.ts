/** Puts a problem into the person's own bank as if they had kept it, without verifying it first. */

import type { Page } from '@playwright/test';
import { parseProblem } from '../../judge/spec/parse-problem';

/** To be called on a page of the app, which made the store. */
export async function keepOwnProblem(page: Page, text: string): Promise<void> {
  const { uuid, id, title, difficulty, topics, kind } = parseProblem(text);
  const record = {
    uuid,
    slug: id,
    title,
    difficulty,
    topics,
    kind,
    signature: id,
    text,
    images: [],
    keptAt: 1,
    deletedAt: 0,
  };
  await page.evaluate(async (kept) => {
    const settle = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await settle(indexedDB.open('tensor-kata'));
    await settle(database.transaction('ownProblems', 'readwrite').objectStore('ownProblems').put(kept));
    database.close();
  }, record);
}
