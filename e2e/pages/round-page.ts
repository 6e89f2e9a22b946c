/** A round as a person goes through it: by role and label. */

import { expect, type Locator, type Page } from '@playwright/test';
import { Workbench } from './workbench';

export class RoundPage {
  readonly workbench: Workbench;

  constructor(readonly page: Page) {
    this.workbench = new Workbench(page);
  }

  /** Begin a template from the list; the clock does not run yet. */
  async begin(title: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.goto('/rounds');
    await this.page.getByRole('button', { name: `Begin ${title}`, exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }

  /** Begin the round of a code. */
  async replay(code: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.goto('/rounds');
    await this.page.getByRole('textbox', { name: 'Code of the round' }).fill(code);
    await this.page.getByRole('button', { name: 'Open', exact: true }).click();
  }

  /** Begin a template from its file. */
  async open(template: string): Promise<void> {
    await this.page.goto('/rounds');
    await this.page.getByText(/^Topics, difficulty/).click();
    await this.page
      .getByLabel('Open a template file')
      .setInputFiles({ name: 'template.yaml', mimeType: 'text/yaml', buffer: Buffer.from(template) });
    await this.page.getByRole('button', { name: 'Begin it' }).click();
  }

  async startClock(): Promise<void> {
    await this.page.getByRole('button', { name: 'Start the clock' }).click();
    await this.workbench.ready();
  }

  get timer(): Locator {
    return this.page.getByRole('timer', { name: 'Time left' });
  }

  /** Minutes left, as the clock shows them. */
  async minutesLeft(): Promise<number> {
    const [minutes = '', seconds = ''] = (await this.timer.innerText()).trim().split(':');
    return Number(minutes) + Number(seconds) / 60;
  }

  /** The slug of the problem in the editor, from what the page keeps of the round. */
  async events(): Promise<
    readonly { readonly seq: number; readonly what: { readonly kind: string } & Record<string, unknown> }[]
  > {
    return this.page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const open = indexedDB.open('tensor-kata');
          open.onerror = () => reject(open.error);
          open.onsuccess = () => {
            const request = open.result.transaction('roundEvents').objectStore('roundEvents').getAll();
            request.onsuccess = () => {
              open.result.close();
              resolve(request.result);
            };
          };
        }),
    );
  }

  async problems(): Promise<readonly string[]> {
    return this.page.evaluate(
      () =>
        new Promise<string[]>((resolve, reject) => {
          const open = indexedDB.open('tensor-kata');
          open.onerror = () => reject(open.error);
          open.onsuccess = () => {
            const request = open.result.transaction('rounds').objectStore('rounds').getAll();
            request.onsuccess = () => {
              open.result.close();
              const [round] = request.result as { problems: { slug: string }[] }[];
              resolve((round?.problems ?? []).map(({ slug }) => slug));
            };
          };
        }),
    );
  }

  /** Events of a kind, in order. */
  async count(kind: string): Promise<number> {
    return (await this.events()).filter(({ what }) => what.kind === kind).length;
  }

  async end(): Promise<void> {
    await this.page.getByRole('button', { name: 'End', exact: true }).click();
    await this.page.getByRole('button', { name: 'End it' }).click();
  }

  async finishQuestions(): Promise<void> {
    await this.page.getByRole('button', { name: 'Done with this problem' }).click();
  }

  async finish(): Promise<void> {
    await this.page.getByRole('button', { name: 'Finish and see the report' }).click();
    await expect(this.page.getByRole('heading', { name: 'Practise next' })).toBeVisible();
  }
}
