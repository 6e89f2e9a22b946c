/** What axe finds wrong with a page, in words; empty where it finds nothing. */

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Monaco is judged by its own makers: its inner structure is left out, everything of ours is in. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).exclude('.monaco-editor').analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

/** Of the page as it stands, in the light theme and in the dark one; the page follows the system's. */
export async function violationsInBoth(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    for (const one of await violations(page)) found.push(`${colorScheme}: ${one}`);
  }
  return found;
}
