// Waits until an app has brought everything home, and asks it for all of its calls.

import { setTimeout as wait } from 'node:timers/promises';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import type { App } from './app.ts';

/** Milliseconds for an app to bring everything home. */
const patience = 90_000;

/** Waits until nothing is under way any more, or patience is over. */
export async function untilQuiet(app: App): Promise<void> {
  const giveUp = performance.now() + patience;
  while (performance.now() < giveUp) {
    const read = await app.request('app.snapshot', null);
    const { delivery, pull } = read?.ok ? read.value : { delivery: null, pull: null };
    // With all leads read, no call waits for its own.
    const isQuiet = delivery && delivery.balance['on-its-way'] + delivery.balance['being-confirmed'] === 0;
    if (isQuiet && pull?.completedAt !== null) return;
    await wait(50);
  }
}

/** Returns every call that the app shows. Throws where it doesn't answer. */
export async function allCalls(app: App): Promise<readonly CallRow[]> {
  const rows: CallRow[] = [];
  for (let before: string | null = null, more = true; more; more = before !== null) {
    const page: Awaited<ReturnType<typeof pageBefore>> = await pageBefore(app, before);
    if (!page?.ok) throw new Error('the app does not answer');
    rows.push(...page.value.rows);
    before = page.value.next;
  }
  return rows;
}

function pageBefore(app: App, before: string | null) {
  return app.request('calls.page', { before, limit: 200, standing: null, missed: false, leadId: null, search: '' });
}
