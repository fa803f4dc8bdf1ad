// What axe-core finds of barriers, on every screen, light and dark, with usual and more contrast, English and French.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import en from '../../../resources/locales/en.json';
import fr from '../../../resources/locales/fr.json';
import { settingsSections } from '../../../src-renderer/store/view.ts';
import { browserForTest, fixedCrm } from '../crm-behind.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.each([
  { lang: 'en', number: 'Number', finish: 'Finish' },
  { lang: 'fr', number: 'Numéro', finish: 'Terminer' },
] as const)('in $lang', ({ lang, number, finish }) => {
  it('has no barrier on the first run', async () => {
    const stage = await browserForTest({});
    await stage.start('--lang', lang);
    await stage.page().getByRole('heading', { level: 1 }).waitFor();
    await hasNoBarrier(stage.page());
  });

  it('has no barrier from the question who one is to a call that needs the agent', async () => {
    const crm = await fixedCrm();
    const stage = await browserForTest();
    await stage.start('--crm-url', crm.url, '--lang', lang);
    const page = stage.page();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await hasNoBarrier(page);
    await page.getByRole('button', { name: 'Sophie Lavoie' }).click();

    const field = page.getByRole('textbox', { name: number });
    await field.fill('514 555-0177');
    await page.getByText("William O'Neil").waitFor();
    await page.keyboard.press('Tab');
    await hasNoBarrier(page);
    await field.fill('450 555-0134');
    await page.getByText('Chloé Bélanger').waitFor();
    await hasNoBarrier(page);
    await field.fill('514 555-0199');
    await page.getByText('Geneviève Côté').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('section:focus').getByRole('timer').waitFor();
    await hasNoBarrier(page);
    await page.keyboard.press('a');
    await page.locator('[aria-keyshortcuts~="h"]').waitFor();
    await page.keyboard.press('h');
    await page.locator('textarea:focus').waitFor();
    await hasNoBarrier(page);
    crm.faults.add({ kind: 'reject', errors: { description: ['Non.'] }, method: 'POST', path: '/communications' });
    await page.getByRole('button', { name: finish }).click();
    await page.getByRole('button', { name: finish }).waitFor({ state: 'detached' });

    await page.keyboard.press('Control+2');
    await page.getByTestId('standing-parked').waitFor();
    await hasNoBarrier(page);
    await page.getByRole('option').first().click();
    await page.getByRole('article').waitFor();
    await hasNoBarrier(page);
    await page.keyboard.press('e');
    await page.getByRole('form').waitFor();
    await hasNoBarrier(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().waitFor();
    await hasNoBarrier(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await hasNoBarrier(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('l');
    await page.getByRole('dialog').waitFor();
    await hasNoBarrier(page);
  });

  it('has no barrier in any part of the settings', async () => {
    const crm = await fixedCrm();
    const stage = await browserForTest();
    await stage.start('--crm-url', crm.url, '--lang', lang);
    const page = stage.page();
    await page.getByRole('button', { name: 'Sophie Lavoie' }).click();
    await page.locator('#number').waitFor();
    for (const part of settingsSections) {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill(words[lang].palette[`settings-${part}`]);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: words[lang].settings[`part-${part}`], exact: true }).waitFor();
      if (part === 'self-test') await page.getByRole('listitem').nth(8).waitFor();
      await hasNoBarrier(page);
    }
  });

  it('has no barrier among the leads', async () => {
    const crm = await fixedCrm();
    const stage = await browserForTest();
    await stage.start('--crm-url', crm.url, '--lang', lang);
    const page = stage.page();
    await page.getByRole('button', { name: 'Sophie Lavoie' }).click();
    await page.getByRole('textbox', { name: number }).waitFor();
    await page.keyboard.press('Control+4');
    await page.getByRole('option').first().waitFor();
    await hasNoBarrier(page);
    await page.keyboard.type('zzz');
    await page.getByRole('option').first().waitFor({ state: 'detached' });
    await hasNoBarrier(page);
    await page.keyboard.press('Escape');
    await page.keyboard.type('oneil');
    await page.getByRole('option', { name: "William O'Neil", selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByText("William O'Neil").waitFor();
    await hasNoBarrier(page);
  });
});

const words = { en, fr };

/** Asks for 7:1, as WCAG does at AAA. */
const enhanced = 'color-contrast-enhanced';

interface Axe {
  run(options: RunOptions): Promise<AxeResults>;
}

const looks = [
  { colorScheme: 'light', contrast: 'no-preference' },
  { colorScheme: 'dark', contrast: 'no-preference' },
  { colorScheme: 'light', contrast: 'more' },
  { colorScheme: 'dark', contrast: 'more' },
] as const;

/** Looks at the screen as it is, at its colours in every theme, and at all else in the first, once whatever fades in has come to rest. */
async function hasNoBarrier(page: Page): Promise<void> {
  for (const [index, { colorScheme, contrast }] of looks.entries()) {
    await page.emulateMedia({ colorScheme, contrast, reducedMotion: 'reduce' });
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
    await page.evaluate(axe);
    const { violations } = await page.evaluate(
      (options) => (window as unknown as { axe: Axe }).axe.run(options),
      index === 0 ? { rules: { [enhanced]: { enabled: true } } } : { runOnly: [enhanced, 'color-contrast'] },
    );
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${colorScheme} ${contrast} ${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`),
    );
    expect.soft(found).toEqual([]);
  }
}
