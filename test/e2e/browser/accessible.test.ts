// What axe-core finds of barriers, on every screen, light and dark, with usual and more contrast, English and French.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, it } from 'vitest';
import { onTour } from '../crm-behind.ts';
import { partNames, parts, speakIn } from '../tour.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tour = onTour(stop);

it.each(partNames)('has no barrier in %s', (name) => parts[name](tour()));

/** Looks at everything in light English and French, and at the colours alone in the other themes: words don't change them. */
async function stop(screen: string): Promise<void> {
  const page = tour().stage.page();
  for (const { language, colorScheme, contrast, only } of looks) {
    await page.emulateMedia({ colorScheme, contrast, reducedMotion: 'reduce' });
    await speakIn(page, language);
    // Once whatever fades in has come to rest.
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
    const { violations } = await page.evaluate(
      (options) => (window as unknown as { axe: Axe }).axe.run(options),
      only === null ? { rules: { [enhanced]: { enabled: true } } } : { runOnly: [...only] },
    );
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`),
    );
    expect.soft(found, `${screen}, ${language}, ${colorScheme}, ${contrast}`).toEqual([]);
  }
}

interface Axe {
  run(options: RunOptions): Promise<AxeResults>;
}

/** Asks for 7:1, as WCAG does at AAA. */
const enhanced = 'color-contrast-enhanced';
const colours = [enhanced, 'color-contrast'] as const;

const looks = [
  { language: 'fr', colorScheme: 'light', contrast: 'no-preference', only: null },
  { language: 'en', colorScheme: 'light', contrast: 'no-preference', only: null },
  { language: 'en', colorScheme: 'dark', contrast: 'no-preference', only: colours },
  { language: 'en', colorScheme: 'light', contrast: 'more', only: colours },
  { language: 'en', colorScheme: 'dark', contrast: 'more', only: colours },
] as const;
