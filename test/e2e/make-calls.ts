// Calls as an agent makes them, by keyboard, on the English window.

import type { Page } from 'playwright-core';

/** Dials a number, until the phone rings and the keys of the call bar answer. */
export async function dial(page: Page, number: string): Promise<void> {
  await page.keyboard.press('Control+1');
  await page.getByRole('textbox', { name: 'Number' }).fill(number);
  await page.keyboard.press('Enter');
  await page.locator('section:focus').getByRole('button', { name: 'No answer' }).waitFor();
}

/** Dials, and somebody answers. */
export async function talk(page: Page, number: string): Promise<void> {
  await dial(page, number);
  await page.keyboard.press('a');
  await page.getByRole('button', { name: 'Call over' }).waitFor();
}

/** A call that nobody answers, filed at once. */
export async function callAndFile(page: Page, number: string): Promise<void> {
  await dial(page, number);
  await page.keyboard.press('n');
  await finish(page);
}

/** Finishes the wrap-up. */
export async function finish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.getByRole('button', { name: 'Finish' }).waitFor({ state: 'detached' });
}

/** Opens the newest call of the list. */
export async function openNewestCall(page: Page): Promise<void> {
  await page.keyboard.press('Control+2');
  await page.getByRole('option').first().click();
  await page.getByRole('article', { name: 'Call' }).waitFor();
}
