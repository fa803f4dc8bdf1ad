// Numbers that are no customer's: codes that can forward calls, numbers that cost, and emergencies.

import { expect, it } from 'vitest';
import { atWork } from '../crm-behind.ts';
import { finish, openNewestCall, talk } from '../make-calls.ts';

it('says before the call what a code does and what a number costs', async () => {
  const { page } = await atWork();
  const number = page.getByRole('textbox', { name: 'Number' });
  await number.fill('*72 514 555-0199');
  await page.getByText('A service code of the phone system').waitFor();
  await number.fill('1 900 555-1234');
  await page.getByText('A premium number').waitFor();
  await number.fill('876 555-0199');
  await page.getByText('A number abroad (Jamaica)').waitFor();
  await number.fill('819 555-0121');
  await page.getByText('Nguyễn Thị Lan').waitFor();
  await expect.poll(() => page.getByText('A number abroad').count()).toBe(0);
});

it('asks for no lead after an emergency call, and keeps the call on this computer', async () => {
  const { page, crm } = await atWork();
  await talk(page, '911');
  await page.keyboard.press('h');
  await page.getByText('An emergency call: it stays on this computer, and needs no lead.').waitFor();
  expect(await page.getByText('The CRM needs one').count()).toBe(0);
  expect(await page.getByLabel('Lead, by name or number').count()).toBe(0);
  await finish(page);
  await openNewestCall(page);
  await page.getByTestId('standing-local').first().waitFor();
  // Nor later, on the page of the call.
  const detail = page.getByRole('article', { name: 'Call' });
  await detail.getByText('An emergency call: it stays on this computer, and needs no lead.').waitFor();
  expect(await detail.getByRole('button').allTextContents()).toEqual(
    ['Call back', 'Correct', 'Same call as…'].map((words) => expect.stringContaining(words)),
  );
  expect(crm.ledger.communications()).toEqual([]);
});
