// Whose call it is: a number that two leads share, one that nobody has, and a call made elsewhere.

import { expect, it } from 'vitest';
import { localDay } from '../../../src-preload/contract/local-day.ts';
import { atWork } from '../crm-behind.ts';
import { holdRequests } from '../hold-requests.ts';
import { dial, finish, openNewestCall } from '../make-calls.ts';

it('lets the arrows choose among the leads that share a number', async () => {
  const { page, crm } = await atWork();
  await page.getByRole('textbox', { name: 'Number' }).fill('450 555-0134');
  await page.getByText('2 leads share this number.').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const chosen = page.getByRole('radio', { name: 'Marc-Antoine Bélanger' });
  await expect.poll(() => chosen.isChecked()).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Call in progress: Marc-Antoine Bélanger' }).waitFor();
  await page.keyboard.press('n');
  await finish(page);
  await expect.poll(() => crm.ledger.communications().map(({ lead_id }) => lead_id)).toEqual([1002]);
});

it('takes the lead suggested where no choice was made, and another one after the call', async () => {
  const { page, crm } = await atWork();
  await dial(page, '450 555-0134');
  await page.keyboard.press('n');
  const whose = page.getByRole('group', { name: 'Whose call is it?' });
  await whose.getByRole('radio', { name: 'Marc-Antoine Bélanger' }).click();
  await page.getByRole('region', { name: 'Finish the call: Marc-Antoine Bélanger' }).waitFor();
  await whose.getByRole('radio', { name: 'Chloé Bélanger' }).click();
  await page.getByRole('region', { name: 'Finish the call: Chloé Bélanger' }).waitFor();
  await finish(page);
  await expect.poll(() => crm.ledger.communications().map(({ lead_id }) => lead_id)).toEqual([1003]);
});

it('takes the digit that chooses among pasted numbers, even before the focus has left the number', async () => {
  const { page } = await atWork();
  const number = page.getByRole('textbox', { name: 'Number' });
  await number.focus();
  await page.evaluate(() => {
    // The dialog moves the focus in the next frame, which never comes.
    window.requestAnimationFrame = () => 0;
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', 'Bureau 514 555-0199, cell. 819 555-0121');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await page.getByRole('dialog', { name: 'Which number?' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('number');
  await page.keyboard.press('2');
  await page.getByText('Nguyễn Thị Lan').waitFor();
  expect(await number.inputValue()).toBe('819 555-0121');
});

it('does not call the number behind by an Enter that follows the paste at once', async () => {
  const { page, crm } = await atWork();
  const number = page.getByRole('textbox', { name: 'Number' });
  await number.fill('514 555-0199');
  await number.selectText();
  await page.evaluate(() => {
    // The dialog moves the focus in the next frame, which never comes.
    window.requestAnimationFrame = () => 0;
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', 'Bureau 450 555-0134, cell. 819 555-0121');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  const choice = page.getByRole('dialog', { name: 'Which number?' });
  await choice.waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('number');
  await page.keyboard.press('Enter');
  await page.keyboard.type('77');
  await page.keyboard.press('Escape');
  await choice.waitFor({ state: 'detached' });
  expect(await number.inputValue()).toBe('514 555-0199');
  expect(await page.getByRole('button', { name: 'They answered' }).count()).toBe(0);
  expect(crm.ledger.communications()).toEqual([]);
});

it('finds a lead by name for a number that nobody has', async () => {
  const { page, crm } = await atWork();
  await dial(page, '418 555-0111');
  await page.keyboard.press('n');
  await page.getByLabel('Lead, by name or number').fill('genevieve');
  await page.getByRole('button', { name: 'Geneviève Côté' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Finish the call: Geneviève Côté' }).waitFor();
  await finish(page);
  await expect
    .poll(() => crm.ledger.communications())
    .toMatchObject([{ lead_id: 1001, call_phone: '+14185550111', call_status: 'attempted' }]);
});

it('chooses nobody by an Enter that an older search would have answered', async () => {
  const { page } = await atWork();
  await dial(page, '418 555-0111');
  await page.keyboard.press('n');
  const search = page.getByLabel('Lead, by name or number');
  await search.fill('genevieve');
  await page.getByRole('button', { name: 'Geneviève Côté' }).waitFor();
  const open = await holdRequests(page, 'leads.search');
  await search.fill('oneil');
  await search.press('Enter');
  open();
  await page.getByRole('region', { name: "Finish the call: William O'Neil" }).waitFor();
});

it('asks why before it calls a lead who is not to be called, and keeps the reason in the note', async () => {
  const { page, crm } = await atWork();
  await page.getByRole('textbox', { name: 'Number' }).fill('514 555-0177');
  await page.getByText('Do not call: asked on').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('input:focus').waitFor();
  expect(await page.getByLabel('Why call all the same?').evaluate((field) => field === document.activeElement)).toBe(
    true,
  );
  expect(await page.getByRole('button', { name: 'They answered' }).count()).toBe(0);
  await page.keyboard.type('He asked for a call back today');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'No answer' }).waitFor();
  await page.keyboard.press('n');
  await finish(page);
  await expect
    .poll(() => crm.ledger.communications())
    .toMatchObject([{ lead_id: 1004, description: 'Called despite “do not call”: He asked for a call back today' }]);
});

it('logs a call that came in elsewhere, with its time and talk time', async () => {
  const { page, crm } = await atWork();
  const began = new Date(Date.now() - 26 * 3_600_000);
  began.setSeconds(0, 0);
  const hour = String(began.getHours() % 12 || 12).padStart(2, '0');
  const time = `${hour}${String(began.getMinutes()).padStart(2, '0')}${began.getHours() < 12 ? 'a' : 'p'}`;
  await page.getByRole('button', { name: 'Log what happened elsewhere' }).click();
  const dialog = page.getByRole('dialog', { name: 'Log what happened elsewhere' });
  await dialog.getByRole('radio', { name: 'Incoming' }).check();
  await dialog.getByLabel('Number', { exact: true }).fill('819 555-0121');
  await dialog.getByLabel('Date and time').selectText();
  await page.keyboard.type(localDay(began.getTime()).day.replaceAll('-', '') + time);
  await dialog.getByLabel('Talk time').fill('4:05');
  await dialog.getByLabel('Note').fill('Sur mon cellulaire');
  await dialog.getByRole('button', { name: 'Nguyễn Thị Lan' }).click();
  await dialog.getByRole('button', { name: 'Log the call' }).click();
  await page.getByText('Logged. The call is saved on this computer.').waitFor();
  await openNewestCall(page);
  await page.getByTestId('standing-synced').first().waitFor();
  const [communication, ...others] = crm.ledger.communications();
  expect(others).toEqual([]);
  expect(communication).toMatchObject({
    lead_id: 1005,
    type: 'incoming',
    call_status: 'answered',
    call_duration: 245,
    call_phone: '+18195550121',
    description: 'Sur mon cellulaire',
  });
  expect(Date.parse(communication?.executed_at ?? '')).toBe(began.getTime());
});
