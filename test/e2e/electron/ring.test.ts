// A call that comes in while the agent is in another program: the card over it, the notification, the tray, and nothing of
// it once it is over. The keyboard stays where it was.

import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { ElectronStage } from '../app-process.ts';
import { electronForTest, fixedCrm, sitDown } from '../crm-behind.ts';
import { connectPhone } from '../desk-phone.ts';
import { watchNotices } from '../seen-notices.ts';

it('shows who rings over another program, which keeps the keyboard, and is gone when the call is', async () => {
  const heard = await watchNotices();
  const { stage, page } = await atDesk();
  const phone = await connectPhone(page);
  await otherProgram(stage);
  const focused = focusedWindow();

  await phone.report('ringing', 'one', '5145550199');
  const card = await ringCard(stage);
  await card.getByText('Geneviève Côté').waitFor();
  expect(await card.locator('article strong').textContent()).toBe('Bonjour');
  await expect
    .poll(() => cardOf(stage))
    .toMatchObject({ visible: true, onTop: true, focusable: false, focused: false });
  await expect.poll(heard, { timeout: 10_000 }).toContain('Geneviève Côté');
  expect(heard()).toContain('"Bonjour · Incoming call"');
  expect(focusedWindow()).toBe(focused);
  expect(await stage.app().evaluate(() => (globalThis as { other?: Electron.BrowserWindow }).other?.isFocused())).toBe(
    true,
  );
  await inCorner(stage);

  await phone.report('ringing', 'two', '8195550121');
  await card.getByText('Nguyễn Thị Lan').waitFor();
  await inCorner(stage);
  expect(focusedWindow()).toBe(focused);

  await phone.report('missed', 'two');
  await card.getByText('Nguyễn Thị Lan').waitFor({ state: 'detached', timeout: 1_000 });
  await phone.report('missed', 'one');
  await expect.poll(async () => (await cardOf(stage)).visible, { timeout: 1_000, interval: 20 }).toBe(false);
  await expect.poll(heard, { timeout: 10_000 }).toContain('"Missed call"');
  expect(focusedWindow()).toBe(focused);
});

it('becomes the call bar once the agent has answered on the phone, and leads to the lead by the card', async () => {
  const { stage, page } = await atDesk();
  const phone = await connectPhone(page);
  await otherProgram(stage);
  await phone.report('ringing', 'one', '5145550199');
  const card = await ringCard(stage);
  await card.getByRole('button', { name: 'Open the lead' }).click();
  await page.getByLabel('Lead', { exact: true }).getByRole('heading', { name: 'Geneviève Côté' }).waitFor();
  // In front, the window shows the ring itself, with its keys.
  await page.getByRole('region', { name: 'Incoming calls' }).getByText('Geneviève Côté').waitFor();
  await phone.report('answered', 'one');
  await page.getByRole('button', { name: 'Call over' }).waitFor();
  await expect.poll(async () => (await cardOf(stage)).visible).toBe(false);
});

it('comes up nowhere while the agent isn’t to be disturbed, or has switched the card off', async () => {
  const heard = await watchNotices();
  const { stage, page } = await atDesk();
  const phone = await connectPhone(page);
  await otherProgram(stage);
  const change = (part: object) =>
    page.evaluate((settings) => window.bridge?.request('settings.change', settings), part);
  await change({ quietUntil: Date.now() + 3_600_000 });
  await phone.report('ringing', 'one', '5145550199');
  await page.getByRole('region', { name: 'Incoming calls' }).getByText('Geneviève Côté').waitFor();
  expect(stage.app().windows().filter(isCard)).toEqual([]);
  await phone.report('missed', 'one');

  await change({ quietUntil: null, ringCard: false });
  await phone.report('ringing', 'two', '8195550121');
  await expect.poll(heard, { timeout: 10_000 }).toContain('Nguyễn Thị Lan');
  expect(stage.app().windows().filter(isCard)).toEqual([]);
  expect(heard()).not.toContain('Geneviève Côté');
});

