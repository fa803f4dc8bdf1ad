// A lead made from an unknown number, and messages logged by hand: all by keyboard, in either language.

import { expect, it } from 'vitest';
import type { Stage } from '../app-process.ts';
import { type AtWork, atWork } from '../crm-behind.ts';
import { dial, finish, openNewestCall } from '../make-calls.ts';

it('makes a lead after the call, which follows it into the CRM', async () => {
  const { page, crm } = await atWork();
  await dial(page, '418 555-0111');
  await page.keyboard.press('n');
  await page.getByText('This call has no lead yet.').waitFor();
  await page.keyboard.press('Alt+b');
  await page.getByRole('dialog', { name: 'New lead' }).waitFor();
  await page.getByLabel('First name').waitFor();
  await page.keyboard.type('Zoé');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Gagné');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Finish the call: Zoé Gagné' }).waitFor();
  await finish(page);
  const made = () => crm.ledger.leads().filter(({ last_name }) => last_name === 'Gagné');
  await expect.poll(made).toMatchObject([{ first_name: 'Zoé', type: 'phone', phones: [{ number: '+14185550111' }] }]);
  await expect.poll(() => crm.ledger.communications()).toMatchObject([{ lead_id: made()[0]?.id }]);
});

it('asks for a name before it makes a lead from the dialer', async () => {
  const { page, crm } = await atWork();
  await page.getByRole('textbox', { name: 'Number' }).fill('418 555-0112');
  await page.getByText('No lead has this number.').waitFor();
  await page.keyboard.press('Alt+b');
  const dialog = page.getByRole('dialog', { name: 'New lead' });
  await dialog.getByLabel('First name').waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByText('Give at least one name.').waitFor();
  await page.keyboard.type('Ann');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Ann').first().waitFor();
  await expect.poll(() => crm.ledger.leads().filter(({ first_name }) => first_name === 'Ann').length).toBe(1);
});

it('guesses no language for a new lead, and sends the one that was chosen', async () => {
  const { page, crm } = await atWork();
  await page.getByRole('textbox', { name: 'Number' }).fill('418 555-0114');
  await page.getByText('No lead has this number.').waitFor();
  await page.keyboard.press('Alt+b');
  const dialog = page.getByRole('dialog', { name: 'New lead' });
  await dialog.getByLabel('First name').fill('Ann');
  await dialog.getByRole('radio', { name: 'Not known', checked: true }).waitFor();
  await dialog.getByRole('radio', { name: 'English' }).click();
  await dialog.getByRole('button', { name: 'Create the lead' }).click();
  await dialog.waitFor({ state: 'detached' });
  const made = () => crm.ledger.leads().filter(({ first_name }) => first_name === 'Ann');
  await expect.poll(() => made().map(({ locale }) => locale)).toEqual(['en']);
});

it('lets the agent decide about a new lead that the CRM refuses', async () => {
  const { page, crm } = await withRefusedLead('Ann');
  await page.getByText('the CRM read it and didn’t take it.').waitFor();
  await page.getByText('To check: first name (“odd”).').waitFor();
  await page.getByText('To check: shoe_size (“too small”).').waitFor();
  await page.getByText('0 need you').waitFor();
  await page.getByRole('button', { name: '1 new lead needs you' }).press('Enter');
  await page
    .getByRole('region', { name: 'New leads that the CRM doesn’t have yet' })
    .and(page.locator(':focus'))
    .waitFor();
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Correct' }).and(page.locator(':focus')).waitFor();
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => crm.ledger.leads().filter(({ first_name }) => first_name === 'Ann').length).toBe(1);
  await page.getByText('the CRM read it and didn’t take it.').waitFor({ state: 'detached' });
  expect(await page.getByText('new lead needs you').count()).toBe(0);
});

it('lets the agent say otherwise who a refused new lead is, and sends it again', async () => {
  const { page, crm } = await withRefusedLead('An');
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

it('logs an e-mail, and says what can’t be read back', async () => {
  const { page, crm } = await atWork();
  await page.locator('body').click({ position: { x: 2, y: 300 } });
  await page.keyboard.press('Alt+l');
  const dialog = page.getByRole('dialog', { name: 'Log what happened elsewhere' });
  await dialog.getByText('E-mail', { exact: true }).click();
  await dialog.getByText('can’t be read back from it').waitFor();
  await dialog.getByLabel('Lead, by name or number').fill('genevieve');
  await dialog.getByRole('button', { name: 'Geneviève Côté' }).click();
  await dialog.getByLabel('Subject').fill('Your quote');
  await dialog.getByLabel('E-mail text').fill('Here it is.');
  await dialog.getByLabel('Summary').fill('Sent the quote');
  await dialog.getByRole('button', { name: 'Log it' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect
    .poll(() => crm.ledger.communications())
    .toMatchObject([{ lead_id: 1001, method: 'email', type: 'outgoing', description: 'Sent the quote' }]);
  await page.keyboard.press('Control+2');
  await openNewestCall(page);
  await page.getByText('Gone to the CRM, which never shows them again.').waitFor();
  expect(await page.getByText('Your quote').count()).toBe(0);
});

/** At work, with a lead of this first name made from the dialer, which the CRM has refused. */
async function withRefusedLead(firstName: string): Promise<AtWork<Stage>> {
  const work = await atWork();
  const { page, crm } = work;
  const errors = { first_name: ['odd'], shoe_size: ['too small'] };
  crm.faults.add({ kind: 'reject', errors, method: 'POST', path: '/leads', times: 1 });
  await page.getByRole('textbox', { name: 'Number' }).fill('418 555-0113');
  await page.getByText('No lead has this number.').waitFor();
  await page.keyboard.press('Alt+b');
  await page.getByLabel('First name').waitFor();
  await page.keyboard.type(firstName);
  await page.keyboard.press('Enter');
  return work;
}
