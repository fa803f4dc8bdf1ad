// From a key pressed in the search for leads to its results on screen: the built app and its real core behind Chromium.

import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { browserStage } from '../e2e/app-process.ts';
import { figuresOf } from './figures.ts';
import { fillLeads, leadsWord } from './leads.ts';
import { builtApp } from './page-weight.ts';
import { own, peer, type Row } from './rows.ts';

/** Names by their letters, in any order, digits, and what nobody is called. */
const texts = ['tremblay', 'genev roy', 'cote 77', '5551', 'antoine', 'zzz', 'emilie gag', 'lavoie x'];

/**
 * Measures it with so many leads, typing several times over. Each figure begins with the browser's own time of the key and
 * ends once the frame with the answer to what then stands in the field was given to the screen.
 */
export async function keyToPaint(leads: number, rounds: number): Promise<readonly Row[]> {
  builtApp();
  const stage = await browserStage();
  try {
    fillLeads(join(stage.folder, 'leads.db'), leads);
    await stage.start();
    const page = stage.page();
    await page.getByRole('button', { name: 'Start with no CRM' }).click();
    await page.getByRole('textbox', { name: 'Number' }).waitFor();
    await page.keyboard.press('Control+3');
    await page.getByRole('option').first().waitFor();
    await watchKeys(page);
    for (let round = 0; round < rounds; round += 1) {
      for (const text of texts) {
        await page.keyboard.press('Control+a');
        for (const key of text) {
          if (key === ' ') await page.keyboard.press('Space');
          else await typeAndSee(page, key);
        }
      }
    }
    const { keyToPaint, keyToLetter } = await page.evaluate(() => {
      const { keyToPaint, keyToLetter } = window as unknown as Watched;
      return { keyToPaint, keyToLetter };
    });
    const what = `key pressed → leads on screen (${leadsWord(leads)})`;
    return [
      own(what, figuresOf(keyToPaint), [{ at: 'p95', most: 33 }]),
      peer(what, 'the key → its letter alone', figuresOf(keyToLetter)),
    ];
  } finally {
    await stage.clear();
  }
}

/** Milliseconds, one for each key. */
interface Watched {
  readonly keyToPaint: number[];
  readonly keyToLetter: number[];
}

async function typeAndSee(page: Page, key: string): Promise<void> {
  const seen = await page.evaluate(() => (window as unknown as Watched).keyToPaint.length);
  await page.keyboard.press(key);
  await page.waitForFunction((before) => (window as unknown as Watched).keyToPaint.length > before, seen);
}

/** Looks at every change of the page after a key until the list answers the field, then waits for that frame's end. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const keyToPaint: number[] = [];
    const keyToLetter: number[] = [];
    Object.assign(window, { keyToPaint, keyToLetter });
    let pressed: number | null = null;
    const afterFrame = (at: number, list: number[]) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => list.push(performance.now() - at);
        port2.postMessage(null);
      });
    const painted = () => {
      if (pressed !== null) afterFrame(pressed, keyToPaint);
      pressed = null;
    };
    addEventListener('input', () => pressed !== null && afterFrame(pressed, keyToLetter), true);
    addEventListener(
      'keydown',
      (event) => {
        pressed = /^[a-z0-9]$/.test(event.key) && !event.ctrlKey ? event.timeStamp : null;
      },
      true,
    );
    new MutationObserver(() => {
      const field = document.querySelector<HTMLInputElement>('input[role=combobox]');
      const answered = document.getElementById('leads-found')?.dataset.answered;
      if (answered !== undefined && answered === field?.value.trim()) painted();
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}
