// What an agent wrote or did stays: over a reload, in a second window, past the app's death, and with no CRM from the start.

import { expect, it } from 'vitest';
import type { Snapshot } from '../../../src-preload/contract/snapshot.ts';
import type { BrowserStage } from '../app-process.ts';
import { askCore } from '../ask-core.ts';
import { atWorkInBrowser, browserForTest, fixedCrm, sitDown } from '../crm-behind.ts';
import { callAndFile, dial, finish, talk } from '../make-calls.ts';

it('brings the call, its timer and the note back after a reload in mid-call', async () => {
  const { stage, page, crm } = await atWorkInBrowser();
  await talk(page, '5145550199');
  await page.keyboard.press('w');
  await page.keyboard.type('Veut le gris, pas le noir');
  await expect.poll(() => keptNote(stage)).toBe('Veut le gris, pas le noir');
  await page.reload();
  await page.getByRole('button', { name: 'Call over' }).waitFor();
  expect(await page.getByLabel('Note').inputValue()).toBe('Veut le gris, pas le noir');
  await expect.poll(() => page.getByRole('timer').textContent(), { timeout: 10_000 }).toBe('0:02');
  await page.keyboard.press('Alt+h');
  await finish(page);
  await expect
    .poll(() => crm.ledger.communications())
    .toMatchObject([{ call_status: 'answered', description: 'Veut le gris, pas le noir' }]);
  expect(crm.ledger.communications()[0]?.call_duration).toBeGreaterThanOrEqual(2);
});

it('shows the same call in two windows, and takes a deed from either', async () => {
  const { stage, page, crm } = await atWorkInBrowser();
  const other = await stage.anotherWindow();
  await dial(page, '5145550199');
  await other.getByRole('region', { name: 'Call in progress: Geneviève Côté' }).waitFor();
  await other.getByRole('button', { name: 'They answered' }).click();
  await page.getByRole('button', { name: 'Call over' }).waitFor();
  await page.keyboard.press('h');
  await other.getByRole('region', { name: 'Finish the call: Geneviève Côté' }).waitFor();
  await finish(other);
  await page.getByRole('region', { name: 'Finish the call: Geneviève Côté' }).waitFor({ state: 'detached' });
  await expect.poll(() => crm.ledger.communications()).toHaveLength(1);
});

it('says that Offhook is not running, keeps what is typed, and is right again in the window of the next start', async () => {
  const { stage, page, crm } = await atWorkInBrowser('--port', '0');
  const port = new URL(stage.url()).port;
  await talk(page, '5145550199');
  await page.keyboard.press('w');
  await page.keyboard.type('Avant');
  await expect.poll(() => keptNote(stage)).toBe('Avant');
  await stage.kill();
  await page.getByRole('alert').getByText('Offhook is not running.').waitFor();
  await page.keyboard.type(' et après');
  await page.getByText('Not saved yet. Your words are kept here and tried again.').waitFor();
  expect(await page.getByLabel('Note').inputValue()).toBe('Avant et après');

  await stage.startBehind('--crm-url', crm.url, '--port', port);
  const anew = await stage.anotherWindow();
  await anew.getByText('How did this call end?').waitFor();
  expect(await anew.getByLabel('Note').inputValue()).toBe('Avant');
  // The launch before gave its token to the old window, and a token is good for one launch.
  await page.getByRole('alert').getByText('Offhook is not running.').waitFor();
  expect(await page.getByLabel('Note').inputValue()).toBe('Avant et après');
});

it('works with no CRM from the very first start, and brings the call once when the CRM is there', async () => {
  const gone = await fixedCrm();
  await gone.close();
  const stage = await browserForTest();
  await stage.start('--crm-url', gone.url);
  const page = stage.page();
  await page.getByText('The CRM hasn’t answered yet. You can work').waitFor();
  await talk(page, '5145550199');
  await page.keyboard.press('h');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type('Sans réseau');
  await finish(page);
  await page.getByText('1 needs you').waitFor();

  const crm = await fixedCrm({ port: Number(new URL(gone.url).port) });
  // Not by its button, which is gone as soon as the app finds the CRM by itself.
  await askCore(page, 'sync.now', null);
  await sitDown(page);
  await page.keyboard.press('Control+2');
  await page.getByTestId('standing-synced').waitFor();
  expect(crm.ledger.communications()).toMatchObject([
    { lead_id: 1001, user_id: 9000001, call_status: 'answered', description: 'Sans réseau' },
  ]);
});

it('brings a call once where the CRM refuses to be reached for a while', async () => {
  const { page, crm } = await atWorkInBrowser();
  await crm.faults.offline();
  await callAndFile(page, '8195550121');
  await page
    .getByText('Offline. Calls are kept on this computer and reach the CRM once you are back online.')
    .waitFor();
  await crm.faults.online();
  await page.keyboard.press('Control+5');
  await page.getByRole('button', { name: 'Sync now' }).click();
  await page.getByText('0 on their way').waitFor();
  expect(crm.ledger.communications()).toHaveLength(1);
});

/** The note of the call that is on, as the app has it: the window shows what is typed before that. */
async function keptNote(stage: BrowserStage): Promise<string | undefined> {
  const { origin, hash } = new URL(stage.url());
  const answer = await fetch(`${origin}/request`, {
    method: 'POST',
    headers: { authorization: `Bearer ${hash.slice(1)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'app.snapshot', argument: null }),
  });
  const { value } = (await answer.json()) as { value: Snapshot };
  return value.call?.note;
}
