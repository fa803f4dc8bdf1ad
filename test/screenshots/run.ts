// Takes a picture of every screen × theme × width × language into out/screenshots, from the real app on a sandbox of its own
// and of scenes that only the preview shows; the README's pictures go to resources/screenshots: `npm run screenshots`.

import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright-core';
import { createServer } from 'vite';
import { licencesPlugin } from '../../build/licences.ts';
import { SANDBOX_KEY, startSandbox } from '../../src-main/sandbox/sandbox.ts';
import { languages } from '../../src-preload/contract/settings.ts';
import { browserStage, launchChromium } from '../e2e/app-process.ts';
import { partNames, parts, speakIn } from '../e2e/tour.ts';
import { fillDays } from './full-day.ts';

const project = resolve(import.meta.dirname, '../..');
const all = join(project, 'out/screenshots');
const ofReadme = join(project, 'resources/screenshots');
const themes = ['light', 'dark', 'contrast'] as const;
const widths = [360, 600, 960, 1440] as const;

/** Scenes of the preview, and the window that shows them. */
const scenes = [
  ['ringing', 'ring'],
  ['ringing-three', 'ring'],
  ['ringing-three', 'main'],
  ['offline', 'main'],
  ['wrap-up', 'main'],
  ['recovered', 'main'],
] as const;

/** The two that the README shows whole, and those of its sheet. */
const whole = { light: 'call-needs-you-en-960-light.png', dark: 'talking-en-960-dark.png' } as const;
const onSheet = [
  'today-en-960-light.png',
  'lead-fr-960-light.png',
  'wrap-up-en-960-dark.png',
  'calls-fr-960-dark.png',
  'ringing-fr-960-light.png',
  'settings-self-test-en-960-dark.png',
] as const;

mkdirSync(all, { recursive: true });
mkdirSync(ofReadme, { recursive: true });
const browser = await launchChromium();
try {
  await theRealApp(browser);
  await thePreview(browser);
  for (const theme of ['light', 'dark'] as const) copyFileSync(join(all, whole[theme]), join(ofReadme, `${theme}.png`));
  await sheet(browser);
} finally {
  await browser.close();
}
console.log(`All are in ${all}, the README's in ${ofReadme}.`);

async function theRealApp(shared: Browser): Promise<void> {
  const crm = await startSandbox();
  const stage = await browserStage({ OFFHOOK_CRM_TOKEN: SANDBOX_KEY }, shared);
  const stop = async (screen: string) => {
    for (const language of languages) {
      await speakIn(stage.page(), language);
      await shoot(stage.page(), `${screen}-${language}`);
    }
    await speakIn(stage.page(), 'en');
    await look(stage.page(), 'light', 960);
  };
  try {
    for (const name of partNames) {
      console.log(name);
      await parts[name]({ stage, crm, stop });
      if (name === 'the first start') await fillDays(stage.page(), crm);
    }
  } finally {
    await stage.clear();
    await crm.close();
  }
}

/** Takes the scenes that a real day has too rarely: from sources, on a core in memory. */
async function thePreview(shared: Browser): Promise<void> {
  const server = await createServer({
    configFile: false,
    root: project,
    logLevel: 'error',
    plugins: [react(), licencesPlugin(project)],
    server: { port: 0 },
  });
  await server.listen();
  const page = await shared.newPage();
  const at = `${server.resolvedUrls?.local[0]}test/src-renderer/preview/index.html`;
  try {
    for (const [scene, window] of scenes) {
      for (const language of languages) {
        await page.goto(`${at}?scene=${scene}&window=${window}&language=${language}&theme=system`);
        await page.locator('#root > *').first().waitFor();
        await shoot(page, `${window}-${scene}-${language}`);
      }
    }
  } finally {
    await page.close();
    await server.close();
  }
}

async function shoot(page: Page, name: string): Promise<void> {
  for (const theme of themes) {
    for (const width of widths) {
      await look(page, theme, width);
      await page.mouse.move(0, 0);
      await page.screenshot({ path: join(all, `${name}-${width}-${theme}.png`) });
    }
  }
}

async function look(page: Page, theme: (typeof themes)[number], width: number): Promise<void> {
  const colorScheme = theme === 'dark' ? 'dark' : 'light';
  const contrast = theme === 'contrast' ? 'more' : 'no-preference';
  await page.emulateMedia({ colorScheme, contrast, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: 720 });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Puts the best on one sheet. */
async function sheet(shared: Browser): Promise<void> {
  const page = await shared.newPage({ viewport: { width: 1320, height: 10 } });
  const images = onSheet.map((name) => {
    const bytes = readFileSync(join(all, name)).toString('base64');
    return `<img alt="" src="data:image/png;base64,${bytes}">`;
  });
  await page.setContent(
    `<style>
      body { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 12px; margin: 12px; background: #8a8f98 }
      img { display: block; width: 100%; border-radius: 6px }
    </style>${images.join('')}`,
  );
  await page.screenshot({ path: join(ofReadme, 'sheet.png'), fullPage: true });
  await page.close();
}
