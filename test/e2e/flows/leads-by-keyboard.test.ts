// Leads without a mouse: found while typing, read, called, and told apart where they share a number.

import { expect, it } from 'vitest';
import { atWork, fixedCrm, stageForTest } from '../crm-behind.ts';
import { callAndFile, dial, finish } from '../make-calls.ts';

it('finds a lead while typing, opens the card, and calls the second number from it', async () => {
  const { page, crm } = await atWork();
  const { keyboard } = page;
  await keyboard.press('Control+3');
  await page.getByRole('combobox').and(page.locator(':focus')).waitFor();
  await expect.poll(() => page.getByRole('option').count()).toBe(5);
  await keyboard.type('bel');
  await page.getByText('2 leads found').waitFor();
  await keyboard.press('Control+a');
  await keyboard.type('cote');
  await page.getByText('1 lead found').waitFor();
  expect(await page.getByRole('option', { selected: true }).textContent()).toContain('Geneviève Côté');
  await keyboard.press('Enter');
  const card = page.getByRole('article', { name: 'Lead' });
  await card.and(page.locator(':focus')).waitFor();
  await card.getByText('Bonjour · French').waitFor();
  await card.getByText('client1001@courriel.example').waitFor();
  await card.getByText('stock no. N26-1042').waitFor();
  await keyboard.press('2');
  await page.getByRole('region', { name: 'Call in progress: Geneviève Côté' }).waitFor();
  await page.locator('section:focus').getByRole('button', { name: 'No answer' }).waitFor();
  await keyboard.press('n');
  await keyboard.type('Boîte vocale');
  await keyboard.press('Enter');
  await expect
    .poll(() => crm.ledger.communications())
    .toMatchObject([
      { lead_id: 1001, call_phone: '+15145550199', description: expect.stringContaining('Boîte vocale') },
    ]);
  const history = card.getByRole('region', { name: 'History' });
  await history.getByText('Call · No answer').waitFor();
  await history.getByText('Boîte vocale').waitFor();
  await history.getByTestId('standing-synced').waitFor();
  expect(await history.getByText('Boîte vocale').count()).toBe(1);
});

it('calls the selected lead from the search, without opening the card', async () => {
  const { page } = await atWork();
  await page.keyboard.press('Control+3');
  await page.keyboard.type('belanger');
  await page.getByText('2 leads found').waitFor();
  await page.keyboard.press('ArrowDown');
  const second = page.getByRole('option').nth(1);
  await second.and(page.getByRole('option', { selected: true })).waitFor();
  const who = (await second.textContent()) ?? '';
  await page.keyboard.press('Alt+c');
  const heading = page.getByRole('region', { name: 'Call in progress' }).getByRole('heading', { name: 'Bélanger' });
  const name = (await heading.textContent()) ?? '';
  expect(name).not.toBe('');
  expect(who).toContain(name);
});

it('sends a call from the card to the dialer where a reason is needed first', async () => {
  const { page } = await atWork();
  await page.keyboard.press('Control+3');
  await page.keyboard.type('oneil');
  await page.getByText('1 lead found').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('article', { name: 'Lead' }).getByText('Do not call: asked on').waitFor();
  await page.keyboard.press('1');
  await page.getByLabel('Why call all the same?').and(page.locator(':focus')).waitFor();
  expect(await page.getByRole('textbox', { name: 'Number' }).inputValue()).toBe('514 555-0177');
  await page.keyboard.type('He asked for a call today');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: "Call in progress: William O'Neil" }).waitFor();
});

