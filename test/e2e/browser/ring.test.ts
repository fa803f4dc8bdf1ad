// A call that comes in, in the browser shell: on the page without the focus, in the tab's title, as a notification of the
// browser while the page is out of sight. And links, from another start and from the browser itself.

import { expect, it } from 'vitest';
import { atWorkInBrowser } from '../crm-behind.ts';
import { connectPhone } from '../desk-phone.ts';
import { callAndFile } from '../make-calls.ts';
import { run } from '../run-to-end.ts';

it('shows who rings beside the field that is being typed in, with keys, and is gone when the call is', async () => {
  const { page } = await atWorkInBrowser();
  const phone = await connectPhone(page);
  await page.getByRole('textbox', { name: 'Number' }).fill('514');
  await phone.report('ringing', 'one', '8195550121');
  const rings = page.getByRole('region', { name: 'Incoming calls' });
  await rings.getByText('Nguyễn Thị Lan').waitFor();
  await expect.poll(() => page.title()).toBe('(1) Nguyễn Thị Lan · Offhook');
  await page.getByRole('log').getByText('Incoming call: Nguyễn Thị Lan').waitFor({ state: 'attached' });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('number');
  await page.keyboard.type('555');
  expect(await page.getByRole('textbox', { name: 'Number' }).inputValue()).toBe('514 555');

  await phone.report('ringing', 'two', '5145550199');
  await rings.getByText('Geneviève Côté').waitFor();
  await expect.poll(() => page.title()).toBe('(2) Nguyễn Thị Lan · Offhook');
  await page.keyboard.press('Alt+q');
  await expect.poll(() => page.title()).toBe('(1) Geneviève Côté · Offhook');
  await page.keyboard.press('Alt+i');
  await page.getByRole('button', { name: 'Call over' }).waitFor();
  await page.getByRole('region', { name: 'Call in progress: Geneviève Côté' }).waitFor();
  await phone.report('missed', 'one');
  await rings.waitFor({ state: 'detached' });
  expect(await page.title()).toBe('Offhook');
});

it('says how many ring where more do than there is room for', async () => {
  const { page } = await atWorkInBrowser();
  const phone = await connectPhone(page);
  const rings = page.getByRole('region', { name: 'Incoming calls' });
  await phone.report('ringing', 'one', '8195550121');
  await rings.getByText('Nguyễn Thị Lan').waitFor();
  expect(await rings.getByText('calls are ringing').count()).toBe(0);
  await phone.report('ringing', 'two', '4505550134', 'second');
  await phone.report('ringing', 'three', '5145550199', 'third');
  await rings.getByText('3 calls are ringing').waitFor();
  await rings.evaluate((stack) => stack.scrollTo(0, stack.scrollHeight));
  const count = await rings.getByText('3 calls are ringing').boundingBox();
  expect(count?.y).toBeGreaterThanOrEqual((await rings.boundingBox())?.y ?? Number.NaN);
});

it('stands above the message of what was done last, whose Undo stays free, however narrow the window is', async () => {
  const { page } = await atWorkInBrowser();
  const phone = await connectPhone(page);
  await callAndFile(page, '514 555-0199');
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.waitFor();
  await phone.report('ringing', 'one', '8195550121');
  const rings = page.getByRole('region', { name: 'Incoming calls' });
  for (const width of [960, 360]) {
    await page.setViewportSize({ width, height: 720 });
    const [ring, message] = await Promise.all([rings.boundingBox(), undo.boundingBox()]);
    if (ring === null || message === null) throw new Error('one of them is not shown');
    expect(ring.y + ring.height).toBeLessThanOrEqual(message.y);
    expect(ring.y).toBeGreaterThanOrEqual(0);
    expect(ring.x + ring.width).toBeLessThanOrEqual(width);
  }
});

it('notifies by the browser where the agent allowed it and looks elsewhere, and takes the notification away', async () => {
  const { page } = await atWorkInBrowser();
  const phone = await connectPhone(page);
  // What a browser with a person in front of it does: this one has no desktop to show notifications on.
  await page.evaluate(() => {
    const log: string[] = [];
    class Shown {
      static permission = 'granted';
      onclick: (() => void) | null = null;
      constructor(title: string, { body }: NotificationOptions) {
        log.push(`${title}: ${body}`);
      }
      close(): void {
        log.push('closed');
      }
    }
    Object.assign(window, { Notification: Shown, log });
    document.hasFocus = () => false;
  });
  const log = () => page.evaluate(() => (window as unknown as { log: string[] }).log);
  await phone.report('ringing', 'one', '5145550199');
  await expect.poll(log).toEqual(['Incoming call: Geneviève Côté']);
  await phone.report('missed', 'one');
  await expect.poll(log).toEqual(['Incoming call: Geneviève Côté', 'closed']);
});

it('takes the link of another start into the dialer, and dials nothing', async () => {
  const { stage, page } = await atWorkInBrowser();
  const second = run(
    'serve',
    '--no-open',
    '--lang',
    'en',
    '--data-dir',
    stage.folder,
    '--link',
    'tel:+15145550199;ext=204',
  );
  expect(await second.code).toBe(0);
  expect(second.out()).toBe('The Offhook that runs took the link.\n');
  await page.getByText('Geneviève Côté').waitFor();
  expect(await page.getByRole('textbox', { name: 'Number' }).inputValue()).toBe('514 555-0199');
  expect(await stage.opened()).toEqual([]);
  const without = run('serve', '--no-open', '--lang', 'en', '--data-dir', stage.folder);
  expect(await without.code).toBe(0);
  expect(without.out()).toContain(`It is at ${stage.url()}`);
});

it('takes the link that the browser brings in a tab of its own', async () => {
  const { stage, page } = await atWorkInBrowser();
  const tab = await page.context().newPage();
  await tab.goto(`${new URL(stage.url()).origin}/#link=${encodeURIComponent('tel:+15145550199')}`);
  await page.getByText('Geneviève Côté').waitFor();
  await tab.getByText('The number is in Offhook’s dialler').waitFor();
  expect(await tab.evaluate(() => sessionStorage.length)).toBe(0);
  expect(await stage.opened()).toEqual([]);
});
