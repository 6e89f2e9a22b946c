/** A page worked by its keyboard alone: Tab to a thing by its role and name, as a screen reader tells it, then a key. */

import { expect, type Locator, type Page } from '@playwright/test';

type Role = Parameters<Page['getByRole']>[0];

/** More than any page of ours has to pass; a thing that is not met by then cannot be reached. */
const MAX_TABS = 120;

export class Keyboard {
  constructor(readonly page: Page) {}

  /** Press Tab until the thing has the focus. */
  async reach(role: Role, name: string | RegExp): Promise<void> {
    // Exact, else a name in words would also be met inside of a longer one.
    await this.#tabTo(this.page.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name }));
  }

  /** Open what stands behind a summary, which has no role of its own. */
  async open(summary: RegExp): Promise<void> {
    await this.#tabTo(this.page.locator('summary').filter({ hasText: summary }));
    await this.page.keyboard.press('Space');
  }

  async #tabTo(wanted: Locator): Promise<void> {
    // What takes the typing in the editor has no size.
    await expect(wanted.first()).toBeAttached();
    const met = wanted.and(this.page.locator(':focus'));
    for (let tabs = 0; tabs < MAX_TABS; tabs++) {
      if ((await met.count()) > 0) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`${MAX_TABS} times Tab did not reach ${wanted}`);
  }

  /** Reach a thing and press a key on it. */
  async press(role: Role, name: string | RegExp, key = 'Enter'): Promise<void> {
    await this.reach(role, name);
    await this.page.keyboard.press(key);
  }

  /** Reach a field and write over what is in it. */
  async type(role: Role, name: string | RegExp, text: string): Promise<void> {
    await this.reach(role, name);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
  }
}
