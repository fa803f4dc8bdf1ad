// Forms as they are filled in by keyboard: what they begin with, what they refuse and where they say so.

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { atWork } from '../crm-behind.ts';
import { callAndFile, openNewestCall } from '../make-calls.ts';

it('begins a logged call with the lead whose card is open, and sends it by Ctrl+Enter from the note', async () => {
  const { page, crm } = await atWork();
  await openGenevieve(page);
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog', { name: 'Log what happened elsewhere' });
  await dialog.getByText('Geneviève Côté').waitFor();
  expect(await dialog.getByRole('textbox', { name: 'Number' }).inputValue()).toMatch(/^\(?\d{3}/);
  await dialog.getByLabel('Note').fill('On her mobile');
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => crm.ledger.communications()).toMatchObject([{ lead_id: 1001, description: 'On her mobile' }]);
});

it('begins a logged call with nobody anywhere else', async () => {
  const { page } = await atWork();
  await openGenevieve(page);
  await page.keyboard.press('Control+2');
  await page.keyboard.press('Alt+l');
  const dialog = page.getByRole('dialog', { name: 'Log what happened elsewhere' });
  await dialog.getByLabel('Lead, by name or number').waitFor();
  expect(await dialog.getByRole('textbox', { name: 'Number' }).inputValue()).toBe('');
});

it('says at the field that an address is none, and loses nothing that was typed', async () => {
  const { page, crm } = await atWork();
  await openGenevieve(page);
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog', { name: 'Log what happened elsewhere' });
  await dialog.getByText('E-mail', { exact: true }).click();
  await dialog.getByLabel('Subject').fill('Your quote');
  const address = dialog.getByRole('textbox', { name: 'Your e-mail address' });
  await address.fill('not an address');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => address.getAttribute('aria-invalid')).toBe('true');
  await dialog.getByText('An address is written like').waitFor();
  expect(await dialog.getByLabel('Subject').inputValue()).toBe('Your quote');
  expect(crm.ledger.communications()).toEqual([]);
  await address.fill('sophie@garage.example');
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => crm.ledger.communications()).toMatchObject([{ lead_id: 1001, method: 'email' }]);
});

it('takes the place of an earlier search as one comes back to it by key, and types no slash', async () => {
  const { page } = await atWork();
  const search = page.getByRole('combobox', { name: 'Search by name, number, e-mail or stock number' });
  await page.keyboard.press('Control+3');
  await search.fill('genevieve');
  await page.keyboard.press('Control+2');
  await page.keyboard.press('Control+3');
  await search.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('gagn');
  expect(await search.inputValue()).toBe('gagn');
});

it('throws what was typed to be logged away at the second Escape only', async () => {
  const { page } = await atWork();
  await page.keyboard.press('Alt+l');
  const dialog = page.getByRole('dialog', { name: 'Log what happened elsewhere' });
  await dialog.getByLabel('Note').fill('Rappeler samedi');
  await page.keyboard.press('Escape');
  await dialog.getByRole('alert').getByText('Nothing of this is saved.').waitFor();
  await dialog.getByLabel('Note').fill('Rappeler samedi matin');
  await dialog.getByRole('alert').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await dialog.getByRole('alert').waitFor();
  expect(await dialog.getByLabel('Note').inputValue()).toBe('Rappeler samedi matin');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  // With nothing typed, the first one is enough.
  await page.keyboard.press('Alt+l');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

it('says beside the hour that is missing that it is', async () => {
  const { page } = await atWork();
  await page.keyboard.press('Control+5');
  await page.getByRole('main').getByRole('button', { name: 'Calls', exact: true }).click();
  const weekdays = page.getByRole('group', { name: 'Hours to call on weekdays' });
  const [from, to] = [weekdays.getByLabel('From'), weekdays.getByLabel('To')];
  await from.fill('');
  await expect.poll(() => saidOf(page, from)).toBe('Give an hour.');
  expect(await to.getAttribute('aria-describedby')).toBeNull();
  await from.fill('11:00 p.m.');
  await expect.poll(() => saidOf(page, to)).toBe('The end comes after the beginning.');
  expect(await from.getAttribute('aria-describedby')).toBeNull();
});

it('folds a long note, so that what can be done with the call stays in sight', async () => {
  const { page } = await atWork();
  await callAndFile(page, '8195550121');
  await openNewestCall(page);
  await page.getByRole('article').getByTestId('standing-synced').waitFor();
  await page.keyboard.press('e');
  const form = page.getByRole('form', { name: 'Correct' });
  await form.getByLabel('Note').fill(Array.from({ length: 60 }, (_, line) => `Line ${line}`).join('\n'));
  await form.getByRole('button', { name: 'Save' }).click();
  const callBack = page.getByRole('button', { name: 'Call back' });
  await callBack.waitFor();
  const height = await page.evaluate(() => window.innerHeight);
  expect(await bottomOf(callBack)).toBeLessThan(height);
  await page.getByRole('button', { name: 'Show all' }).press('Enter');
  await expect.poll(() => bottomOf(callBack)).toBeGreaterThan(height);
  await page.getByRole('button', { name: 'Show less' }).press('Enter');
  await expect.poll(() => bottomOf(callBack)).toBeLessThan(height);
});

it('keeps a name without a space inside of a narrow window', async () => {
  const { page, crm } = await atWork();
  await page.setViewportSize({ width: 360, height: 720 });
  crm.faults.add({ kind: 'reject', errors: { last_name: ['Trop long.'] }, method: 'POST', path: '/leads' });
  await page.getByRole('textbox', { name: 'Number' }).fill('418 555-0113');
  await page.getByText('No lead has this number.').waitFor();
  await page.keyboard.press('Alt+b');
  const dialog = page.getByRole('dialog', { name: 'New lead' });
  await dialog.getByLabel('First name').fill('Hubert');
  await dialog.getByLabel('Last name').fill('Wolfeschlegelsteinhausenbergerdorff'.repeat(2));
  expect(await overflowing(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText('the CRM read it and didn’t take it.').waitFor();
  expect(await overflowing(page)).toEqual([]);
  await page.getByRole('button', { name: 'Correct' }).press('Enter');
  await page.getByRole('dialog', { name: 'Correct the new lead' }).waitFor();
  expect(await overflowing(page)).toEqual([]);
});

/** Names what runs past the right edge of the window. */
async function overflowing(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .map((element) => `${element.tagName} ${element.className}`),
  );
}

async function openGenevieve(page: Page): Promise<void> {
  await page.keyboard.press('Control+3');
  await page.getByRole('combobox', { name: 'Search by name, number, e-mail or stock number' }).fill('genevieve');
  await page.getByRole('option', { name: /Geneviève/ }).waitFor();
  await page.keyboard.press('Enter');
  const card = page.getByRole('article', { name: 'Lead' });
  await card.and(page.locator(':focus')).waitFor();
  await card.getByRole('listitem').first().waitFor();
}

/** What the window says beneath a field. */
async function saidOf(page: Page, field: ReturnType<Page['getByLabel']>): Promise<string | null> {
  const id = await field.getAttribute('aria-describedby');
  return id === null ? null : page.locator(`[id="${id}"]`).textContent();
}

async function bottomOf(element: ReturnType<Page['getByRole']>): Promise<number> {
  const box = await element.boundingBox();
  return (box?.y ?? 0) + (box?.height ?? 0);
}
