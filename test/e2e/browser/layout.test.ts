// The room that words have: every screen in French with each text 40 % longer, from 1440 pixels down to 360 at 200 % zoom.

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import fr from '../../../resources/locales/fr.json';
import { settingsSections } from '../../../src-renderer/store/view.ts';
import { browserForTest, fixedCrm } from '../crm-behind.ts';

/** 1440, 960, 600 and 360 pixels, then the same at 200 % zoom: half as many of them. */
const widths = [1440, 960, 720, 600, 480, 360, 300, 180];

it('is enough on every screen', async () => {
  const crm = await fixedCrm();
  const stage = await browserForTest();
  await stage.start('--lang', 'fr');
  const page = stage.page();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await holds(page, 'first run');
  await stage.quit();

  await stage.start('--crm-url', crm.url, '--lang', 'fr');
  await day(stage.page());
});

async function day(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await holds(page, 'who are you');
  await page.getByRole('button', { name: 'Sophie Lavoie' }).click();
  const number = page.locator('#number');
  await number.fill('450 555-0134');
  await page.getByText('Chloé Bélanger').first().waitFor();
  await holds(page, 'dial, two leads');
  await number.fill('514 555-0177');
  await page.getByText("William O'Neil").first().waitFor();
  await holds(page, 'dial, not to be called');
  await number.fill('514 555-0199');
  await page.getByText('Geneviève Côté').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('timer').waitFor();
  await holds(page, 'dialling');
  await page.keyboard.press('Alt+a');
  await page.getByRole('button', { name: fr.deed['hang-up'] }).waitFor();
  await holds(page, 'talking');
  await page.keyboard.press('Alt+h');
  await page.getByRole('radio').first().waitFor();
  await holds(page, 'wrap-up');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('radio').first().waitFor({ state: 'detached' });
  await page.keyboard.press('Control+2');
  await page.getByRole('option').first().click();
  await page.getByRole('article').waitFor();
  await holds(page, 'a call');
  await page.keyboard.press('e');
  await page.getByRole('form').waitFor();
  await holds(page, 'a correction');
  await page.keyboard.press('Escape');
  await page.getByRole('form').waitFor({ state: 'detached' });
  for (const part of settingsSections) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(fr.palette[`settings-${part}`]);
    if (part === 'account') await holds(page, 'palette');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: fr.settings[`part-${part}`], exact: true }).waitFor();
    if (part === 'self-test') await page.getByRole('listitem').nth(8).waitFor();
    await holds(page, `settings, ${part}`);
  }
  await page.keyboard.press('F1');
  await page.getByRole('dialog').waitFor();
  await holds(page, 'keys');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Alt+l');
  await page.getByRole('dialog').waitFor();
  await holds(page, 'log');
}

async function holds(page: Page, screen: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 720 });
    const problems = await page.evaluate(lengthenAndMeasure);
    expect.soft(problems.map((problem) => `${screen}, ${width}: ${problem}`)).toEqual([]);
  }
  await page.setViewportSize({ width: 960, height: 720 });
}

/** Runs in the page: makes each text 40 % longer, lists what no longer fits, and puts the texts back, all in one go. */
function lengthenAndMeasure(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: { node: Text; before: string }[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node as Text;
    // Keys, digits and dates don't grow with a language.
    if (/\p{L}{2}/u.test(text.data) && text.parentElement?.closest('kbd, textarea, option, pre') === null) {
      texts.push({ node: text, before: text.data });
    }
  }
  for (const { node, before } of texts) {
    const more = Math.ceil(before.trim().length * 0.4);
    const filler = 'rallongement '
      .repeat(Math.ceil(more / 13))
      .slice(0, more)
      .trim();
    node.data = before.trim().includes(' ') ? `${before.trimEnd()} ${filler} ` : `${before.trimEnd()}${filler}`;
  }
  const problems: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) problems.push(`scrolls sideways by ${root.scrollWidth - root.clientWidth}`);
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    if (element.closest('.unseen, svg, input, textarea, select') !== null || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const name = `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? '').slice(0, 40)}”`;
    const wide = element.scrollWidth - element.clientWidth > 1;
    const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll';
    if (wide && scrolls) problems.push(`scrolls sideways: ${name}`);
    const cuts = (style.overflowX === 'hidden' || style.overflowX === 'clip') && style.textOverflow !== 'ellipsis';
    if (wide && cuts) problems.push(`is cut: ${name}`);
    const own = [...element.childNodes].some((child) => child instanceof Text && child.data.trim() !== '');
    const right = element.getBoundingClientRect().right;
    if (own && right > root.clientWidth + 1)
      problems.push(`leaves the window by ${Math.round(right - root.clientWidth)}: ${name}`);
  }
  for (const { node, before } of texts) node.data = before;
  return problems;
}