it('opens the lead of a call, and goes back to the call', async () => {
  const { page } = await atWork();
  await callAndFile(page, '819 555-0121');
  await page.keyboard.press('Control+2');
  await page.getByTestId('standing-synced').waitFor();
  await page.keyboard.press('j');
  await page.getByRole('article', { name: 'Call' }).waitFor();
  await page.keyboard.press('v');
  const card = page.getByRole('article', { name: 'Lead' });
  await card.getByRole('heading', { name: 'Nguyễn Thị Lan' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('listbox', { name: 'Calls, newest first' }).and(page.locator(':focus')).waitFor();
});

it('suggests who a shared number is, says why, and remembers another choice', async () => {
  const { page, crm } = await atWork();
  const number = page.getByRole('textbox', { name: 'Number' });
  await number.fill('450 555-0134');
  await page.getByText('2 leads share this number.').waitFor();
  await page.getByText('most recent').waitFor();
  const suggested = await page
    .getByRole('radio', { checked: true })
    .evaluate((radio) => radio.parentElement?.textContent);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const other = suggested?.includes('Chloé') ? 'Marc-Antoine Bélanger' : 'Chloé Bélanger';
  await page.getByRole('radio', { name: other, checked: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: `Call in progress: ${other}` }).waitFor();
  await page.locator('section:focus').getByRole('button', { name: 'No answer' }).waitFor();
  await page.keyboard.press('n');
  await finish(page);
  await number.fill('450 555-0134');
  await page.getByText('as last time').waitFor();
  await page.getByRole('radio', { name: other, checked: true }).waitFor();
  await expect
    .poll(() => crm.ledger.communications())
    .toMatchObject([{ lead_id: other.startsWith('Marc') ? 1002 : 1003 }]);
});

it('lets another lead be said of a call while it is on, by the arrows', async () => {
  const { page } = await atWork();
  await dial(page, '450 555-0134');
  const chosen = page.getByRole('group', { name: 'Whose call is it?' });
  await chosen.getByRole('radio', { checked: true }).focus();
  const before = await page.getByRole('region', { name: 'Call in progress' }).getByRole('heading').textContent();
  await page.keyboard.press('ArrowRight');
  const after = before === 'Chloé Bélanger' ? 'Marc-Antoine Bélanger' : 'Chloé Bélanger';
  await page.getByRole('region', { name: `Call in progress: ${after}` }).waitFor();
});

it('shows a card with the network down, and how old it is', async () => {
  const { page, crm } = await atWork();
  await crm.faults.offline();
  await page.keyboard.press('Control+3');
  await page.keyboard.type('genev');
  await page.getByText('1 lead found').waitFor();
  await page.keyboard.press('Enter');
  const card = page.getByRole('article', { name: 'Lead' });
  await card.getByText('438 555-0142').first().waitFor();
  await card.getByText('Offline. This is how it was').waitFor();
});

it('is one thing at a time at 360 pixels, in French, with a way back to the search as it was', async () => {
  const crm = await fixedCrm();
  const stage = await stageForTest();
  await stage.start('--crm-url', crm.url, '--lang', 'fr');
  const page = stage.page();
  await page.setViewportSize({ width: 360, height: 640 });
  await page.getByRole('button', { name: 'Sophie Lavoie' }).click();
  await page.getByText('5 clients', { exact: false }).first().waitFor();
  await page.keyboard.press('Control+3');
  await page.keyboard.type('belanger');
  await page.getByText('2 clients trouvés').waitFor();
  await page.keyboard.press('ArrowDown');
  const selected = page.getByRole('option', { selected: true });
  const second = await page.getByRole('option').nth(1).and(selected).getAttribute('id');
  await page.keyboard.press('Enter');
  const card = page.getByRole('article', { name: 'Fiche du client' });
  await card.and(page.locator(':focus')).waitFor();
  expect(await page.getByRole('listbox').isVisible()).toBe(false);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.keyboard.press('Escape');
  await page.getByRole('combobox').and(page.locator(':focus')).waitFor();
  expect(await card.isVisible()).toBe(false);
  expect(await page.getByRole('combobox').inputValue()).toBe('belanger');
  expect(await page.getByRole('option', { selected: true }).getAttribute('id')).toBe(second);
  await page.keyboard.press('Enter');
  await card.waitFor();
  await page.getByRole('button', { name: 'Retour aux clients' }).click();
  await page.getByRole('combobox').and(page.locator(':focus')).waitFor();
});
