/** The submit page as a person uses it: by role and label. */

import { writeFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';

export class SubmitPage {
  constructor(readonly page: Page) {}

  async open(hash = ''): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.goto(`/submit${hash}`);
    await expect(this.lines).toBeVisible({ timeout: 60_000 });
  }

  get lines(): Locator {
    return this.page.locator('.monaco-editor .view-lines').first();
  }

  /** What is wrong with the form of the file, as it is typed. */
  get issues(): Locator {
    return this.page.getByRole('list', { name: 'What is wrong with the file' });
  }

  get checks(): Locator {
    return this.page.getByRole('list', { name: 'Checks' });
  }

  get own(): Locator {
    return this.page.getByRole('region', { name: 'Your own problems' });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Drop one file on the page, as from a file manager: a drag that a script makes up carries no file that is real. */
  async drop(name: string, content: string | Uint8Array): Promise<void> {
    const file = test.info().outputPath(name);
    writeFileSync(file, content);
    const target = this.page.getByRole('region', { name: 'Preview' });
    // A long list of checks may have scrolled it out of sight, and nobody drops there.
    await target.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const box = await target.boundingBox();
    if (box === null) throw new Error('the preview is not shown');
    const browser = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await browser.send('Input.dispatchDragEvent', { type, x: box.x + 40, y: box.y + 40, data });
    await browser.detach();
  }

  /** Replace the text by pasting. */
  async paste(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: /^Problem file/ }).focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.evaluate((all) => navigator.clipboard.writeText(all), text);
    await this.page.keyboard.press('ControlOrMeta+V');
  }

  async verify(): Promise<void> {
    await this.button('Verify').click();
    await expect(this.button('Verify')).toBeEnabled({ timeout: 120_000 });
  }
}
