// A whole call by someone who sees nothing: the accessibility tree is all there is to go by, the keyboard all there is to act with.

import type { CDPSession, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fixedCrm, stageForTest } from '../crm-behind.ts';

interface Heard {
  readonly role: string;
  readonly name: string;
  readonly focused: boolean;
  readonly value: string;
}

it('is dialled, talked, noted, finished and found again in the CRM', async () => {
  const crm = await fixedCrm();
  const stage = await stageForTest();
  await stage.start('--crm-url', crm.url);
  const page = stage.page();
  const reader = await page.context().newCDPSession(page);

  await tabTo(page, reader, 'button', /^Sophie Lavoie/);
  await page.keyboard.press('Enter');
  await hears(reader, 'textbox', /^Number$/);
  await tabTo(page, reader, 'textbox', /^Number$/);
  await page.keyboard.type('514 555-0199');
  await hears(reader, 'StaticText', /Geneviève Côté/);
  await page.keyboard.press('Enter');
  await hears(reader, 'region', /^Call in progress: Geneviève Côté$/);
  await hears(reader, 'StaticText', /^Dialling Geneviève Côté$/);

  await tabTo(page, reader, 'button', /^They answered/);
  await page.keyboard.press('Enter');
  await hears(reader, 'StaticText', /^Talking with Geneviève Côté$/);
  await tabTo(page, reader, 'textbox', /^Note$/);
  await page.keyboard.type('Rappeler jeudi');
  await tabTo(page, reader, 'button', /^Call over/);
  await page.keyboard.press('Enter');
  await hears(reader, 'region', /^Finish the call: Geneviève Côté$/);
  expect(await focused(reader)).toMatchObject({ role: 'textbox', name: 'Note', value: 'Rappeler jeudi' });
  await tabTo(page, reader, 'button', /^Finish/);
  await page.keyboard.press('Enter');
  await expect.poll(() => crm.ledger.communications()).toHaveLength(1);
  expect(crm.ledger.communications()).toMatchObject([{ description: 'Rappeler jeudi', call_status: 'answered' }]);

  await tabTo(page, reader, 'button', /^Calls$/);
  await page.keyboard.press('Enter');
  await hears(reader, 'option', /Geneviève Côté.*In the CRM/s);
});

/** Presses Tab until the focus is on something of this role and name, as a person would who listens at each stop. */
async function tabTo(page: Page, reader: CDPSession, role: string, name: RegExp): Promise<void> {
  await hears(reader, role, name);
  const stops: string[] = [];
  for (let pressed = 0; pressed < 60; pressed += 1) {
    const at = await focused(reader);
    if (at !== null && at.role === role && name.test(at.name)) return;
    stops.push(at === null ? 'nothing' : `${at.role} “${at.name}”`);
    await page.keyboard.press('Tab');
  }
  throw new Error(`reach ${role} ${name} by Tab: heard ${stops.join(', ')}`);
}

/** Waits until the tree holds something of this role and name. */
async function hears(reader: CDPSession, role: string, name: RegExp): Promise<void> {
  await expect
    .poll(async () => (await tree(reader)).some((heard) => heard.role === role && name.test(heard.name)), {
      timeout: 15_000,
      message: `hear ${role} ${name}`,
    })
    .toBe(true);
}

async function focused(reader: CDPSession): Promise<Heard | null> {
  const all = await tree(reader);
  return all.findLast((heard) => heard.focused && heard.role !== 'RootWebArea') ?? null;
}

async function tree(reader: CDPSession): Promise<readonly Heard[]> {
  const { nodes } = await reader.send('Accessibility.getFullAXTree');
  return nodes
    .filter((node) => !node.ignored)
    .map((node) => ({
      role: String(node.role?.value ?? ''),
      name: String(node.name?.value ?? ''),
      focused: node.properties?.some(({ name, value }) => name === 'focused' && value.value === true) ?? false,
      value: String(node.value?.value ?? ''),
    }));
}
