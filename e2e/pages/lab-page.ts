/** The lab as a person uses it: by role and label. */

import { expect, type Locator, type Page } from '@playwright/test';

export class LabPage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/lab');
    await this.settle();
  }

  async settle(): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    // Every backend was tried: it works, or says why not.
    for (const name of ['cpu', 'wasm', 'webgl', 'webgpu'])
      await expect(this.backend(name)).toContainText(/Works|No adapter|Did not start|Failed/, { timeout: 120_000 });
  }

  backend(name: string): Locator {
    return this.page.getByRole('listitem', { name, exact: true });
  }

  async openSnippet(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Your own snippet' }).click();
    await expect(this.lines).toBeVisible({ timeout: 120_000 });
  }

  get lines(): Locator {
    return this.page.locator('.monaco-editor .view-lines').first();
  }

  /** Replace the whole snippet by pasting: typing would add the editor's own indentation and brackets. */
  async write(source: string): Promise<void> {
    await this.page.getByRole('textbox', { name: /^Your snippet/ }).focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    const before = await this.shownText();
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), source);
    await this.page.keyboard.press('ControlOrMeta+V');
    // A line that stood there before would tell nothing.
    const lines = source.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
    await expect.poll(() => this.shownText()).toContain(lines.findLast((line) => !before.includes(line)) ?? '');
  }

  /** The lines in sight; the editor shows non-breaking spaces. */
  private async shownText(): Promise<string> {
    return (await this.lines.innerText()).replaceAll('\u00a0', ' ');
  }

  get runButton(): Locator {
    return this.page.getByRole('button', { name: 'Run', exact: true });
  }

  get cancelButton(): Locator {
    return this.page.getByRole('button', { name: 'Cancel', exact: true });
  }

  get results(): Locator {
    return this.page.getByRole('region', { name: 'Results' });
  }

  /** The row of a backend in the results. */
  row(backend: string): Locator {
    return this.results.getByRole('row', { name: new RegExp(`^${backend} `) });
  }

  async runAndWait(): Promise<void> {
    await this.runButton.click();
    await expect(this.runButton).toBeEnabled({ timeout: 120_000 });
  }

  /** Leave out all backends but the cpu. */
  async onlyCpu(): Promise<void> {
    for (const name of ['wasm', 'webgl']) await this.page.getByRole('checkbox', { name }).uncheck();
  }
}
