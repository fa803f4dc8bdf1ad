// Links and the shortcut, from other programs into the dialer, and a computer that wakes.

import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { electronForTest } from '../crm-behind.ts';

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
