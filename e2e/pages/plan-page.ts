/** The plan as a person uses it: by role and label. */

import { expect, type Locator, type Page } from '@playwright/test';

const DAY_MS = 24 * 60 * 60_000;

export class PlanPage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/plan');
    await expect(this.page.getByLabel('Day of the interview')).toBeVisible();
  }

  /** @param days from today by the page's clock to the interview */
  async make(days: number, hours: number): Promise<void> {
    const day = await this.page.evaluate((ms) => {
      const then = new Date(Date.now() + ms);
      const pad = (value: number) => String(value).padStart(2, '0');
      return `${then.getFullYear()}-${pad(then.getMonth() + 1)}-${pad(then.getDate())}`;
    }, days * DAY_MS);
    await this.page.getByLabel('Day of the interview').fill(day);
    await this.page.getByLabel('Hours a week').fill(String(hours));
    await this.page.getByRole('button', { name: /the plan$/ }).click();
    await expect(this.weeks.first()).toBeVisible();
  }

  get schedule(): Locator {
    return this.page.getByRole('region', { name: 'Schedule' });
  }

  get weeks(): Locator {
    return this.schedule.getByRole('region', { name: /^Week from/ });
  }

  get due(): Locator {
    return this.page.getByRole('region', { name: 'Due cards' });
  }

  get calendar(): Locator {
    return this.page.getByRole('region', { name: 'Calendar of practice' });
  }

  /** The row of a problem among all cards. */
  async card(title: string): Promise<Locator> {
    const all = this.due.getByText(/^All cards/);
    if (!(await this.due.getByRole('table').isVisible())) await all.click();
    return this.due.getByRole('row', { name: new RegExp(title) });
  }

  /** Let days pass while the page is open. */
  async passDays(days: number): Promise<void> {
    await this.page.clock.fastForward(days * DAY_MS);
  }
}
