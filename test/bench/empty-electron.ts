// Offhook in Electron beside an empty app in the same Electron: how long until something can be read, and what all of their
// processes take once nothing goes on.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { figuresOf } from './figures.ts';
import { fillLeads, leadsWord } from './leads.ts';
import { megabytesOfTree } from './memory.ts';
import { Missing } from './missing.ts';
import { builtApp } from './page-weight.ts';
import { own, peer, type Row } from './rows.ts';

const starts = 7;
/** Milliseconds after which an app that nobody touches has come to rest. */
const rest = 8000;
const empty = 'an empty Electron app';

/** Starts both in turn, Offhook with so many leads, so that whatever else the computer does hits them alike. */
export async function emptyElectron(leads: number): Promise<readonly Row[]> {
  builtApp();
  if (!existsSync(electronProgram())) throw new Missing('Electron itself is not here');
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  try {
    fillLeads(join(folder, 'leads.db'), leads);
    const offhook = [resolve(import.meta.dirname, '../..'), '--data-dir', folder, '--lang', 'en'];
    const bare = [join(import.meta.dirname, 'empty-app'), `--user-data-dir=${join(folder, 'empty')}`];
    await run(offhook, leaveAtLeads);
    const runs: Record<'ours' | 'empty', Run[]> = { ours: [], empty: [] };
    // The first of each fills the caches.
    for (let start = 0; start <= starts; start += 1) {
      runs.empty.push(await run(bare, (page) => page.getByRole('heading', { name: 'Empty' }).waitFor()));
      runs.ours.push(await run(offhook, (page) => page.getByRole('option').first().waitFor()));
    }
    const figures = (which: 'ours' | 'empty', what: keyof Run) =>
      figuresOf(runs[which].slice(1).map((one) => one[what]));
    const started = `start → first list on screen (${leadsWord(leads)})`;
    const memory = `memory of all processes at rest (${leadsWord(leads)})`;
    return [
      own(started, figures('ours', 'milliseconds'), [
        { at: 'p50', most: 1.5, than: ['times', empty] },
        { at: 'p50', most: 250, than: ['above', empty] },
      ]),
      peer(started, empty, figures('empty', 'milliseconds')),
      own(memory, figures('ours', 'megabytes'), [{ at: 'p50', most: 80, than: ['above', empty] }], 'MB'),
      peer(memory, empty, figures('empty', 'megabytes'), 'MB'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Run {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** From the start of the process until its page shows what it should; then it is left alone, weighed and ended. */
async function run(args: readonly string[], shown: (page: Page) => Promise<void>): Promise<Run> {
  const start = performance.now();
  const app = await _electron.launch({ args: ['--no-sandbox', '--disable-gpu', ...args] });
  try {
    await shown(await app.firstWindow());
    const milliseconds = performance.now() - start;
    await setTimeout(rest);
    return { milliseconds, megabytes: megabytesOfTree(app.process().pid ?? 0) };
  } finally {
    await end(app);
  }
}

/** The screen that was open last is what the next start shows. */
async function leaveAtLeads(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start with no CRM' }).click();
  await page.getByRole('textbox', { name: 'Number' }).waitFor();
  await page.keyboard.press('Control+3');
  await page.getByRole('option').first().waitFor();
}

/** As its own Quit would. */
async function end(app: ElectronApplication): Promise<void> {
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  app.process().kill('SIGTERM');
  await ended;
}

/** In plain Node, the package answers the path of its program; it throws where npm has not fetched it. */
function electronProgram(): string {
  try {
    return createRequire(import.meta.url)('electron') as string;
  } catch {
    throw new Missing('Electron itself is not here');
  }
}
