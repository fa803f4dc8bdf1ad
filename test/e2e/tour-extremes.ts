// The tour's other half: screens with nothing on them yet, with far too much, and with what went wrong.

import type { Page } from 'playwright-core';
import en from '../../resources/locales/en.json' with { type: 'json' };
import { SANDBOX_KEY } from '../../src-main/sandbox/sandbox.ts';
import { askCore } from './ask-core.ts';
import { closeDialog } from './dialogs.ts';
import { callAndFile, openNewestCall } from './make-calls.ts';
import type { Tour } from './tour.ts';

/** Looks at the screens of an agent who has made no call yet. */
export async function nothingYet({ stage, stop }: Tour): Promise<void> {
  const page = stage.page();
  await page.keyboard.press('Control+1');
  await page.getByRole('textbox', { name: 'Number' }).waitFor();
  await stop('dial-first');
  await page.keyboard.press('Control+2');
  await page.getByText(en.calls['none-yet']).waitFor();
  await stop('calls-first');
  await page.keyboard.press('Control+4');
  await page.getByRole('heading', { name: en.today['by-hour'] }).waitFor();
  await stop('today-first');
  await page.keyboard.press('Control+1');
}

/** Looks at what the dialer says of numbers that are better not called, and at the question which one is meant. */
export async function secondThoughts({ stage, stop }: Tour): Promise<void> {
  const page = stage.page();
  await callAndFile(page, '514 555-0199');
  const number = page.getByRole('textbox', { name: 'Number' });
  await number.fill('514 555-0199');
  await page.getByText('You called this number').waitFor();
  await stop('dial-called-before');
  await number.fill('*72 514 555-0199');
  await page.getByText(en.dial['service-code']).waitFor();
  await stop('dial-service-code');
  await number.fill('514');
  await page.keyboard.press('Enter');
  await page.locator('#number[aria-invalid="true"]').waitFor();
  await stop('dial-refused');
  await number.fill('');
  await paste(page, 'Bureau 514 555-0199 poste 204, cell. 819 555-0121');
  await page.getByRole('dialog', { name: en.dial['several-numbers'] }).waitFor();
  await stop('dial-which');
  await closeDialog(page);
}

/** Looks at a lead with more of everything than anyone has, and at a call with a very long note. */
export async function tooMuch({ stage, crm, stop }: Tour): Promise<void> {
  const page = stage.page();
  await makeFullLead(crm.url);
  await askCore(page, 'sync.now', null);
  await page.keyboard.press('Control+3');
  await page.keyboard.type('durantaye');
  await page.getByRole('option', { selected: true }).waitFor();
  await stop('leads-full');
  await page.keyboard.press('Enter');
  await page.getByRole('article').getByRole('listitem').nth(9).waitFor();
  await stop('lead-full');
  await page.keyboard.press('Escape');
  await askCore(page, 'call.log', {
    text: '+14385550111',
    extension: '99999',
    leadId: null,
    direction: 'incoming',
    outcome: 'answered',
    startedAt: Date.now(),
    duration: 7_325,
    note: 'Veut comparer le prix, la couleur et la reprise avant samedi; rappeler après le souper. '.repeat(30),
  });
  await openNewestCall(page);
  await stop('call-full');
  await page.keyboard.press('Escape');
}

/** Looks at a network that is gone, at a key that is refused, and at a new lead that the CRM didn't take. */
export async function whatWentWrong({ stage, crm, stop }: Tour): Promise<void> {
  const page = stage.page();
  await crm.faults.offline();
  await callAndFile(page, '819 555-0121');
  await page.getByText(en.sync['reach-unreachable'], { exact: true }).waitFor();
  await stop('offline');
  await crm.faults.online();
  const restore = crm.faults.add({ kind: 'key-revoked' });
  await askCore(page, 'sync.now', null);
  await page.getByText('The CRM refuses the key').first().waitFor();
  await stop('key-refused');
  restore();
  await askCore(page, 'sync.now', null);
  await page.getByText(en.sync['reach-reachable'], { exact: true }).waitFor();
  const errors = { first_name: ['The first name is too short.'] };
  crm.faults.add({ kind: 'reject', errors, method: 'POST', path: '/leads', times: 1 });
  await page.getByRole('textbox', { name: 'Number' }).fill('902 555-0112');
  await page.getByRole('button', { name: en['new-lead'].begin }).waitFor();
  await page.keyboard.press('Alt+b');
  await page.getByLabel(en['new-lead']['first-name']).fill('An');
  await page.keyboard.press('Enter');
  const again = page.getByRole('button', { name: en.settle['send-again'] });
  await again.waitFor();
  await page.getByRole('textbox', { name: 'Number' }).fill('');
  await stop('new-lead-refused');
  await again.click();
  await again.waitFor({ state: 'detached' });
}

/** Looks at what there is to read: what's new, the licences, and what someone who helps would get. */
export async function toRead({ stage, stop }: Tour): Promise<void> {
  const page = stage.page();
  await goToSettings(page, 'about');
  await page.getByRole('button', { name: en.about.licences }).click();
  await page.getByText('MIT').first().waitFor();
  await stop('licences');
  await page.getByRole('button', { name: en.about.news }).click();
  await page.getByRole('dialog').waitFor();
  await stop('news');
  await closeDialog(page);
  await goToSettings(page, 'self-test');
  await page.getByRole('button', { name: en.bundle.prepare }).click();
  await page.getByText(en.bundle.read).waitFor();
  await stop('support-bundle');
}

/** Fills the form of the first run with a key that the CRM refuses. */
export async function wrongKey({ stage, crm, stop }: Tour): Promise<void> {
  const page = stage.page();
  await page.getByLabel(en.connect.key).fill('not-the-key');
  await page.getByLabel(en.connect.address).fill(crm.url);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await stop('first-run-refused');
}

async function goToSettings(page: Page, part: 'about' | 'self-test'): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(en.palette[`settings-${part}`]);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: en.settings[`part-${part}`], exact: true }).waitFor();
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Number' }).focus();
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

async function makeFullLead(url: string): Promise<void> {
  const answer = await fetch(`${url}/leads`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SANDBOX_KEY}`, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({
      type: 'walk_in',
      first_name: 'Marie-Antoinette-Geneviève',
      last_name: 'de la Durantaye-Villeneuve-Beaumont',
      locale: 'fr',
      phones: Array.from({ length: 12 }, (_, index) => ({ number: `+1438555${1100 + index}`, type: 'mobile' })),
      emails: Array.from({ length: 4 }, (_, index) => ({
        address: `marie.antoinette.genevieve.${index}@durantaye-villeneuve-beaumont.example`,
        type: 'work',
      })),
    }),
  });
  if (answer.status !== 201) throw new Error(`make a lead: ${answer.status} ${await answer.text()}`);
}
