/** The workbench as a person uses it: by role and label. */

import { expect, type Locator, type Page } from '@playwright/test';

export class Workbench {
  constructor(readonly page: Page) {}

  async open(slug: string): Promise<void> {
    await this.page.goto(`/problems/${slug}`);
    await this.ready();
  }

  /** The editor has loaded and the judge is warm. */
  async ready(): Promise<void> {
    await expect(this.page.getByRole('button', { name: /^Run/ })).toBeEnabled({ timeout: 60_000 });
    await expect(this.page.locator('.monaco-editor .view-lines').first()).toBeVisible({ timeout: 60_000 });
  }

  /** Replace the whole source, as a paste would. */
  async write(source: string): Promise<void> {
    await this.page.locator('.monaco-editor .view-lines').first().click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(source);
  }

  async chooseStyle(style: 'arrays' | 'tensors'): Promise<void> {
    await this.page.getByRole('radio', { name: style }).click();
  }

  async run(): Promise<void> {
    await this.page.getByRole('button', { name: /^Run/ }).click();
  }

  async submit(): Promise<void> {
    await this.page.getByRole('button', { name: /^Submit/ }).click();
  }

  /** The report of the last run, with its verdict in words. */
  get report(): Locator {
    return this.page.getByRole('region', { name: 'Report' });
  }

  async expectVerdict(verdict: RegExp, timeoutMs = 20_000): Promise<void> {
    await expect(this.report.getByRole('heading', { name: verdict })).toBeVisible({ timeout: timeoutMs });
  }
}
