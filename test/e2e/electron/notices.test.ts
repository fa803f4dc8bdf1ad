// What the desktop shows while the window is away: only what needs the agent, and without the customer's name or number.

import { expect, it } from 'vitest';
import type { ElectronStage } from '../app-process.ts';
import { electronForTest, fixedCrm, sitDown } from '../crm-behind.ts';
import { callAndFile } from '../make-calls.ts';
import { watchNotices } from '../seen-notices.ts';
import { pathWithTrayHost } from '../tray-host.ts';

it('notifies of a call that needs the agent and of a refused key, while the window is hidden', async () => {
  const heard = await watchNotices();
  const crm = await fixedCrm();
  const stage = electronForTest({ OFFHOOK_CRM_TOKEN: crm.key, PATH: pathWithTrayHost(true) });
  await stage.start('--crm-url', crm.url);
  const page = stage.page();
  await sitDown(page);
  crm.faults.add({ kind: 'reject', errors: { description: ['Non.'] }, method: 'POST', times: 2 });
  await callAndFile(page, '8195550121');
  await page.getByText('1 needs you').waitFor();
  await hide(stage);
  await logCall(stage, 1001);
  await expect.poll(heard, { timeout: 10_000 }).toContain('"A call needs you"');
  // The first one was refused before the eyes of the agent.
  expect(heard().split('"A call needs you"')).toHaveLength(2);

  crm.faults.add({ kind: 'key-revoked' });
  await logCall(stage, 1002);
  await expect.poll(heard, { timeout: 10_000 }).toContain('"The CRM refuses the key"');
  for (const secret of ['Nguyễn', 'Côté', 'Bélanger', '5550', crm.key]) expect(heard()).not.toContain(secret);
});

async function hide(stage: ElectronStage): Promise<void> {
  await stage.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect
    .poll(() => stage.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(false);
}

/** A call that goes out while nobody is looking: a hidden window takes no keys. */
async function logCall(stage: ElectronStage, leadId: number): Promise<void> {
  const logged = await stage.page().evaluate(
    (lead) =>
      window.bridge?.request('call.log', {
        text: '514 555-0199',
        extension: null,
        leadId: lead,
        direction: 'incoming',
        outcome: 'interrupted',
        startedAt: Date.now(),
        duration: 0,
        note: '',
      }),
    leadId,
  );
  expect(logged?.ok).toBe(true);
}
