// The tray's menu in French, its deeds, and what Quit and a signal leave behind.

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { ElectronStage } from '../app-process.ts';
import { electronForTest, fixedCrm } from '../crm-behind.ts';
import { dial, finish, talk } from '../make-calls.ts';
import { pathWithTrayHost } from '../tray-host.ts';

it('says in French how things stand, brings the hidden window back, and Quit keeps the call that is on', async () => {
  const crm = await fixedCrm();
  const stage = electronForTest({ OFFHOOK_CRM_TOKEN: crm.key, PATH: pathWithTrayHost(true) });
  await stage.start('--crm-url', crm.url, '--lang', 'fr');
  await watchMenus(stage);
  const page = stage.page();
  await page.getByRole('button', { name: 'Sophie Lavoie' }).click();
  await page.getByText('5 clients', { exact: false }).waitFor();
  await crm.faults.offline();
  await page.getByRole('textbox', { name: 'Numéro' }).fill('819 555-0121');
  await page.getByText('Nguyễn Thị Lan').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('section:focus').getByRole('timer').waitFor();
  await page.keyboard.press('n');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => menuOf(stage))
    .toEqual([
      'Hors ligne\u00a0: les appels sont gardés sur cet ordinateur',
      'En route vers le CRM\u00a0: 1',
      '',
      'Composer',
      'Afficher Offhook',
      'Ne pas déranger',
      'Quitter',
    ]);

  await stage.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => isVisible(stage)).toBe(false);
  await choose(stage, 'dial');
  await expect.poll(() => isVisible(stage)).toBe(true);
  await page.locator('input#number:focus').waitFor();
  await page.keyboard.type('5145550199');
  await page.getByText('Geneviève Côté').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('section:focus').getByRole('timer').waitFor();
  await page.keyboard.press('a');
  await page.locator('[aria-keyshortcuts~="h"]').waitFor();

  await choose(stage, 'quit');
  expect(await stage.ended()).toBe(0);
  await crm.faults.online();
  await stage.start('--crm-url', crm.url);
  await stage.page().getByText('How did this call end?').waitFor();
  await stage.page().getByText('0 on their way').waitFor();
  expect(crm.ledger.communications()).toMatchObject([{ lead_id: 1005, call_status: 'attempted' }]);
});

it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('ends with 0 on %s and leaves the calls whole', async (signal) => {
  const stage = electronForTest({});
  await stage.start();
  await stage.page().getByRole('button', { name: 'Start with no CRM' }).click();
  await dial(stage.page(), '8195550121');
  await stage.page().keyboard.press('n');
  await finish(stage.page());
  await talk(stage.page(), '5145550199');
  await expect.poll(() => stage.page().getByRole('timer').textContent(), { timeout: 10_000 }).toBe('0:01');
  stage.signal(signal);
  expect(await stage.ended()).toBe(0);
  const db = new Database(join(stage.folder, 'calls.db'), { readonly: true });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  const [called, talking] = db.prepare('SELECT phase, duration FROM calls ORDER BY id').all();
  expect(called).toEqual({ phase: 'ended', duration: 0 });
  // Sooner than the next heartbeat would have kept it: the end of the app did.
  expect(talking).toMatchObject({ phase: 'talking', duration: expect.toSatisfy((seconds: number) => seconds >= 1) });
  db.close();
});

/** Electron tells nobody what a tray shows: every menu that is made from here on is kept for the test. */
async function watchMenus(stage: ElectronStage): Promise<void> {
  await stage.app().evaluate(({ Menu }) => {
    const make = Menu.buildFromTemplate;
    Menu.buildFromTemplate = (template) => {
      const menu = make(template);
      // A submenu is made the same way, on the way to the whole.
      Object.assign(globalThis, { trayMenu: menu });
      return menu;
    };
  });
}

function menuOf(stage: ElectronStage): Promise<readonly string[]> {
  return stage
    .app()
    .evaluate(() => (globalThis as unknown as { trayMenu: Electron.Menu }).trayMenu.items.map(({ label }) => label));
}

async function choose(stage: ElectronStage, id: string): Promise<void> {
  await stage.app().evaluate((_electron, wanted) => {
    // After this answer: Quit ends the process that has to give it.
    setTimeout(() => (globalThis as unknown as { trayMenu: Electron.Menu }).trayMenu.getMenuItemById(wanted)?.click());
  }, id);
}

function isVisible(stage: ElectronStage): Promise<boolean | undefined> {
  return stage.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
}
