// What only Electron has of the language and of the self-test: the menu that follows at once, and checks of the system.

import { expect, it } from 'vitest';
import { electronForTest, fixedCrm, sitDown } from '../crm-behind.ts';

it('words the menu anew as soon as another language is chosen', async () => {
  const crm = await fixedCrm();
  const stage = electronForTest();
  await stage.start('--crm-url', crm.url);
  const page = stage.page();
  await sitDown(page);
  const menu = () => stage.app().evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
  expect(await menu()).toEqual(expect.arrayContaining(['Edit', 'View', 'Window']));
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('speak french');
  await page.getByRole('option', { name: 'Speak French' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Réglages' }).waitFor();
  await expect.poll(menu).toEqual(expect.arrayContaining(['Édition', 'Affichage', 'Fenêtre']));
});

it('tries the database files, and what only the shell can ask the system', async () => {
  const crm = await fixedCrm();
  const stage = electronForTest();
  await stage.start('--crm-url', crm.url);
  const page = stage.page();
  await sitDown(page);
  await page.keyboard.press('Alt+t');
  const checks = page.getByRole('list', { name: 'What was tried' }).getByRole('listitem');
  await checks.nth(11).waitFor();
  const said = await checks.allTextContents();
  expect(said.find((one) => one.startsWith('The calls can be read'))).toContain('it is sound');
  for (const name of ['Notifications', 'Icon in the tray', 'Phone links', 'Shortcut from anywhere']) {
    expect(said.some((one) => one.startsWith(name))).toBe(true);
  }
});
