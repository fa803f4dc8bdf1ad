// The window as the agent has it: the palette, keys of their own, what a correction gives back, and what the settings try.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { askCore } from '../ask-core.ts';
import { atWork, fixedCrm, stageForTest } from '../crm-behind.ts';
import { holdRequests } from '../hold-requests.ts';
import { callAndFile, openNewestCall } from '../make-calls.ts';

it('finds a deed in either language, a number and a lead, and remembers the deed', async () => {
  const { page } = await atWork();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Action, screen' }).fill('reglages raccourcis');
  await page.getByRole('option', { name: 'Settings: keyboard shortcuts' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Keyboard shortcuts', exact: true }).waitFor();

  await page.keyboard.press('Control+k');
  expect(await page.getByRole('option').first().textContent()).toContain('Settings: keyboard shortcuts');
  await page.getByRole('combobox').fill('514 555-0199');
  await page.getByRole('option', { name: 'Call 514 555-0199' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('input#number:focus').waitFor();
  await page.getByText('Geneviève Côté').waitFor();
  expect(await page.locator('#number').inputValue()).toBe('514 555-0199');

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('belanger chlo');
  await page.getByRole('option', { name: 'Chloé Bélanger' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('article', { name: 'Lead' }).getByText('Chloé Bélanger').first().waitFor();
});

it('opens nobody by an Enter in the palette that an older search would have answered', async () => {
  const { page } = await atWork();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('genevieve');
  await page.getByRole('option', { name: 'Geneviève Côté' }).waitFor();
  const open = await holdRequests(page, 'leads.search');
  await page.getByRole('combobox').fill('oneil');
  await page.keyboard.press('Enter');
  open();
  await page.getByRole('article', { name: 'Lead' }).getByRole('heading', { name: "William O'Neil" }).waitFor();
});

it('speaks another language in an open palette as soon as it is chosen elsewhere', async () => {
  const { page } = await atWork();
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'Settings: keyboard shortcuts' }).waitFor();
  await askCore(page, 'settings.change', { language: 'fr' });
  await page.getByRole('option', { name: 'Réglages : raccourcis clavier' }).waitFor();
  expect(await page.getByRole('option', { name: 'Settings: keyboard shortcuts' }).count()).toBe(0);
});

it('gives the focus back where it was when the palette is left', async () => {
  const { page } = await atWork();
  await page.keyboard.press('Control+2');
  await page.keyboard.press('/');
  await page.locator('input[type="search"]:focus').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('input[type="search"]:focus').waitFor();
});

it('takes a key of the agent’s own at once, refuses one that is taken, and gives the old one back', async () => {
  const { page } = await atWork();
  await openSettings(page, 'keyboard');
  const change = page.getByRole('button', { name: 'Change the shortcut: Log' });
  await change.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+h');
  await page.getByText('“Call over” has this key.').waitFor();
  await page.keyboard.press('Alt+5');
  await change.waitFor();
  await page.keyboard.press('Alt+5');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Reset all shortcuts' }).click();
  await page.getByRole('button', { name: 'Reset all shortcuts', disabled: true }).waitFor();
  await page.keyboard.press('Alt+l');
  await page.getByRole('dialog').waitFor();
});

it('leaves single letters alone once they are switched off', async () => {
  const { page } = await atWork();
  await openSettings(page, 'keyboard');
  const keysOfLog = page.getByRole('listitem').filter({ hasText: 'Log' }).getByText('L', { exact: true });
  await keysOfLog.first().waitFor();
  await page.getByRole('radio', { name: 'Off' }).click();
  // The radio is checked at once; the letters are off when the core has said so.
  await expect.poll(() => keysOfLog.count()).toBe(0);
  await page.getByRole('heading', { name: 'Keyboard shortcuts', exact: true }).click();
  await page.keyboard.press('l');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.keyboard.press('Alt+t');
  await page.getByRole('heading', { name: 'Self-test' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

it('puts a note back by Escape in a correction, and the focus on what opened it', async () => {
  const { page, crm } = await atWork();
  await callAndFile(page, '5145550199');
  await expect.poll(() => crm.ledger.communications()).toHaveLength(1);
  await openNewestCall(page);
  const correct = page.getByRole('button', { name: 'Correct' });
  await correct.click();
  await page.getByRole('form').getByLabel('Note').fill('never meant');
  await page.keyboard.press('Escape');
  await correct.waitFor();
  await expect.poll(() => correct.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.getByText('never meant').waitFor({ state: 'detached' });
  await correct.click();
  await page.getByRole('form').getByLabel('Note').fill('meant');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('meant', { exact: true }).waitFor();
  await expect.poll(() => correct.evaluate((button) => button === document.activeElement)).toBe(true);
});

it('finishes one wrap-up where Ctrl+Enter is pressed twice', async () => {
  const { page } = await atWork();
  for (const number of ['8195550121', '5145550199']) {
    await page.keyboard.press('Control+1');
    await page.locator('#number').fill(number);
    await page.keyboard.press('Enter');
    await page.locator('section:focus').getByRole('button', { name: 'No answer' }).waitFor();
    await page.keyboard.press('n');
    await page.locator('textarea:focus').waitFor();
  }
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: '1 more to finish' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Finish', exact: true }).waitFor();
});

it('tries everything, and writes what the agent has read', async () => {
  const { page } = await atWork();
  await page.keyboard.press('Alt+t');
  await page.getByText(/nothing fails; \d+ things? to check/).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'The CRM answers' }).getByText('Works').waitFor();
  await page.getByRole('button', { name: 'Prepare a report' }).click();
  const text = await page.getByRole('textbox', { name: 'What the file will hold' }).inputValue();
  expect(JSON.parse(text)).toMatchObject({ connection: { stage: 'connected' } });
  expect(text).not.toContain('Lavoie');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const said = await page.getByText(/^Saved in /).textContent();
  expect(readFileSync(said?.replace('Saved in ', '') ?? '', 'utf8')).toBe(text);
});

it('tells of a new version once, and only where there was one before', async () => {
  const crm = await fixedCrm();
  const stage = await stageForTest();
  await stage.start('--crm-url', crm.url);
  const page = stage.page();
  await page.getByRole('button', { name: 'Sophie Lavoie' }).click();
  await page.getByText('5 leads', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: /^What’s new in/ }).count()).toBe(0);
  await openSettings(page, 'about');
  await page.getByRole('button', { name: 'Licences' }).click();
  await page.getByText(/lucide-react \d/).waitFor();
  await page.getByRole('button', { name: 'What’s new' }).click();
  await page.getByRole('dialog').getByText('The first version').waitFor();
});

async function openSettings(page: import('playwright-core').Page, part: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(part === 'about' ? 'about offhook' : `settings ${part}`);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
