// The call list in a real Chromium, with a hundred thousand calls in it: how long until its rows stand there, and what a
// frame costs while it is scrolled; beside it, ten thousand rows drawn as plain elements.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { licencesPlugin } from '../../build/licences.ts';
import { figuresOf } from './figures.ts';
import { once, own, peer, type Row } from './rows.ts';

/**
 * Measures the list with so many calls: from the key that shows it to its first rows laid out, the calls read already; script,
 * style and layout for one frame of scrolling by 120 px; and so many plain rows beside it.
 */
export async function virtualList(calls: number, plainRows: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  // As it ships: React's own checks for developers cost more than the list.
  const project = join(import.meta.dirname, '..', '..');
  const root = join(project, 'test', 'src-renderer', 'preview');
  const built = { configFile: false, root, logLevel: 'error', build: { outDir: folder, target: 'esnext' } } as const;
  await build({ ...built, plugins: [react(), licencesPlugin(project)] });
  const server = await preview({ ...built, preview: { port: 0, host: '127.0.0.1' } });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 960, height: 720 } });
    await page.goto(`${server.resolvedUrls?.local[0]}?calls=${calls}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const mounts: number[] = [];
    for (let run = 0; run < 12; run += 1) mounts.push(await mount(page));
    const { frames, gaps } = await scroll(page, 300);
    const plain: number[] = [];
    for (let run = 0; run < 3; run += 1) plain.push(await drawPlainly(page, plainRows));
    const late = gaps.filter((gap) => gap > 25).length / gaps.length;
    const what = `the list shown (${calls / 1000}k calls)`;
    return [
      // The first ones compile the code.
      own(what, figuresOf(mounts.slice(2)), [{ at: 'p50', most: 80 }]),
      peer(what, `plain DOM, ${plainRows / 1000}k rows`, figuresOf(plain)),
      own('a frame of scrolling the list', figuresOf(frames), [{ at: 'p50', most: 6 }]),
      own('frames more than 25 ms apart', once(late * 100), [{ at: 'p50', most: 1 }], '%'),
    ];
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Leaves the list, shows it again, and returns the milliseconds until its rows are laid out. */
async function mount(page: Page): Promise<number> {
  await page.keyboard.press('Control+1');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        const look = () => {
          const row = document.querySelector('[role="option"]');
          if (row === null) return void setTimeout(look, 0);
          row.getBoundingClientRect();
          resolve(performance.now() - start);
        };
        window.dispatchEvent(new KeyboardEvent('keydown', { key: '2', code: 'Digit2', ctrlKey: true, bubbles: true }));
        look();
      }),
  );
}

/** Scrolls by frames and returns what each cost the page's thread, and the time between them. */
async function scroll(page: Page, frames: number): Promise<{ frames: readonly number[]; gaps: readonly number[] }> {
  return page.evaluate(async (count) => {
    const list = document.querySelector('[role="listbox"]');
    if (list === null) throw new Error('no list to scroll');
    const costs: number[] = [];
    const gaps: number[] = [];
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    let before = await frame();
    for (let index = 0; index < count; index += 1) {
      const start = performance.now();
      list.scrollTop += 120;
      list.dispatchEvent(new Event('scroll'));
      // What React has put off until the end of the task.
      await Promise.resolve();
      list.getBoundingClientRect();
      costs.push(performance.now() - start);
      const now = await frame();
      gaps.push(now - before);
      before = now;
    }
    return { frames: costs, gaps };
  }, frames);
}

async function drawPlainly(page: Page, rows: number): Promise<number> {
  return page.evaluate((count) => {
    const model = document.querySelector('[role="option"]');
    if (model === null) throw new Error('no row to copy');
    const start = performance.now();
    const list = document.createElement('div');
    for (let row = 0; row < count; row += 1) {
      const copy = model.cloneNode(true);
      if (copy instanceof HTMLElement) copy.style.position = 'static';
      list.append(copy);
    }
    document.body.append(list);
    list.getBoundingClientRect();
    const taken = performance.now() - start;
    list.remove();
    return taken;
  }, rows);
}
