// Calls that desk phones report: each is one call on the desk and one communication in the CRM, whoever else tells of it.

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { atWork } from '../crm-behind.ts';
import { connectPhone } from '../desk-phone.ts';
import { dial, finish } from '../make-calls.ts';

it('is rung, answered, noted, ended and finished, and is in the CRM once', async () => {
  const { page, crm } = await atWork();
  const phone = await connectPhone(page);
  await phone.report('ringing', 'one', '8195550121');
  await page.getByRole('region', { name: 'Incoming calls' }).getByText('Nguyễn Thị Lan').waitFor();
  await phone.report('answered', 'one');
  await page.getByRole('region', { name: 'Call in progress: Nguyễn Thị Lan' }).waitFor();
  await page.keyboard.press('Alt+w');
  await page.keyboard.type('Passe samedi.');
  await phone.report('ended', 'one');
  await page.getByRole('region', { name: 'Finish the call: Nguyễn Thị Lan' }).waitFor();
  await page.keyboard.press('Control+Enter');
  const communication = { type: 'incoming', call_status: 'answered', description: 'Passe samedi.' };
  await expect.poll(() => crm.ledger.communications()).toMatchObject([communication]);
});

it('ended at the phone, leads to its note by key from the number, and shows the keys that work there', async () => {
  const { page, crm } = await atWork();
  const phone = await connectPhone(page);
  await phone.report('dialing', 'one', '8195550121');
  await phone.report('answered', 'one');
  await page.getByRole('button', { name: 'Call over' }).waitFor();
  const hangUp = page.getByRole('button', { name: 'Call over' }).locator('kbd:visible');
  await page.getByRole('textbox', { name: 'Number' }).focus();
  expect(await hangUp.allTextContents()).toEqual(['Alt+H']);
  await page.locator('section[tabindex="-1"]').first().focus();
  expect(await hangUp.allTextContents()).toEqual(['H']);
  await page.getByRole('textbox', { name: 'Number' }).focus();
  await phone.report('ended', 'one');
  await page.getByRole('region', { name: 'Finish the call: Nguyễn Thị Lan' }).waitFor();
  await page.keyboard.press('Alt+w');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type('Passe samedi.');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => crm.ledger.communications()).toMatchObject([{ description: 'Passe samedi.' }]);
  await page.locator('input#number:focus').waitFor();
  const message = page.getByRole('status').filter({ hasText: 'Call with Nguyễn Thị Lan finished.' });
  expect(await message.locator('kbd:visible').allTextContents()).toEqual(['Alt+U']);
  await page.keyboard.press('Alt+u');
  await page.locator('textarea:focus').waitFor();
});

it('is one call where it was dialled here and the desk phone reports it too', async () => {
  const { page, crm } = await atWork();
  const phone = await connectPhone(page);
  await dial(page, '5145550199');
  await phone.report('dialing', 'one', '5145550199');
  await phone.report('answered', 'one');
  await page.getByRole('button', { name: 'Call over' }).waitFor();
  await phone.report('ended', 'one');
  await finish(page);
  await expect.poll(() => crm.ledger.communications()).toMatchObject([{ call_status: 'answered' }]);
  await page.keyboard.press('Control+2');
  await page.getByTestId('standing-synced').waitFor();
  expect(await page.getByRole('option').count()).toBe(1);
});

it('is owed a call back while it was missed, until it is taken off or reached', async () => {
  const { page } = await atWork();
  const phone = await connectPhone(page);
  for (const id of ['one', 'two']) {
    await phone.report('ringing', id, '8195550121');
    await phone.report('missed', id);
  }
  await page.keyboard.press('Control+2');
  await page.getByRole('radio', { name: 'To call back 1' }).click();
  const owed = page.getByRole('option').filter({ hasText: 'They called 2 times' });
  await owed.getByText('Nguyễn Thị Lan').waitFor();
  await owed.click();
  await page.keyboard.press('z');
  await page.getByText('Nobody to call back.').waitFor();
  await page.keyboard.press('u');
  await owed.click();
  await page.keyboard.press('c');
  await page.getByRole('region', { name: 'Call in progress: Nguyễn Thị Lan' }).waitFor();
  await page.keyboard.press('Alt+a');
  await page.getByRole('button', { name: 'Call over' }).waitFor();
  await page.getByText('Nobody to call back.').waitFor();
  await page.getByRole('radio', { name: 'To call back 0' }).waitFor();
});

