// A tour of every screen, by keyboard and in English, for whatever looks at all of them: for barriers, for room, for pictures.

import type { Page } from 'playwright-core';
import en from '../../resources/locales/en.json' with { type: 'json' };
import type { Sandbox } from '../../src-main/sandbox/sandbox.ts';
import type { Language } from '../../src-preload/contract/settings.ts';
import { settingsSections } from '../../src-renderer/store/view.ts';
import type { BrowserStage } from './app-process.ts';
import { askCore } from './ask-core.ts';
import { connectPhone } from './desk-phone.ts';
import { closeDialog } from './dialogs.ts';
import { dial, finish, openNewestCall, talk } from './make-calls.ts';
import { nothingYet, secondThoughts, tooMuch, toRead, whatWentWrong, wrongKey } from './tour-extremes.ts';

export interface Tour {
  readonly stage: BrowserStage;
  readonly crm: Sandbox;
  /** Looks at the screen as it is now. What it changes of language, theme or size, it puts back. */
  stop(screen: string): Promise<void>;
}

/** The parts of the tour, in the order in which they are walked. Each leaves the app idle, and nothing open. */
export const parts = {
  'the first start': firstStart,
  'the dialer': dialer,
  'a call': aCall,
  calls,
  'what is made by hand': byHand,
  leads,
  'the day': day,
  'the first settings': (tour: Tour) => settings(tour, 0, 5),
  'the other settings': (tour: Tour) => settings(tour, 5),
  'over everything': overEverything,
  'second thoughts': secondThoughts,
  'too much of everything': tooMuch,
  'what went wrong': whatWentWrong,
  'what there is to read': toRead,
} as const;
export const partNames = Object.keys(parts) as readonly (keyof typeof parts)[];

/** Changes the language of the window as it stands. */
export async function speakIn(page: Page, language: Language): Promise<void> {
  await askCore(page, 'settings.change', { language });
  await page.locator(`html[lang^="${language}"]`).waitFor({ state: 'attached' });
}

async function firstStart(tour: Tour): Promise<void> {
  const { stage, crm, stop } = tour;
  await stage.start();
  await stage.page().getByRole('heading', { level: 1 }).waitFor();
  await stop('first-run');
  await wrongKey(tour);
  await stage.quit();
  await stage.start('--crm-url', crm.url);
  const page = stage.page();
  const sophie = page.getByRole('button', { name: 'Sophie Lavoie' });
  await sophie.waitFor();
  await stop('who-are-you');
  await sophie.click();
  await page.getByText(/^[\d,]+ leads$/).waitFor();
  await nothingYet(tour);
}

async function dialer({ stage, stop }: Tour): Promise<void> {
  const page = stage.page();
  const number = page.getByRole('textbox', { name: 'Number' });
  await number.fill('(514) 555-0199 poste 204');
  await page.getByText('Geneviève Côté').waitFor();
  await stop('dial');
  await number.fill('450 555-0134');
  await page.getByText('2 leads share this number.').waitFor();
  await stop('dial-shared');
  await number.fill('514 555-0177');
  await page.getByText('Do not call: asked on').waitFor();
  await stop('dial-do-not-call');
  await number.fill('902 555-0111');
  await page.getByRole('button', { name: 'New lead' }).waitFor();
  await stop('dial-unknown');
  await number.fill('');
}

async function aCall({ stage, stop }: Tour): Promise<void> {
  const page = stage.page();
  const phone = await connectPhone(page);
  await dial(page, '819 555-0121');
  await stop('dialling');
  await page.keyboard.press('a');
  await page.getByRole('button', { name: 'Call over' }).waitFor();
  await page.keyboard.press('w');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type('Intéressée par la reprise de son véhicule. Rappeler jeudi à 14 h.');
  await phone.report('ringing', 'during', '4505550134');
  await page.getByRole('region', { name: 'Incoming calls' }).waitFor();
  await stop('talking-and-ringing');
  await phone.report('missed', 'during');
  await page.getByRole('region', { name: 'Incoming calls' }).waitFor({ state: 'detached' });
  await stop('talking');
  await page.keyboard.press('Alt+h');
  await page.getByRole('button', { name: 'Finish' }).first().waitFor();
  await stop('wrap-up');
  await finishAll(page);
  await phone.report('ringing', 'idle', '8195550121');
  await page.getByRole('region', { name: 'Incoming calls' }).waitFor();
  await stop('ringing');
  await phone.report('missed', 'idle');
  await page.getByRole('region', { name: 'Incoming calls' }).waitFor({ state: 'detached' });
  await finishAll(page);
}

