// Wrap-ups as fast hands finish them: each key counts for the call it was meant for, and for no other.

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { atWork } from '../crm-behind.ts';
import { holdRequests } from '../hold-requests.ts';
import { dial, finish, talk } from '../make-calls.ts';

it('takes what is typed right after hanging up into the note of that call, over an older wrap-up', async () => {
  const { page, crm } = await atWork();
  await leaveOpen(page, '8195550121');
  await talk(page, '5145550199');
  expect(await page.getByRole('button', { name: 'Finish it' }).count()).toBe(1);
  await page.keyboard.press('h');
  await page.keyboard.type('Rappeler lundi');
  await page.getByRole('region', { name: 'Finish the call: Geneviève Côté' }).waitFor();
  await page.getByRole('button', { name: '1 more to finish' }).waitFor();
  expect(await page.getByLabel('Note').inputValue()).toBe('Rappeler lundi');
  await finishFromNote(page);
  await expect
    .poll(() => crm.ledger.communications())
    .toContainEqual(expect.objectContaining({ call_phone: '+15145550199', description: 'Rappeler lundi' }));
});

it('finishes one wrap-up by Enter twice, not the next one too', async () => {
  const { page } = await atWork();
  await leaveOpen(page, '8195550121');
  await dial(page, '5145550199');
  await page.keyboard.press('n');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('section:focus').getByRole('button', { name: 'Finish' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+2');
  await page.keyboard.press('Control+1');
  await page.getByRole('button', { name: 'Finish' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Finish' }).waitFor({ state: 'detached' });
});

it('calls nobody by Enter twice after a note, and does once the number is typed on', async () => {
  const { stage, page } = await atWork();
  await dial(page, '8195550121');
  await page.getByRole('textbox', { name: 'Number' }).fill('514555019');
  await page.getByRole('textbox', { name: 'Number' }).fill('5145550199');
  await page.locator('section').getByRole('button', { name: 'No answer' }).click();
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('input#number:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('9');
  expect(await stage.opened()).toHaveLength(1);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Call in progress: Geneviève Côté' }).waitFor();
  expect(await stage.opened()).toHaveLength(2);
});

it('leaves the agent where they went while a wrap-up was being finished', async () => {
  const { page } = await atWork();
  await leaveOpen(page, '8195550121');
  const open = await holdRequests(page, 'call.file');
  await page.getByLabel('Note').press('Enter');
  await page.getByRole('textbox', { name: 'Extension' }).focus();
  open();
  await page.getByRole('button', { name: 'Finish' }).waitFor({ state: 'detached' });
  await page.keyboard.type('12');
  expect(await page.getByRole('textbox', { name: 'Extension' }).inputValue()).toBe('12');
});

it('keeps the number in sight at 360 pixels while a call is on and an older wrap-up waits', async () => {
  const { page } = await atWork();
  await page.setViewportSize({ width: 360, height: 640 });
  await leaveOpen(page, '8195550121');
  await dial(page, '5145550199');
  const field = await page.getByRole('textbox', { name: 'Number' }).boundingBox();
  expect((field?.y ?? Number.POSITIVE_INFINITY) + (field?.height ?? 0)).toBeLessThan(640);
});

/** A call that nobody answers, whose wrap-up is left for later. */
async function leaveOpen(page: Page, number: string): Promise<void> {
  await dial(page, number);
  await page.keyboard.press('n');
  await page.getByRole('button', { name: 'Finish' }).waitFor();
}

/** Finishes both wrap-ups: the one in front from its note, the other by its button. */
async function finishFromNote(page: Page): Promise<void> {
  await page.getByLabel('Note').press('Enter');
  await page.locator('section:focus').waitFor();
  await finish(page);
}