it('rings once where two phones ring, and can be made two calls and one again', async () => {
  const { page } = await atWork();
  const phone = await connectPhone(page);
  await phone.report('ringing', 'one', '8195550121');
  await phone.report('ringing', 'b-7', '8195550121', 'kitchen');
  await page.getByRole('article', { name: 'Incoming call' }).waitFor();
  expect(await page.getByRole('article', { name: 'Incoming call' }).count()).toBe(1);
  await phone.report('missed', 'one');
  await phone.report('ended', 'b-7');
  await page.keyboard.press('Control+2');
  await page.getByRole('option').click();
  await page.getByText('Several sources reported this call').waitFor();
  await page.keyboard.press('r');
  await expect.poll(() => page.getByRole('option').count()).toBe(2);
  await page.keyboard.press('u');
  await page.getByText('This call stands for another one too').waitFor();
});

it('is joined with another record by keys, taken back, joined again and parted from the other side', async () => {
  const { page, crm } = await atWork();
  const phone = await connectPhone(page);
  await dialledThere(page, phone, 'one', '8195550121');
  await dialledThere(page, phone, 'two', '5145550199');
  await page.keyboard.press('Control+2');
  await page.getByRole('option').filter({ hasText: 'Geneviève Côté' }).click();
  await joinNearest(page);
  await page.getByText('This call stands for another one too').waitFor();
  await page.locator('button:focus', { hasText: 'Same call as…' }).waitFor();
  await page.keyboard.press('u');
  await page.getByText('This call stands for another one too').waitFor({ state: 'detached' });
  await joinNearest(page);
  await page.getByRole('button', { name: /^Open Nguyễn Thị Lan/ }).click();
  await page.getByText(/^Joined with Geneviève Côté/).waitFor();
  await page.keyboard.press('r');
  await page.getByText(/^Joined with/).waitFor({ state: 'detached' });
  expect(crm.ledger.communications()).toEqual([]);
});

async function joinNearest(page: Page): Promise<void> {
  await page.keyboard.press('=');
  await page.locator('h3:focus', { hasText: 'Which call is the same as this one?' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

async function dialledThere(
  page: Page,
  phone: Awaited<ReturnType<typeof connectPhone>>,
  id: string,
  number: string,
): Promise<void> {
  await phone.report('dialing', id, number);
  await page.getByRole('region', { name: 'Call in progress' }).waitFor();
  await phone.report('ended', id);
  await page.getByRole('region', { name: 'Call in progress' }).waitFor({ state: 'detached' });
}

it('stays in sight while another one is in front, and ends by its own button', async () => {
  const { page } = await atWork();
  const phone = await connectPhone(page);
  for (const [id, number] of [
    ['one', '8195550121'],
    ['two', '5145550199'],
  ] as const) {
    await phone.report('ringing', id, number);
    await phone.report('answered', id);
  }
  await page.getByRole('region', { name: 'Call in progress: Geneviève Côté' }).getByText('in front').waitFor();
  const others = page.getByRole('region', { name: 'Also on' });
  await others.getByText('Nguyễn Thị Lan').waitFor();
  await page.keyboard.press('Alt+h');
  await page.getByRole('region', { name: 'Call in progress: Nguyễn Thị Lan' }).waitFor();
  await others.waitFor({ state: 'detached' });

  await phone.report('ringing', 'three', '4385550142');
  await phone.report('answered', 'three');
  await others.getByRole('button', { name: 'Call over: Nguyễn Thị Lan' }).click();
  await others.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Call over' }).click();
  await page.getByRole('button', { name: '2 more to finish' }).waitFor();
});

it('names who probably calls from a shared number, and ties nobody until one key says so', async () => {
  const { page } = await atWork();
  const phone = await connectPhone(page);
  await phone.report('ringing', 'one', '4505550134');
  const rings = page.getByRole('region', { name: 'Incoming calls' });
  await rings.getByText(/^Probably .*Bélanger \(.+\)$/).waitFor();
  await phone.report('answered', 'one');
  const bar = page.getByRole('region', { name: /^Call in progress: 450/ });
  await bar.getByText(/^Probably .*Bélanger/).waitFor();
  await bar.getByRole('button', { name: /^It is .*Bélanger/ }).waitFor();
  await page.keyboard.press('Alt+y');
  await page.getByRole('region', { name: /^Call in progress: .*Bélanger/ }).waitFor();
  expect(await page.getByRole('button', { name: /^It is/ }).count()).toBe(0);
});
