// Links and the shortcut, from other programs into the dialer, and a computer that wakes.

import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { ElectronStage } from '../app-process.ts';
import { electronForTest, fixedCrm, sitDown } from '../crm-behind.ts';
import { callAndFile } from '../make-calls.ts';

it('tells who opens links, takes them at the agent’s word, and hands calls to the phone app that had them', async () => {
  const home = desktopHome();
  const stage = electronForTest(home.env);
  await stage.start();
  const page = stage.page();
  await page.getByRole('button', { name: 'Start with no CRM' }).click();
  const status = () =>
    page.evaluate(async () => {
      const answer = await window.bridge?.request('shell.status', null);
      return answer?.ok ? answer.value : null;
    });
  expect(await status()).toMatchObject({
    links: { tel: 'other', callto: 'none', sip: 'none', offhook: 'none' },
    startAtLogin: 'off',
  });
  await page.evaluate(() => window.bridge?.request('shell.repair', { part: 'tel' }));
  expect(await status()).toMatchObject({ links: { tel: 'ours', callto: 'none' } });
  const entry = readFileSync(join(home.folder, 'data/applications/offhook.desktop'), 'utf8');
  expect(entry).toContain(`--data-dir ${stage.folder} -- %u`);

  await page.getByRole('textbox', { name: 'Number' }).fill('514 555-0199');
  await page.keyboard.press('Enter');
  await page.locator('section:focus').getByRole('timer').waitFor();
  await expect.poll(home.launched).toBe(`launch ${home.folder}/data/applications/phone.desktop tel:+15145550199\n`);
  expect(await stage.opened()).toEqual([]);
});

it('starts at login where the agent asks for it, without a window of its own', async () => {
  const home = desktopHome();
  const stage = electronForTest(home.env);
  await stage.start();
  const ask = (on: boolean) =>
    stage.page().evaluate(async (wanted) => {
      const answer = await window.bridge?.request('shell.start-at-login', { on: wanted });
      return answer?.ok ? answer.value.startAtLogin : null;
    }, on);
  const file = join(home.folder, 'config/autostart/offhook.desktop');
  expect(await ask(true)).toBe('on');
  expect(readFileSync(file, 'utf8')).toContain('--in-tray');
  writeFileSync(file, `${readFileSync(file, 'utf8')}Hidden=true\n`);
  expect(
    await stage.page().evaluate(async () => {
      const answer = await window.bridge?.request('shell.status', null);
      return answer?.ok ? answer.value.startAtLogin : null;
    }),
  ).toBe('off');
  expect(await ask(false)).toBe('off');
});

it('puts the number of a link that another start brings in the dialer, and dials nothing', async () => {
  const stage = await atWork();
  const page = stage.page();
  const number = page.getByRole('textbox', { name: 'Number' });
  await page.keyboard.press('Control+2');
  expect(await stage.startAgain('--link', 'tel:+15145550199;ext=204')).toBe(0);
  await page.getByText('Geneviève Côté').waitFor();
  expect(await number.inputValue()).toBe('514 555-0199');
  expect(await page.getByLabel('Extension').inputValue()).toBe('204');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('number');
  // As desktops start it: what stands after the dashes is no option, whatever it says.
  expect(await stage.startAgain('--', 'callto:819%20555-0121')).toBe(0);
  // Another number stands there already.
  await page.getByRole('dialog', { name: 'Which number?' }).waitFor();
  await page.keyboard.press('1');
  await page.getByText('Nguyễn Thị Lan').waitFor();
  expect(await number.inputValue()).toBe('819 555-0121');
  expect(await stage.startAgain('--', 'offhook:dial?number=911 --sandbox')).toBe(0);
  await page.getByText('This isn’t a phone number.').waitFor();
  expect(await stage.startAgain('--', 'tel:*21*5145550199%23')).toBe(0);
  await page.getByText('This link holds a service code of the phone system').waitFor();
  expect(await stage.startAgain('--', 'https://evil.example/')).toBe(2);
  expect(await number.inputValue()).toBe('819 555-0121');
  expect(await stage.opened()).toEqual([]);
  expect(await page.getByRole('timer').count()).toBe(0);
});

it('opens with the number of the link that started it', async () => {
  const stage = electronForTest({});
  await stage.start('--link', 'sip:5145550199@pbx.example');
  await stage.page().getByRole('button', { name: 'Start with no CRM' }).click();
  await expect.poll(() => stage.page().getByRole('textbox', { name: 'Number' }).inputValue()).toBe('514 555-0199');
  expect(await stage.opened()).toEqual([]);
});

