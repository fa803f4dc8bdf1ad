// Dates and times, typed part by part in the order and the words of the agent's language, whatever the browser speaks.

import { expect, it } from 'vitest';
import { localDay } from '../../../src-preload/contract/local-day.ts';
import { askCore } from '../ask-core.ts';
import { atWork } from '../crm-behind.ts';
import { callAndFile } from '../make-calls.ts';
import { speakIn } from '../tour.ts';

it('narrows the calls to a date that is typed, and gives the list the focus on Enter', async () => {
  const { page } = await atWork();
  await callAndFile(page, '514 555-0199');
  await page.keyboard.press('Control+2');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('d');
  const date = page.getByRole('textbox', { name: 'Go to a date' });
  await date.and(page.locator(':focus')).waitFor();
  await page.keyboard.type('20200102');
  await page.getByText('No call found.').waitFor();
  expect(await date.inputValue()).toBe('2020-01-02');
  await date.selectText();
  await page.keyboard.type(localDay(Date.now()).day.replaceAll('-', ''));
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').and(page.locator(':focus')).waitFor();
});

it('writes a time as the language does, and logs the call at it', async () => {
  const { page, crm } = await atWork();
  const yesterday = localDay(Date.now() - 24 * 3_600_000).day;
  await speakIn(page, 'fr');
  await page.keyboard.press('Alt+l');
  const dialog = page.getByRole('dialog');
  const when = dialog.getByRole('textbox', { name: 'Date et heure' });
  expect(await when.inputValue()).toMatch(/^\d{4}-\d\d-\d\d, \d\d h \d\d$/);
  await dialog.getByRole('textbox', { name: 'Numéro' }).fill('514 555-0199');
  await when.focus();
  await when.selectText();
  await page.keyboard.type(`${yesterday.replaceAll('-', '')}1305`);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const at = new Date(`${yesterday}T13:05:00`).toISOString();
  await expect
    .poll(() => crm.ledger.communications().map(({ executed_at }) => Date.parse(executed_at ?? '')))
    .toEqual([Date.parse(at)]);
});

it('keeps the hours of calling that are typed, and says which are out of order', async () => {
  const { page } = await atWork();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Settings: calls');
  await page.keyboard.press('Enter');
  const weekday = page.getByRole('group', { name: 'Hours to call on weekdays' });
  const end = weekday.getByRole('textbox', { name: 'To' });
  expect(await end.inputValue()).toMatch(/^09:30\sp\.m\.$/);
  await end.selectText();
  await page.keyboard.type('0715a');
  await page.getByText('The end comes after the beginning.').waitFor();
  await end.selectText();
  await page.keyboard.type('0815');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('p');
  await expect
    .poll(async () => (await askCore(page, 'app.snapshot', null)).settings.callingHours.weekday)
    .toEqual({ from: '09:00', to: '20:16' });
});