it('is silenced from the card, and the card comes back for the next ring, and after its page has crashed', async () => {
  const { stage, page } = await atDesk();
  const phone = await connectPhone(page);
  await otherProgram(stage);
  await phone.report('ringing', 'one', '5145550199');
  const card = await ringCard(stage);
  await card.getByRole('button', { name: 'Silence' }).click();
  await expect.poll(async () => (await cardOf(stage)).visible).toBe(false);
  await phone.report('missed', 'one');
  await phone.report('ringing', 'two', '8195550121');
  await card.getByText('Nguyễn Thị Lan').waitFor();
  await expect.poll(async () => (await cardOf(stage)).visible).toBe(true);
  await stage.app().evaluate(({ app, BrowserWindow }) => {
    app.once('browser-window-created', (_event, made) => {
      made.webContents.once('did-finish-load', () => Object.assign(globalThis, { fresh: made }));
    });
    const crashing = BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().endsWith('/ring.html'));
    crashing?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(() => stage.app().evaluate(() => 'fresh' in globalThis), { timeout: 15_000 }).toBe(true);
  // The window that the test holds is the crashed one, so the new one is read from the main process.
  const words = () =>
    stage.app().evaluate((): Promise<string> | undefined => {
      const { fresh } = globalThis as { fresh?: Electron.BrowserWindow };
      return fresh?.webContents.executeJavaScript('document.body.textContent');
    });
  await expect.poll(words).toContain('Nguyễn Thị Lan');
  expect((await cardOf(stage)).visible).toBe(true);
});

async function atDesk(): Promise<{ stage: ElectronStage; page: Page }> {
  const crm = await fixedCrm();
  const stage = electronForTest({ OFFHOOK_CRM_TOKEN: crm.key });
  await stage.start('--crm-url', crm.url);
  await sitDown(stage.page());
  return { stage, page: stage.page() };
}

/** A window of something else, in which the agent is typing. */
async function otherProgram(stage: ElectronStage): Promise<void> {
  await stage.app().evaluate(async ({ BrowserWindow }) => {
    const other = new BrowserWindow({ width: 400, height: 300 });
    Object.assign(globalThis, { other });
    await other.loadURL('data:text/html,<input autofocus>');
    other.focus();
  });
  await expect
    .poll(() => stage.app().evaluate(() => (globalThis as { other?: Electron.BrowserWindow }).other?.isFocused()))
    .toBe(true);
}

/** The X server's own word for where the keyboard is. */
function focusedWindow(): string {
  return execFileSync('xdotool', ['getwindowfocus'], { encoding: 'utf8' }).trim();
}

function isCard(page: Page): boolean {
  return page.url() === 'app://offhook/ring.html';
}

async function ringCard(stage: ElectronStage): Promise<Page> {
  const open = stage.app().windows().find(isCard);
  return (
    open ??
    stage
      .app()
      .waitForEvent('window', { predicate: (page) => page.waitForURL('app://offhook/ring.html').then(() => true) })
  );
}

function cardOf(stage: ElectronStage) {
  return stage.app().evaluate(({ BrowserWindow }) => {
    const card = BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().endsWith('/ring.html'));
    if (card === undefined) throw new Error('find the ring card');
    return {
      visible: card.isVisible(),
      onTop: card.isAlwaysOnTop(),
      focusable: card.isFocusable(),
      focused: card.isFocused(),
      bounds: card.getBounds(),
    };
  });
}

/** The card is as tall as what it says, where the screen is, at the bottom right of the screen. */
async function inCorner(stage: ElectronStage): Promise<void> {
  await expect
    .poll(() =>
      stage.app().evaluate(async ({ BrowserWindow, screen }) => {
        const card = BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().endsWith('/ring.html'));
        const { x, y, width, height } = screen.getPrimaryDisplay().workArea;
        const bounds = card?.getBounds() ?? { x: 0, y: 0, width: 0, height: 0 };
        const said: number = await card?.webContents.executeJavaScript(
          'Math.ceil(document.body.getBoundingClientRect().height)',
        );
        return [x + width - bounds.x - bounds.width, y + height - bounds.y - bounds.height, bounds.height - said];
      }),
    )
    .toEqual([16, 16, 0]);
}