it('offers what was copied by the shortcut, to choose from where there are several, and says where there is none', async () => {
  const stage = await atWork();
  const page = stage.page();
  await copy(stage, 'Call Lan at (819) 555-0121 today');
  await pressShortcut(stage);
  await page.getByText('Nguyễn Thị Lan').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('number');

  await copy(stage, 'Bureau 514 555-0199, cell. 819 555-0121');
  await pressShortcut(stage);
  await page.getByRole('dialog', { name: 'Which number?' }).waitFor();
  await page.keyboard.press('1');
  await page.getByText('Geneviève Côté').waitFor();

  await copy(stage, 'no number here');
  await pressShortcut(stage);
  await page.getByText('No phone number in what you selected or copied.').waitFor();
  expect(await stage.opened()).toEqual([]);
});

it('says that the system refused the shortcut, and asks again', async () => {
  const stage = await atWork();
  const ask = (method: 'shell.status' | 'shell.repair') =>
    stage.page().evaluate(async (asked) => {
      const argument = asked === 'shell.repair' ? { part: 'shortcut' } : null;
      const answer = await window.bridge?.request(asked as 'shell.status', argument as null);
      return answer?.ok ? answer.value.shortcut : null;
    }, method);
  expect(await ask('shell.status')).toBe('granted');
  // Another program has it.
  await stage.app().evaluate(({ globalShortcut }) => globalShortcut.unregister('CommandOrControl+Shift+D'));
  expect(await ask('shell.status')).toBe('refused');
  expect(await ask('shell.repair')).toBe('granted');
  await stage.page().evaluate(() => window.bridge?.request('settings.change', { shortcut: null }));
  expect(await ask('shell.status')).toBe('off');
});

it('tries again whatever waits when the computer wakes, and puts a window that lost its screen back on one', async () => {
  const crm = await fixedCrm();
  const stage = electronForTest({ OFFHOOK_CRM_TOKEN: crm.key });
  await stage.start('--crm-url', crm.url);
  const page = stage.page();
  await sitDown(page);
  await crm.faults.offline();
  await callAndFile(page, '8195550121');
  await page.getByText('Offline', { exact: true }).waitFor();
  await stage.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setPosition(9_000, 9_000));
  await crm.faults.online();
  await stage.app().evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expect.poll(() => crm.ledger.communications(), { timeout: 5_000 }).toHaveLength(1);
  const isOnScreen = () =>
    stage.app().evaluate(({ BrowserWindow, screen }) => {
      const { x, y } = BrowserWindow.getAllWindows()[0]?.getBounds() ?? { x: -1, y: -1 };
      const { width, height } = screen.getPrimaryDisplay().workArea;
      return x >= 0 && y >= 0 && x < width && y < height;
    });
  await expect.poll(isOnScreen).toBe(true);
});

async function atWork(): Promise<ElectronStage> {
  const crm = await fixedCrm();
  const stage = electronForTest({ OFFHOOK_CRM_TOKEN: crm.key });
  await stage.start('--crm-url', crm.url);
  await sitDown(stage.page());
  return stage;
}

/** Nothing is selected in this display: the clipboard is all there is. */
async function copy(stage: ElectronStage, text: string): Promise<void> {
  await stage.app().evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
}

/** As the keyboard of another program would: by the X server. */
async function pressShortcut(stage: ElectronStage): Promise<void> {
  await stage.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  execFileSync('xdotool', ['key', 'ctrl+shift+d']);
}

/** A desktop of the test's own: its folders, and the tools that tell who opens what, over one file. */
function desktopHome() {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-desktop-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const tool = (name: string, script: string): void => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  const kept = join(folder, 'kept');
  tool(
    'xdg-mime',
    `case "$1" in
  query) grep -s "^$3=" ${kept} | tail -1 | cut -d= -f2;;
  default) echo "$3=$2" >> ${kept};;
esac`,
  );
  tool('gio', `echo "$@" >> ${folder}/launched`);
  tool('update-desktop-database', 'true');
  writeFileSync(kept, 'x-scheme-handler/tel=phone.desktop\n');
  const applications = join(folder, 'data', 'applications');
  mkdirSync(applications, { recursive: true });
  writeFileSync(join(applications, 'phone.desktop'), '[Desktop Entry]\nType=Application\nName=Phone\nExec=true %u\n');
  return {
    folder,
    env: {
      PATH: `${folder}:${process.env.PATH}`,
      XDG_DATA_HOME: join(folder, 'data'),
      XDG_CONFIG_HOME: join(folder, 'config'),
    },
    launched: () => (existsSync(join(folder, 'launched')) ? readFileSync(join(folder, 'launched'), 'utf8') : ''),
  };
}
