// Calls that the CRM did not simply take: what the agent is told, and how each is settled.

import { expect, it } from 'vitest';
import type { Sandbox } from '../../../src-main/sandbox/sandbox.ts';
import { atWork, fixedCrm, sitDown, stageForTest } from '../crm-behind.ts';
import { callAndFile, dial, finish, openNewestCall } from '../make-calls.ts';

it('shows what the CRM said of a call it refused, and brings the corrected one once', async () => {
  const { page, crm } = await atWork();
  crm.faults.add({
    kind: 'reject',
    errors: { description: ['Le commentaire est obligatoire.'] },
    method: 'POST',
    path: '/communications',
    times: 1,
  });
  await callAndFile(page, '8195550121');
  await page.getByText('1 needs you').waitFor();
  await openNewestCall(page);
  await page.getByText('The CRM read this call and didn’t take it.').waitFor();
  await page.getByText('To check: note (“Le commentaire est obligatoire.”).').waitFor();
  await page.getByText('The CRM said:').waitFor();
  expect(crm.ledger.communications()).toEqual([]);

  await page.getByRole('button', { name: 'Correct' }).click();
  const form = page.getByRole('form', { name: 'Correct' });
  await form.getByLabel('Note').fill('Messagerie pleine');
  await form.getByRole('button', { name: 'Save and send again' }).click();
  await page.getByRole('article').getByTestId('standing-synced').waitFor();
  expect(crm.ledger.communications()).toMatchObject([{ lead_id: 1005, description: 'Messagerie pleine' }]);
  expect(postsOf(crm)).toEqual([422, 201]);
});

it('lets the agent correct the number that the CRM refused, and brings the call once', async () => {
  const { page, crm } = await atWork();
  const errors = { call_phone: ['Numéro invalide.'] };
  crm.faults.add({ kind: 'reject', errors, method: 'POST', path: '/communications', times: 1 });
  await callAndFile(page, '8195550121');
  await page.getByText('1 needs you').waitFor();
  await openNewestCall(page);
  await page.getByText('To check: number (“Numéro invalide.”).').waitFor();
  await page.getByRole('button', { name: 'Correct' }).press('Enter');
  const form = page.getByRole('form', { name: 'Correct' });
  const number = form.getByRole('textbox', { name: 'Number' });
  await number.and(page.locator(':focus')).waitFor();
  await number.fill('819 555');
  await number.press('Enter');
  await expect.poll(() => number.getAttribute('aria-invalid')).toBe('true');
  await number.fill('819 555-0122');
  await form.getByText('+18195550122').waitFor();
  await number.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
  await page.getByRole('article').getByText('819 555-0122').waitFor();
  await page.getByRole('article').getByTestId('standing-synced').waitFor();
  expect(crm.ledger.communications()).toMatchObject([{ lead_id: 1005, call_phone: '+18195550122' }]);
  expect(postsOf(crm)).toEqual([422, 201]);

  await page.keyboard.press('e');
  await form.getByLabel('Note').waitFor();
  expect(await number.count()).toBe(0);
});

it('keeps a refused call on this computer when the agent says so, and sends nothing more', async () => {
  const { page, crm } = await atWork();
  crm.faults.add({ kind: 'forbidden', method: 'POST', path: '/communications' });
  await callAndFile(page, '8195550121');
  await openNewestCall(page);
  await page.getByText('This key may not add calls.').waitFor();
  await page.getByRole('button', { name: 'Keep on this computer' }).click();
  await page.getByRole('article').getByTestId('standing-local').waitFor();
  await page.getByText('0 need you').waitFor();
  expect(postsOf(crm)).toEqual([403]);
});

it('asks the agent whether a call much like a lost one is it, and binds it without sending again', async () => {
  const crm = await fixedCrm();
  const stage = await stageForTest();
  await stage.start('--crm-url', crm.url);
  const page = stage.page();
  // The answer is lost, and the CRM names the key's owner instead of the one who called: nobody can be sure.
  await sitDown(page, 'Étienne Gagné');
  crm.faults.add({ kind: 'user-is-key-owner' });
  crm.faults.add({ kind: 'answer-lost', method: 'POST', path: '/communications', times: 1 });
  await callAndFile(page, '8195550121');
  await page.getByText('1 being confirmed').waitFor();
  await page.getByText('1 needs you').waitFor();
  await openNewestCall(page);
  await page.getByText('The CRM holds a call very much like this one').waitFor();
  const id = crm.ledger.communications()[0]?.id;
  await page.getByRole('button', { name: `It is this one: no. ${id}` }).click();
  await page.getByRole('article').getByTestId('standing-synced').waitFor();
  expect(crm.ledger.communications()).toHaveLength(1);
  expect(postsOf(crm)).toHaveLength(1);
});

it('pauses on a refused key, keeps the calls, and brings them once the key is good again', async () => {
  const { page, crm } = await atWork();
  const restore = crm.faults.add({ kind: 'key-revoked' });
  await callAndFile(page, '8195550121');
  await page.getByText('The CRM refuses the key. Your calls are safe').first().waitFor();
  await callAndFile(page, '5145550199');
  await page.getByText('2 on their way').waitFor();
  await page.getByRole('button', { name: 'Enter a key' }).click();
  await page.getByLabel('API key').and(page.locator(':focus')).waitFor();
  restore();
  await page.getByRole('button', { name: 'Sync now' }).click();
  await page.getByText('0 on their way').waitFor();
  expect(crm.ledger.communications()).toHaveLength(2);
});

it('sends a correction of a call that the CRM has as a change, not as another call', async () => {
  const { page, crm } = await atWork();
  await callAndFile(page, '8195550121');
  await openNewestCall(page);
  await page.getByRole('article').getByTestId('standing-synced').waitFor();
  await page.keyboard.press('e');
  const form = page.getByRole('form', { name: 'Correct' });
  await form.getByRole('radio', { name: 'Answered' }).check();
  await form.getByLabel('Talk time').fill('2:10');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => crm.ledger.communications()).toMatchObject([{ call_status: 'answered', call_duration: 130 }]);
  expect(postsOf(crm)).toEqual([201]);
});

it('puts the note back as it was when a correction is cancelled', async () => {
  const { page, crm } = await atWork();
  await dial(page, '8195550121');
  await page.keyboard.press('n');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type('Messagerie');
  await finish(page);
  await openNewestCall(page);
  await page.getByRole('article').getByTestId('standing-synced').waitFor();
  await page.keyboard.press('e');
  const form = page.getByRole('form', { name: 'Correct' });
  await form.locator('input:focus').waitFor();
  await form.getByLabel('Note').fill('Autre chose');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('article').getByText('Messagerie').waitFor();
  await page.getByRole('article').getByTestId('standing-synced').waitFor();
  expect(crm.ledger.communications()).toMatchObject([{ description: 'Messagerie' }]);
});

function postsOf(crm: Sandbox): readonly number[] {
  return crm.ledger
    .requests()
    .filter(({ method, path }) => method === 'POST' && path === '/communications')
    .map(({ status }) => status);
}
