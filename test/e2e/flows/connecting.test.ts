// Getting to work: with a key from the environment, and by the form, right and wrong.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SANDBOX_KEY } from '../../../src-main/sandbox/sandbox.ts';
import { fixedCrm, sitDown, stageForTest } from '../crm-behind.ts';

it('asks who sits here after a start with an address and a key, and the leads arrive', async () => {
  const crm = await fixedCrm();
  const stage = await stageForTest();
  await stage.start('--crm-url', crm.url);
  await stage.page().getByRole('heading', { name: 'Who are you?' }).waitFor();
  expect(await stage.page().getByRole('list', { name: 'Users of the account' }).getByRole('listitem').count()).toBe(8);
  await sitDown(stage.page(), 'Étienne Gagné');
  await stage.page().getByRole('button', { name: 'Settings' }).click();
  await stage.page().getByText('Automobiles Rivière-des-Pins').waitFor();
  await stage.page().getByText('Étienne Gagné').waitFor();
});

it('remembers who sits here over a restart', async () => {
  const crm = await fixedCrm();
  const stage = await stageForTest();
  await stage.start('--crm-url', crm.url);
  await sitDown(stage.page());
  expect(await stage.quit()).toBe(0);
  await stage.start('--crm-url', crm.url);
  await stage.page().getByText('5 leads', { exact: true }).waitFor();
  expect(await stage.page().getByRole('heading', { name: 'Who are you?' }).count()).toBe(0);
});

it('says that the key is refused, and takes the right one in the same form', async () => {
  const crm = await fixedCrm();
  const stage = await stageForTest({});
  await stage.start();
  const page = stage.page();
  await page.getByLabel('API key').fill('not-the-key');
  await page.getByLabel('Address of the CRM’s API').fill(crm.url);
  await page.keyboard.press('Enter');
  await page.getByText('The CRM refuses this key. Check that it was copied whole.').waitFor();
  await page.getByLabel('API key').fill(SANDBOX_KEY);
  await page.keyboard.press('Enter');
  await sitDown(page);
});

it('keeps the key for the next start, in a file that only this account can read', async () => {
  const crm = await fixedCrm();
  const stage = await stageForTest({});
  await stage.start();
  await stage.page().getByLabel('API key').fill(SANDBOX_KEY);
  await stage.page().getByLabel('Address of the CRM’s API').fill(crm.url);
  await stage.page().keyboard.press('Enter');
  await sitDown(stage.page());
  expect(await stage.quit()).toBe(0);
  expect(statSync(join(stage.folder, 'crm-key')).mode & 0o777).toBe(0o600);
  const before = crm.ledger.requests().length;
  await stage.start();
  await stage.page().getByText('Online', { exact: true }).waitFor();
  expect(crm.ledger.requests().slice(before)[0]).toMatchObject({ path: '/account', status: 200 });
});

it('goes to work with an address that does not answer, and says so', async () => {
  const stage = await stageForTest({});
  await stage.start();
  const page = stage.page();
  await page.getByLabel('API key').fill(SANDBOX_KEY);
  await page.getByLabel('Address of the CRM’s API').fill('http://127.0.0.1:9/v2');
  await page.keyboard.press('Enter');
  await page.getByText('The CRM hasn’t answered yet. You can work').waitFor();
  await page.getByText('Offline', { exact: true }).waitFor();
});

it('never gives the key to another computer in clear', async () => {
  const stage = await stageForTest({});
  await stage.start();
  const page = stage.page();
  await page.getByLabel('API key').fill(SANDBOX_KEY);
  for (const address of ['http://192.0.2.1/v2', 'http://localhost.example/v2', 'ftp://127.0.0.1/v2']) {
    await page.getByLabel('Address of the CRM’s API').fill(address);
    await page.getByRole('button', { name: 'Connect' }).click();
    await page.getByText('This isn’t the address of an API. It begins with https://.').waitFor();
  }
});