async function calls({ stage, crm, stop }: Tour): Promise<void> {
  const page = stage.page();
  crm.faults.add({
    kind: 'reject',
    errors: { description: ['is too long.'] },
    method: 'POST',
    path: '/communications',
    times: 1,
  });
  await talk(page, '514 555-0199');
  await page.keyboard.press('h');
  await finish(page);
  await page.keyboard.press('Control+2');
  await page.getByTestId('standing-parked').first().waitFor();
  await page.keyboard.press('Escape');
  await stop('calls');
  await openNewestCall(page);
  await stop('call-needs-you');
  await page.keyboard.press('e');
  await page.getByRole('form').waitFor();
  await stop('call-correction');
  await page.keyboard.press('Escape');
  await page.getByRole('form').waitFor({ state: 'detached' });
  await page.keyboard.press('=');
  await page.getByRole('region', { name: en.join['same-as'] }).waitFor();
  await stop('call-joins');
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: en.join['same-as'] }).waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: /^To call back/ }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('article', { name: 'Call' }).waitFor();
  await stop('callbacks');
  await page.getByRole('radio', { name: /^All/ }).click();
  await page.keyboard.press('/');
  await page.keyboard.type('zzz');
  await page.getByText('No call found.').waitFor();
  await stop('calls-none');
  await page.keyboard.press('Escape');
  await page.getByRole('option').first().waitFor();
}

async function byHand({ stage, stop }: Tour): Promise<void> {
  const page = stage.page();
  await page.keyboard.press('Control+1');
  await page.getByRole('textbox', { name: 'Number' }).fill('902 555-0111');
  await page.getByRole('button', { name: 'New lead' }).waitFor();
  await page.keyboard.press('Alt+b');
  await page.getByRole('dialog').waitFor();
  await stop('new-lead');
  await closeDialog(page);
  await page.getByRole('textbox', { name: 'Number' }).fill('');
  await page.keyboard.press('Alt+l');
  await page.getByRole('dialog').waitFor();
  await stop('log-call');
  for (const method of ['email', 'sms', 'video'] as const) {
    await page.getByRole('dialog').getByRole('radio', { name: en.method[method], exact: true }).click();
    await stop(`log-${method}`);
  }
  await closeDialog(page);
}

async function leads({ stage, stop }: Tour): Promise<void> {
  const page = stage.page();
  await page.keyboard.press('Control+3');
  await page.getByRole('option').first().waitFor();
  await stop('leads');
  await page.keyboard.type('zzz');
  await page.getByRole('option').first().waitFor({ state: 'detached' });
  await stop('leads-none');
  await page.keyboard.press('Escape');
  await page.keyboard.type('thi');
  await page.getByRole('option', { name: 'Nguyễn Thị Lan', selected: true }).waitFor();
  await stop('leads-search');
  await page.keyboard.press('Enter');
  await page.getByRole('article').getByRole('listitem').first().waitFor();
  await stop('lead');
  await page.keyboard.press('Escape');
}

async function day({ stage, stop }: Tour): Promise<void> {
  const page = stage.page();
  await page.keyboard.press('Control+4');
  await page.getByRole('heading', { name: 'By hour' }).waitFor();
  await stop('today');
  for (const button of await page.getByRole('button', { name: /, as a table$/ }).all()) await button.click();
  // Off the button, whose hint would stand where it stood while the window is made narrower.
  await page.mouse.move(0, 0);
  await stop('today-tables');
}

async function settings({ stage, stop }: Tour, from: number, to?: number): Promise<void> {
  const page = stage.page();
  for (const part of settingsSections.slice(from, to)) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(en.palette[`settings-${part}`]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: en.settings[`part-${part}`], exact: true }).waitFor();
    if (part === 'self-test') await page.getByRole('listitem').nth(8).waitFor();
    await stop(`settings-${part}`);
  }
}

async function overEverything({ stage, stop }: Tour): Promise<void> {
  const page = stage.page();
  await page.keyboard.press('Control+2');
  await page.keyboard.press('Control+k');
  await page.getByRole('option').first().waitFor();
  await stop('palette');
  await closeDialog(page);
  await page.keyboard.press('F1');
  await page.getByRole('dialog').waitFor();
  await stop('keys');
  await closeDialog(page);
}

/** Finishes every call on the desk. */
async function finishAll(page: Page): Promise<void> {
  const { wrapUps } = await askCore(page, 'app.snapshot', null);
  for (const { id } of wrapUps) await askCore(page, 'call.file', { callId: id });
  await page.getByRole('button', { name: 'Finish' }).first().waitFor({ state: 'detached' });
}
