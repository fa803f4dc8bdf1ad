// A whole call in French, in a window as narrow as a dock beside the CRM, without a mouse.

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fixedCrm, stageForTest } from '../crm-behind.ts';

it('takes a call from the question who one is to the CRM, at 360 pixels', async () => {
  const crm = await fixedCrm();
  const stage = await stageForTest();
  await stage.start('--crm-url', crm.url, '--lang', 'fr');
  const page = stage.page();
  const { keyboard } = page;
  await page.setViewportSize({ width: 360, height: 640 });
  await page.getByRole('heading', { name: 'Qui êtes-vous' }).waitFor();
  await fitsInWidth(page);
  await tabTo(page, 'searchbox');
  await keyboard.type('maude');
  await expect.poll(() => page.getByRole('listitem').count()).toBe(1);
  await keyboard.press('Enter');
  await page.getByText('5 clients', { exact: false }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('fr-CA');
  await fitsInWidth(page);

  await keyboard.press('Control+1');
  await keyboard.type('5145550199');
  expect(await page.getByRole('textbox', { name: 'Numéro' }).inputValue()).toBe('514 555-0199');
  await page.getByText('Geneviève Côté').waitFor();
  await keyboard.press('Enter');
  await page.locator('section:focus').getByRole('timer').waitFor();
  await fitsInWidth(page);
  await keyboard.press('a');
  await expect.poll(() => page.getByRole('timer').textContent(), { timeout: 10_000 }).toBe('0:01');
  await keyboard.press('w');
  await page.locator('textarea:focus').waitFor();
  await keyboard.type('Passe samedi');
  await keyboard.press('Alt+h');
  await page.getByRole('button', { name: 'Classer' }).waitFor();
  await fitsInWidth(page);
  await page.locator('textarea:focus').waitFor();
  await keyboard.press('Enter');
  await page.locator('textarea').waitFor({ state: 'detached' });
  await page.locator('input#number:focus').waitFor();

  await keyboard.press('Control+2');
  await page.getByTestId('standing-synced').waitFor();
  await page.locator('[role="listbox"]:focus').waitFor();
  await keyboard.press('j');
  await keyboard.press('Enter');
  const detail = page.getByRole('article');
  await detail.getByText('Passe samedi').waitFor();
  await fitsInWidth(page);
  await keyboard.press('Escape');
  await page.locator('[role="listbox"]:focus').waitFor();
  expect(await detail.isVisible()).toBe(false);
  expect(crm.ledger.communications()).toMatchObject([
    { lead_id: 1001, user_id: 9000003, call_status: 'answered', description: 'Passe samedi' },
  ]);
});

/** Walks to the next element of this role, as many stops as a window can have. */
async function tabTo(page: Page, role: string): Promise<void> {
  const target = page.getByRole(role as 'searchbox');
  for (let stops = 0; stops < 20; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`reach the ${role} by the keyboard`);
}

/** Nothing may stick out to the side: what does is neither read nor reached. */
async function fitsInWidth(page: Page): Promise<void> {
  const width = await page.evaluate(() => {
    const scrolls = (element: Element) =>
      ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX);
    const out = [...document.querySelectorAll('body *')].filter((element) => {
      const box = element.getBoundingClientRect();
      let around = element.parentElement;
      while (around !== null && !scrolls(around)) around = around.parentElement;
      return box.width > 1 && box.right > innerWidth + 1 && around === null;
    });
    return { page: document.documentElement.scrollWidth, out: out.map((element) => element.outerHTML.slice(0, 200)) };
  });
  expect(width).toEqual({ page: 360, out: [] });
}
