// The CRM key in Electron: kept for the next start, and in no file as it is.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { electronForTest, fixedCrm, sitDown } from '../crm-behind.ts';

const key = 'cle-d-essai-7f3a91c2e5b8d4';

it('keeps the key over a restart, and writes it in clear nowhere', async () => {
  const crm = await fixedCrm({ key });
  const stage = electronForTest({});
  await stage.start();
  const page = stage.page();
  await page.getByLabel('API key').fill(key);
  await page.getByLabel('Address of the CRM’s API').fill(crm.url);
  await page.keyboard.press('Enter');
  await sitDown(page);
  expect(await stage.quit()).toBe(0);

  const files = filesIn(stage.folder);
  expect(files.map(({ path }) => path)).toContain(join(stage.folder, 'crm-key'));
  expect(files.filter(({ bytes }) => holds(bytes, key)).map(({ path }) => path)).toEqual([]);
  expect(statSync(join(stage.folder, 'crm-key')).mode & 0o777).toBe(0o600);
  expect(statSync(stage.folder).mode & 0o777).toBe(0o700);

  const before = crm.ledger.requests().length;
  await stage.start();
  await stage.page().getByText('Online', { exact: true }).waitFor();
  expect(crm.ledger.requests().slice(before)[0]).toMatchObject({ path: '/account', status: 200 });
});

it('takes the key from the environment, and hands it on to nothing it starts', async () => {
  const crm = await fixedCrm({ key });
  const stage = electronForTest({ OFFHOOK_CRM_TOKEN: key });
  await stage.start('--crm-url', crm.url);
  await sitDown(stage.page());
  expect(await stage.app().evaluate(() => process.env.OFFHOOK_CRM_TOKEN)).toBeUndefined();
  expect(await stage.page().evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(key);
  const snapshot = await stage.page().evaluate(() => window.bridge?.request('app.snapshot', null));
  expect(JSON.stringify(snapshot)).not.toContain(key);
});

function filesIn(folder: string): readonly { readonly path: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, bytes: readFileSync(path) }));
}

/** As text, as JavaScript keeps strings, or as base64. */
function holds(bytes: Buffer, secret: string): boolean {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  return [Buffer.from(secret), Buffer.from(secret, 'utf16le'), Buffer.from(base64)].some((form) =>
    bytes.includes(form),
  );
}
