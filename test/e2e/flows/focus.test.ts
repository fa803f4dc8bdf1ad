// Where the keyboard is: every screen has a place for the focus, and it comes back from whatever was open over it.

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { SANDBOX_KEY } from '../../../src-main/sandbox/sandbox.ts';
import { atWork, fixedCrm, stageForTest } from '../crm-behind.ts';
import { dial, finish } from '../make-calls.ts';

const screens = {
  Dial: 'Control+1',
  Calls: 'Control+2',
  Leads: 'Control+3',
  Today: 'Control+4',
  Settings: 'Control+5',
};

it('is somewhere on every screen, and back there after each dialog', async () => {
  const { page } = await atWork();
  for (const [name, key] of Object.entries(screens)) {
    await page.keyboard.press(key);
    await page.getByRole('button', { name, exact: true }).and(page.locator('[aria-current="page"]')).waitFor();
    await expect.poll(() => focused(page), { message: name }).not.toBe('BODY');
    const place = await focused(page);
    for (const dialog of ['F1', 'Alt+l', 'Control+k']) {
      await page.keyboard.press(dialog);
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await expect.poll(() => focused(page), { message: `${name}, ${dialog}` }).toBe(place);
    }
  }
});

it('is where the first answer is given in each step of a first start, and then on the number', async () => {
  const crm = await fixedCrm();
  const stage = await stageForTest({});
  await stage.start();
  const page = stage.page();
  const isFocused = (label: string) => page.getByLabel(label).evaluate((field) => field === document.activeElement);
  await expect.poll(() => isFocused('API key')).toBe(true);
  await page.getByLabel('Address of the CRM’s API').fill(crm.url);
  await page.getByLabel('API key').fill(SANDBOX_KEY);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  await expect.poll(() => isFocused('Find your name')).toBe(true);
  await page.keyboard.type('sophie');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('INPUT number');
});

it('begins, where one starts without a CRM, on the number', async () => {
  const stage = await stageForTest({});
  await stage.start();
  const page = stage.page();
  const later = page.getByRole('button', { name: 'Start with no CRM' });
  await later.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('INPUT number');
});

it('goes through the screens by Tab in the order of their digits', async () => {
  const { page } = await atWork();
  const names = await page.getByRole('navigation').getByRole('button').allTextContents();
  expect(names).toEqual(Object.keys(screens));
  for (const [index, name] of names.entries()) {
    await page.keyboard.press(`Control+${index + 1}`);
    await page.getByRole('button', { name, exact: true }).and(page.locator('[aria-current="page"]')).waitFor();
  }
});

it('is on the news while they are read, and back where they were asked for', async () => {
  const { page } = await atWork();
  const news = page.getByRole('dialog', { name: 'What’s new' });
  const read = async () => {
    await news.waitFor();
    await expect.poll(() => focused(page)).toContain('The first version');
    await page.keyboard.press('Escape');
    await news.waitFor({ state: 'detached' });
  };
  await page.keyboard.press('Control+2');
  await expect.poll(() => focused(page)).not.toBe('BODY');
  const place = await focused(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('what’s new');
  await page.getByRole('option', { name: 'What’s new' }).waitFor();
  await page.keyboard.press('Enter');
  await read();
  await expect.poll(() => focused(page)).toBe(place);

  await page.keyboard.press('Control+5');
  await page.getByRole('button', { name: 'About', exact: true }).click();
  const button = page.getByRole('button', { name: 'What’s new' });
  await button.focus();
  await page.keyboard.press('Enter');
  await read();
  await expect.poll(() => focused(page)).toBe('BUTTON What’s new');
});

it('goes into a part of the settings and back to its name in the list, in a narrow window too', async () => {
  const { page } = await atWork();
  await page.setViewportSize({ width: 360, height: 720 });
  await page.keyboard.press('Control+5');
  const data = page.getByRole('button', { name: 'Data', exact: true });
  await data.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('H2 Data');
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page)).toBe('BUTTON Data');
});

it('is on the screen where a call was finished', async () => {
  const { page } = await atWork();
  await dial(page, '514 555-0199');
  await page.keyboard.press('Control+4');
  await page.keyboard.press('Alt+n');
  await finish(page);
  await expect.poll(() => focused(page)).toMatch(/^H1 Today/);
});

/** Tells what has the focus: its element and its name or words. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { tagName, id, textContent } = document.activeElement ?? document.body;
    const label = document.activeElement?.getAttribute('aria-label') ?? null;
    return tagName === 'BODY' ? tagName : `${tagName} ${label ?? (tagName === 'INPUT' ? id : textContent)}`.trim();
  });
}

it('goes along with the choice of another lead: in a wrap-up, on a call’s page and in what is logged by hand', async () => {
  const { page } = await atWork();
  await dial(page, '514 555-0199');
  await page.keyboard.press('n');
  await page.getByRole('button', { name: 'Change the lead' }).press('Enter');
  await page.locator('input[type="search"]:focus').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).press('Enter');
  await page.locator('textarea:focus').waitFor();
  await page.getByRole('button', { name: 'Change the lead' }).press('Enter');
  await page.keyboard.type('oneil');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: "Finish the call: William O'Neil" }).locator('textarea:focus').waitFor();

  await page.keyboard.press('Alt+l');
  await page.getByRole('dialog').getByLabel('Number', { exact: true }).fill('514 555-0199');
  await page.getByRole('dialog').getByLabel('Lead, by name or number').fill('oneil');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Change the lead' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').locator('input[type="search"]:focus').waitFor();
});

it('is on the call that opens at 360 pixels, and is found again on its page after another lead', async () => {
  const { page, crm } = await atWork();
  crm.faults.add({ kind: 'reject', errors: {}, method: 'POST', path: '/communications', times: 1 });
  await page.setViewportSize({ width: 360, height: 640 });
  await dial(page, '514 555-0199');
  await page.keyboard.press('n');
  await finish(page);
  await page.keyboard.press('Control+2');
  await page.getByTestId('standing-parked').waitFor();
  await page.getByRole('listbox', { name: 'Calls, newest first' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  const detail = page.getByRole('article', { name: 'Call' });
  await detail.and(page.locator(':focus')).waitFor();
  await page.getByRole('button', { name: 'Change the lead' }).press('Enter');
  await page.locator('input[type="search"]:focus').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).press('Enter');
  await detail.and(page.locator(':focus')).waitFor();
});

it('goes on where a note ends, after a reload too', async () => {
  const { page } = await atWork();
  await dial(page, '514 555-0199');
  await page.keyboard.press('a');
  await page.keyboard.press('w');
  await page.keyboard.type('abc');
  await page.getByText('Not saved yet').waitFor({ state: 'detached' });
  await page.reload();
  await page.locator('section:focus').waitFor();
  await page.keyboard.press('w');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type('def');
  expect(await page.locator('textarea:focus').inputValue()).toBe('abcdef');
});
