// A new lead that the CRM refused, said otherwise by the agent.

import { expect, it } from 'vitest';
import { atWork } from '../crm-behind.ts';

it('lets the agent say otherwise who a refused new lead is, and sends it again', async () => {
  const { page, crm } = await atWork();
  crm.faults.add({ kind: 'reject', errors: { first_name: ['odd'] }, method: 'POST', path: '/leads', times: 1 });
  await page.getByRole('textbox', { name: 'Number' }).fill('418 555-0113');
  await page.getByText('No lead has this number.').waitFor();
  await page.keyboard.press('Alt+b');
  await page.getByLabel('First name').waitFor();
  await page.keyboard.type('An');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Correct' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Correct the new lead' });
  await dialog.getByLabel('First name').and(page.locator(':focus')).waitFor();
  expect(await dialog.getByLabel('First name').inputValue()).toBe('An');
  await dialog.getByLabel('First name').fill('Ann');
  await dialog.getByLabel('Number').fill('514');
  await page.keyboard.press('Enter');
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel('Number').fill('(418) 555-0116');
  await dialog.getByRole('radio', { name: 'English' }).click();
  await dialog.getByRole('button', { name: 'Save and send again' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect
    .poll(() => crm.ledger.leads().filter(({ first_name }) => first_name?.startsWith('An')))
    .toMatchObject([{ first_name: 'Ann', locale: 'en', phones: [{ number: '+14185550116' }] }]);
  await page.getByRole('button', { name: 'Correct' }).waitFor({ state: 'detached' });
  await page.locator('#number:focus').waitFor();
});
