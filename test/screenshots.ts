// Takes the pictures of the README, and every screen × theme × width × language to look through, from the real app on a
// sandbox of its own: `npm run screenshots`. The README's go to resources/screenshots, all of them to out/screenshots.

import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../src-main/sandbox/sandbox.ts';
import { languages } from '../src-preload/contract/settings.ts';
import { browserStage } from './e2e/app-process.ts';

const project = resolve(import.meta.dirname, '..');
const all = join(project, 'out/screenshots');
const ofReadme = join(project, 'resources/screenshots');
const themes = ['light', 'dark', 'contrast'] as const;
const widths = [360, 960] as const;

/** The two of the README, by theme. */
const readme = { light: 'calls-en-960-light.png', dark: 'talking-en-960-dark.png' } as const;

mkdirSync(all, { recursive: true });
mkdirSync(ofReadme, { recursive: true });
for (const language of languages) await picture(language);
for (const theme of ['light', 'dark'] as const) copyFileSync(join(all, readme[theme]), join(ofReadme, `${theme}.png`));
console.log(`All are in ${all}, the README's two in ${ofReadme}.`);

async function picture(language: string): Promise<void> {
  const sandbox = await startSandbox();
  const stage = await browserStage({ OFFHOOK_CRM_TOKEN: sandbox.key });
  const shoot = async (name: string) => {
    for (const theme of themes) {
      const colorScheme = theme === 'dark' ? 'dark' : 'light';
      const contrast = theme === 'contrast' ? 'more' : 'no-preference';
      await stage.page().emulateMedia({ colorScheme, contrast, reducedMotion: 'reduce' });
      for (const width of widths) {
        await stage.page().setViewportSize({ width, height: 720 });
        await stage.page().evaluate(() => document.fonts.ready.then(() => undefined));
        await stage.page().screenshot({ path: join(all, `${name}-${language}-${width}-${theme}.png`) });
      }
    }
  };
  try {
    await stage.start('--lang', language);
    await stage.page().getByRole('heading', { level: 1 }).waitFor();
    await shoot('first-run');
    await stage.quit();

    await stage.start('--lang', language, '--crm-url', sandbox.url);
    await stage.page().getByText('Camille').or(stage.page().getByText('Sophie Lavoie')).first().waitFor();
    await shoot('who-are-you');
    await stage.page().getByText('Sophie Lavoie').first().click();
    await stage.page().getByText(/^400/).first().waitFor();
    await day(stage.page(), sandbox, shoot);
  } finally {
    await stage.clear();
    await sandbox.close();
  }
}

/** A few calls with every kind of end, driven by keys so that it is the same in both languages. */
async function day(page: Page, sandbox: Sandbox, shoot: (name: string) => Promise<void>): Promise<void> {
  await page.keyboard.type('(514) 555-0199 poste 204');
  await page.getByText('Geneviève Côté').waitFor();
  await shoot('dial');

  await call(page, '819 555-0121', 'a', 'Veut essayer le CX-5 samedi matin.');
  await page.keyboard.press('Control+2');
  await page.getByTestId('standing-synced').waitFor();

  sandbox.faults.add({ kind: 'reject', errors: { description: ['is too long.'] }, method: 'POST', times: 1 });
  await call(page, '438 555-0142', 'n', 'Boîte vocale pleine.');
  await page.keyboard.press('Control+2');
  await page.getByTestId('standing-parked').waitFor();

  await call(page, '450 555-0134', 'n', '');
  sandbox.faults.add({ kind: 'hang', applied: true, method: 'POST', times: 1 });
  await call(page, '514 555-0177', 'a', 'Asked for a quote by email.');
  await page.keyboard.press('Control+1');
  await page.getByRole('textbox').first().fill('514 555-0199');
  await page.keyboard.press('Enter');
  await page.getByRole('timer').waitFor();
  await shoot('dialling');
  await page.keyboard.press('Alt+a');
  await page.locator('[aria-keyshortcuts^="h " i]').waitFor();
  await page.keyboard.press('Alt+w');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type('Intéressée par la reprise de son véhicule. Rappeler jeudi à 14 h.');
  await shoot('talking');
  await page.keyboard.press('Alt+h');
  await page.getByRole('radio').first().waitFor();
  await shoot('wrap-up');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('radio').first().waitFor({ state: 'detached' });

  await page.keyboard.press('Control+2');
  await page.getByTestId('standing-parked').first().click();
  await shoot('calls');
  await page.keyboard.press('Escape');
  await shoot('calls-list');
  await page.keyboard.press('Control+4');
  await page.getByRole('option').first().waitFor();
  await shoot('leads');
  await page.keyboard.type('thi');
  await page.getByRole('option', { name: 'Nguyễn Thị Lan', selected: true }).waitFor();
  await shoot('leads-search');
  await page.keyboard.press('Enter');
  await page.getByRole('article').getByRole('listitem').first().waitFor();
  await shoot('lead');
  await page.keyboard.press('Control+3');
  await shoot('settings');
  await page.keyboard.press('Alt+t');
  await page.getByRole('listitem').nth(8).waitFor();
  await shoot('self-test');
  await page.keyboard.press('Control+k');
  await page.getByRole('option').first().waitFor();
  await shoot('palette');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Escape');
  await page.locator('body').click({ position: { x: 2, y: 300 } });
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await shoot('keys');
}

/** Dials, says how it went, writes the note and finishes. */
async function call(page: Page, number: string, how: 'a' | 'n', note: string): Promise<void> {
  await page.keyboard.press('Control+1');
  await page.getByRole('textbox').first().fill(number);
  await page.keyboard.press('Enter');
  await page.getByRole('timer').waitFor();
  await page.keyboard.press(`Alt+${how}`);
  if (how === 'a') {
    await page.locator('[aria-keyshortcuts^="h " i]').waitFor();
    await page.keyboard.press('Alt+h');
  }
  await page.getByRole('radio').first().waitFor();
  await page.locator('textarea').first().fill(note);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('radio').first().waitFor({ state: 'detached' });
}
