// The window's life: put away instead of closed, brought back by a second start, opened where it was, alive after a crash.

import { expect, it } from 'vitest';
import type { ElectronStage } from '../app-process.ts';
import { electronForTest } from '../crm-behind.ts';
import { talk } from '../make-calls.ts';
import { pathWithTrayHost } from '../tray-host.ts';

it('hides in the tray when it is closed, comes back by a second start, and opens where it was after a restart', async () => {
  const stage = electronForTest({ PATH: pathWithTrayHost(true) });
  await stage.start();
  const place = { x: 60, y: 70, width: 520, height: 610 };
  await stage.app().evaluate(({ BrowserWindow }, at) => BrowserWindow.getAllWindows()[0]?.setBounds(at), place);
  await expect.poll(() => windowOf(stage)).toEqual({ visible: true, bounds: place });
  await close(stage);
  await expect.poll(async () => (await windowOf(stage)).visible).toBe(false);
  expect(await stage.startAgain()).toBe(0);
  await expect.poll(async () => (await windowOf(stage)).visible).toBe(true);
  expect(stage.app().windows()).toHaveLength(1);

  expect(await stage.quit()).toBe(0);
  await stage.start();
  await expect.poll(async () => (await windowOf(stage)).bounds).toEqual(place);
});

it('stays within reach when it is closed where nothing shows the tray, and the call goes on', async () => {
  const stage = electronForTest({ PATH: pathWithTrayHost(false) });
  await stage.start();
  await stage.page().getByRole('button', { name: 'Start with no CRM' }).click();
  await talk(stage.page(), '5145550199');
  // This display has no window manager, which is what minimises: that it was asked to is all there is to see.
  await stage.app().evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window === undefined) throw new Error('find the window');
    window.minimize = () => Object.assign(globalThis, { minimised: true });
  });
  await close(stage);
  await expect.poll(() => stage.app().evaluate(() => 'minimised' in globalThis)).toBe(true);
  expect((await windowOf(stage)).visible).toBe(true);
  expect(await stage.startAgain()).toBe(0);
  await stage.page().keyboard.press('h');
  await stage.page().getByRole('region', { name: 'Finish the call' }).waitFor();
});

it('takes the keys of the call bar while the system still looks for its phone app', async () => {
  const stage = electronForTest({});
  await stage.start();
  await stage.app().evaluate(({ shell }) => {
    shell.openExternal = () => new Promise(() => {});
  });
  await stage.page().getByRole('button', { name: 'Start with no CRM' }).click();
  await talk(stage.page(), '5145550199');
});

it('draws the page again, with the call still on, after the page has crashed', async () => {
  const stage = electronForTest({});
  await stage.start();
  await stage.page().getByRole('button', { name: 'Start with no CRM' }).click();
  await talk(stage.page(), '5145550199');
  await stage.app().evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.once('did-finish-load', () => Object.assign(globalThis, { revived: true }));
    contents?.forcefullyCrashRenderer();
  });
  await expect.poll(() => stage.app().evaluate(() => 'revived' in globalThis), { timeout: 15_000 }).toBe(true);
  // The window that the test holds is the crashed one, so the new one is read from the main process.
  const callBar = () =>
    stage.app().evaluate(({ BrowserWindow }): Promise<string> | undefined => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return contents?.executeJavaScript("document.querySelector('section')?.textContent ?? ''");
    });
  await expect.poll(callBar).toContain('Call over');
});

function close(stage: ElectronStage): Promise<void> {
  return stage.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}

function windowOf(stage: ElectronStage) {
  return stage.app().evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('find the window');
    return { visible: window.isVisible(), bounds: window.getBounds() };
  });
}
