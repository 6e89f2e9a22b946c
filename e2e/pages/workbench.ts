/** The workbench as a person uses it: by role and label. */

import { expect, type Locator, type Page } from '@playwright/test';

export class Workbench {
  constructor(readonly page: Page) {}

  async open(slug: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.goto(`/problems/${slug}`);
    await this.ready();
  }

  /** The judge is warm and the editor takes input. */
  async ready(): Promise<void> {
    await expect(this.runButton).toBeEnabled({ timeout: 120_000 });
    await expect(this.lines).toBeVisible({ timeout: 120_000 });
  }

  get lines(): Locator {
    return this.page.locator('.monaco-editor .view-lines').first();
  }

  get runButton(): Locator {
    return this.page.getByRole('button', { name: 'Run', exact: true });
  }

  get submitButton(): Locator {
    return this.page.getByRole('button', { name: 'Submit', exact: true });
  }

  /** Replace the whole source by pasting: typing would add the editor's own indentation and brackets. */
  async write(source: string): Promise<void> {
    await this.page.getByRole('textbox', { name: /^Your solution/ }).focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    const before = await this.shownText();
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), source);
    await this.page.keyboard.press('ControlOrMeta+V');
    // The end of what was pasted is in sight; a line that stood there before would tell nothing.
    const end = source
      .split('\n')
      .flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
      .slice(-10);
    const fresh = end.findLast((line) => !before.includes(line)) ?? end.at(-1) ?? '';
    await expect.poll(() => this.shownText()).toContain(fresh);
  }

  /** The lines in sight; the editor shows non-breaking spaces. */
  private async shownText(): Promise<string> {
    return (await this.lines.innerText()).replaceAll('\u00a0', ' ');
  }

  async chooseStyle(style: 'arrays' | 'tensors'): Promise<void> {
    await this.page.getByRole('radio', { name: style }).click();
    await this.ready();
  }

  async run(): Promise<void> {
    await this.runButton.click();
  }

  async submit(): Promise<void> {
    await this.submitButton.click();
  }

  /** The report of the last run, with its verdict in words; not that of the run before, while it still stands there. */
  get report(): Locator {
    return this.page.locator('[aria-busy=false]').getByRole('region', { name: 'Report' });
  }

  async expectVerdict(verdict: RegExp, timeoutMs = 60_000): Promise<void> {
    await expect(this.report.getByRole('heading', { name: verdict })).toBeVisible({ timeout: timeoutMs });
  }

  async openTab(name: RegExp): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  /** What the solution printed in the last run. */
  async consoleText(): Promise<string> {
    await this.openTab(/^Console/);
    return this.page.getByRole('list', { name: 'Console output' }).innerText();
  }
}
