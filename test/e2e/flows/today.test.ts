// The day at a glance, without a mouse: every number leads to its calls, a slip of the hand is taken back, and the next
// start begins where the last one ended.

import { expect, it } from 'vitest';
import { askCore } from '../ask-core.ts';
import { atWork } from '../crm-behind.ts';
import { callAndFile, finish, talk } from '../make-calls.ts';

it('counts the calls of the day, and a bar opens those behind it and no message', async () => {
  const { page } = await atWork();
  const { keyboard } = page;
  await keyboard.press('Control+4');
  await page.getByText('No calls on this day.').first().waitFor();

  await callAndFile(page, '438 555-0142');
  await callAndFile(page, '450 555-0134');
  await talk(page, '514 555-0199');
  await keyboard.press('h');
  await finish(page);
  await askCore(page, 'communication.log', {
    method: 'sms',
    leadId: 1001,
    direction: 'outgoing',
    executedAt: Date.now(),
    description: 'Your car is ready',
    emailSubject: null,
    emailBody: null,
    emailUser: null,
    url: null,
  });
  await keyboard.press('Control+4');
  await page.getByText('3 out, 0 in').waitFor();
  await page.getByText('1 of 3 answered').waitFor();

  const bars = page.getByRole('group', { name: 'By hour' }).getByRole('button');
  const names = await bars.evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label') ?? ''));
  // The hour may have turned between two of the calls.
  const calls = names.map((name) => Number(/, (\d+) calls?, \d answered$/.exec(name)?.[1]));
  expect(calls.reduce((sum, one) => sum + one, 0)).toBe(3);

  await page.getByRole('heading', { name: 'By hour' }).click();
  await tabTo('By hour');
  await keyboard.press('Home');
  await keyboard.press('Enter');
  await page
    .getByRole('option')
    .nth((calls[0] ?? 0) - 1)
    .waitFor();
  expect(await page.getByRole('option').count()).toBe(calls[0]);

  await keyboard.press('Control+4');
  await page.getByRole('button', { name: /^Answered\s*1$/ }).press('Enter');
  await page.getByRole('option').first().waitFor();
  expect(await page.getByRole('option').count()).toBe(1);
  expect(await page.getByRole('option').textContent()).toContain('Geneviève Côté');

  await keyboard.press('Control+4');
  await page.getByRole('group', { name: 'The last 30 days' }).getByRole('button').press('Enter');
  await page.getByRole('option').nth(2).waitFor();
  expect(await page.getByRole('option').count()).toBe(3);
  await page.getByRole('button', { name: /^Only the calls of .+: show all$/ }).press('Enter');
  await page.getByRole('option').nth(3).waitFor();

  await keyboard.press('Control+4');
  await page.getByRole('button', { name: 'By hour, as a table' }).press('Enter');
  await page.getByRole('table', { name: 'By hour' }).getByRole('row').nth(1).waitFor();

  await keyboard.press('Alt+,');
  await page.getByText('No calls on this day.').first().waitFor();
  await page.getByText('The 30 days up to').waitFor();
  await keyboard.press('z');
  await page.getByText('3 out, 0 in').waitFor();

  /** Goes on by the Tab key until a bar of a chart has the focus. */
  async function tabTo(chart: string): Promise<void> {
    const focused = page.getByRole('group', { name: chart }).locator('button:focus');
    for (let presses = 0; presses < 40 && (await focused.count()) === 0; presses += 1) await keyboard.press('Tab');
    expect(await focused.count()).toBe(1);
  }
});

it('prints the day with its calls, and writes it as CSV', async () => {
  const { page } = await atWork();
  const { keyboard } = page;
  await callAndFile(page, '438 555-0142');
  await keyboard.press('Control+4');
  await page.getByText('1 out, 0 in').waitFor();
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await keyboard.press('Control+p');
  await page.locator('body[data-printed]').waitFor();
  await page.emulateMedia({ media: 'print' });
  const row = page.getByRole('row', { name: /438 555-0142/ });
  await row.waitFor();
  expect(await row.textContent()).toContain('Outgoing, No answer');
  expect(await page.getByRole('navigation').isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await row.waitFor({ state: 'detached' });

  await keyboard.press('e');
  await page
    .getByText(/1 record written|offhook-calls-of-/)
    .first()
    .waitFor();
});

it('takes a finished wrap-up back, and begins again where the agent was', async () => {
  const { page, crm } = await atWork();
  const { keyboard } = page;
  await callAndFile(page, '438 555-0142');
  await expect.poll(() => crm.ledger.communications()).toHaveLength(1);
  await page.getByText(/^Call with .+ finished\.$/).waitFor();
  await page.locator('body').click({ position: { x: 2, y: 300 } });
  await keyboard.press('Control+z');
  await page.locator('textarea:focus').waitFor();
  await keyboard.type('Boîte vocale');
  await keyboard.press('Enter');
  await page.getByText(/^Call with .+ finished\.$/).waitFor();
  await expect.poll(() => crm.ledger.communications()).toMatchObject([{ description: 'Boîte vocale' }]);

  await keyboard.press('Control+2');
  await page.getByRole('radio', { name: /^In the CRM/ }).press('Space');
  await page.getByTestId('standing-synced').waitFor();
  await page.reload();
  await page.getByTestId('standing-synced').waitFor();
  expect(await page.getByRole('radio', { name: /^In the CRM/ }).isChecked()).toBe(true);
});
