// The hour at which people may be called, while a number stands in the dialer and nobody types.

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { askCore } from '../ask-core.ts';
import { atWork } from '../crm-behind.ts';

it('is looked at again each minute, in the dialer and on a lead’s card, and not while no number is in sight', async () => {
  const { page } = await atWork();
  await page.keyboard.press('Control+5');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.clock.install();
  await page.keyboard.press('Control+1');
  const field = page.getByRole('textbox', { name: 'Number' });
  await field.waitFor();
  expect(await asksInNextMinute(page)).toBe(0);
  await field.fill('514 555-0199');
  await page.getByText('Geneviève Côté').waitFor();
  expect(oneMinuteOrTwo).toContain(await asksInNextMinute(page));

  await page.keyboard.press('Control+3');
  await page.keyboard.type('genev');
  await page.getByRole('option', { name: 'Geneviève Côté', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'Numbers' }).waitFor();
  expect(oneMinuteOrTwo).toContain(await asksInNextMinute(page));
  await page.keyboard.press('Control+5');
  await page.locator('[aria-current="page"]', { hasText: 'Settings' }).waitFor();
  await page.getByRole('list', { name: 'Numbers' }).waitFor({ state: 'detached' });
  expect(await asksInNextMinute(page)).toBe(0);
});

/** The page's own clock goes on beside the minute that is let pass. */
const oneMinuteOrTwo = [1, 2];

/** Lets the page's next minute begin and pass; answers how often the core was asked. */
async function asksInNextMinute(page: Page): Promise<number> {
  let asks = 0;
  const count = (request: { postData(): string | null }) => {
    if (request.postData()?.includes('"dial.check"')) asks += 1;
  };
  page.on('request', count);
  await page.clock.runFor(60_000);
  // What comes after it is sent after it.
  await askCore(page, 'app.snapshot', null);
  page.off('request', count);
  return asks;
}
