// The story of a first day: from a first run to calls in the CRM, through everything that a
// network and a power cut can do to them on the way.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SandboxCommunication } from '../../../src-main/sandbox/records.ts';
import { SANDBOX_KEY } from '../../../src-main/sandbox/sandbox.ts';
import type { Stage } from '../app-process.ts';
import { prepareStage } from '../crm-behind.ts';
import { callAndFile, dial } from '../make-calls.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await prepareStage({});
});
afterAll(() => stage.clear());
const page = () => stage.page();

// The chapters build on each other.
it('begins with one click on the sandbox, and its leads arrive', async () => {
  await stage.start();
  await page().getByRole('button', { name: 'Try the sandbox CRM' }).click();
  await page().getByText('400 leads').waitFor();
});

it('dials, talks and hangs up by keyboard, and the CRM has the call once with every attribute', async () => {
  await page().keyboard.type('(514) 555-0199 poste 204');
  await page().getByText('Will dial +15145550199').waitFor();
  await page().getByText('Geneviève Côté').waitFor();
  expect(await page().getByLabel('Extension').inputValue()).toBe('204');
  await page().keyboard.press('Enter');
  await page().getByRole('button', { name: 'They answered' }).waitFor();
  expect(await stage.opened()).toEqual(['tel:+15145550199;ext=204']);
  await page().keyboard.press('a');
  const timer = page().getByRole('timer');
  await expect.poll(() => timer.textContent(), { timeout: 10_000 }).toBe('0:02');
  await page().keyboard.press('h');
  await page().locator('textarea:focus').waitFor();
  await page().keyboard.type('Rappeler jeudi à 14 h');
  await page().keyboard.press('Enter');
  await page().keyboard.press('Control+2');
  await page().getByTestId('standing-synced').waitFor();

  const [communication, ...others] = await ledger(page());
  expect(others).toEqual([]);
  expect(communication).toMatchObject({
    lead_id: 1001,
    user_id: 9000001,
    method: 'phone',
    type: 'outgoing',
    call_phone: '+15145550199',
    call_status: 'answered',
    description: 'Rappeler jeudi à 14 h',
  });
  expect(communication?.call_duration).toBeGreaterThanOrEqual(2);
  expect(communication?.call_duration).toBeLessThanOrEqual(5);
  const age = Date.now() - Date.parse(communication?.executed_at ?? '');
  expect(age).toBeGreaterThan(2000);
  expect(age).toBeLessThan(60_000);
});

it('keeps two calls while the CRM is offline, and brings exactly those two after a restart', async () => {
  await fault(page(), { kind: 'offline', ms: 600_000 });
  await callAndFile(page(), '8195550121');
  await callAndFile(page(), '4385550142');
  await page().getByText('2 on their way').waitFor();
  expect(await stage.quit()).toBe(0);
  await stage.start();
  await page().getByText('0 on their way').waitFor();
  await page().keyboard.press('Control+2');
  await expect.poll(() => page().getByTestId('standing-synced').count()).toBe(3);
  expect((await ledger(page())).map(({ call_phone }) => call_phone)).toEqual([
    '+15145550199',
    '+18195550121',
    '+14385550142',
  ]);
});

it('brings a call that was on when the power went back to be confirmed', async () => {
  await dial(page(), '5145550199');
  await page().keyboard.press('a');
  await page().getByRole('button', { name: 'Call over' }).waitFor();
  await stage.kill();
  await stage.start();
  await page().getByText('How did this call end?').waitFor();
  expect(await ledger(page())).toHaveLength(3);
  await page().getByRole('radio', { name: 'Answered' }).click();
  await page().getByLabel('Talk time').fill('1:15');
  await page().getByRole('button', { name: 'Finish' }).click();
  await page().keyboard.press('Control+2');
  await expect.poll(() => page().getByTestId('standing-synced').count()).toBe(4);
  expect((await ledger(page()))[3]).toMatchObject({ call_status: 'answered', call_duration: 75 });
});

it('shows a lost answer as being confirmed, then as in the CRM, and the CRM has one', async () => {
  await fault(page(), { kind: 'answer-lost', method: 'POST', path: '/communications', times: 1 });
  await callAndFile(page(), '8195550121');
  await page().keyboard.press('Control+2');
  await page().getByTestId('standing-unknown').waitFor();
  await page().getByText('1 being confirmed').waitFor();
  await page().getByText('0 being confirmed').waitFor();
  await expect.poll(() => page().getByTestId('standing-synced').count()).toBe(5);
  expect(await ledger(page())).toHaveLength(5);
  await page().getByRole('option').first().click();
  const attempts = page().getByRole('list').filter({ hasText: 'Sent: no sure answer.' });
  await attempts.getByText('The connection broke off.').waitFor();
  await attempts.getByText('Looked for in the CRM: it is there.').waitFor();
});

/** What the sandbox was sent, in the order it came. */
async function ledger(page: Page): Promise<readonly SandboxCommunication[]> {
  const answer = await fetch(`${await origin(page)}/__ledger`, { headers });
  const { communications } = (await answer.json()) as { communications: readonly SandboxCommunication[] };
  return communications;
}

async function fault(page: Page, body: object): Promise<void> {
  const answer = await fetch(`${await origin(page)}/__faults`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBeLessThan(300);
}

const headers = { authorization: `Bearer ${SANDBOX_KEY}` };

/** The sandbox's address, as Settings shows it. */
async function origin(page: Page): Promise<string> {
  const before = await page.locator('[aria-current="page"]').textContent();
  await page.keyboard.press('Control+5');
  const shown = page.getByText(/http:\/\/127\.0\.0\.1:\d+/).first();
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec((await shown.textContent()) ?? '');
  await page.keyboard.press(before?.includes('Calls') ? 'Control+2' : 'Control+1');
  return address?.[0] ?? '';
}
