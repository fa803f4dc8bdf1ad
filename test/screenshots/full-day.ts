// A day at a dealership and the weeks before it, logged into the app so that lists and charts are full in the pictures.

import type { Page } from 'playwright-core';
import type { Sandbox } from '../../src-main/sandbox/sandbox.ts';
import type { Outcome } from '../../src-preload/contract/call.ts';
import { askCore } from '../e2e/ask-core.ts';

/** Logs the calls, and waits until the CRM has all but the last, whose answer it never gives. */
export async function fillDays(page: Page, crm: Sandbox): Promise<void> {
  const { leads } = await askCore(page, 'leads.page', { before: null, limit: 60, own: false });
  const callable = leads.filter(({ phones, doNotCall }) => phones.length > 0 && doNotCall === null);
  const now = Date.now();
  for (const [index, { at, outcome, direction }] of whenAndHow(now).entries()) {
    const lead = callable[index % callable.length];
    const phone = lead?.phones[0];
    if (lead === undefined || phone === undefined) continue;
    await askCore(page, 'call.log', {
      text: phone.number,
      extension: null,
      leadId: lead.id,
      direction,
      outcome,
      startedAt: at,
      duration: outcome === 'answered' ? 40 + ((index * 53) % 560) : 0,
      note: notes[index % notes.length] ?? '',
    });
  }
  let { delivery } = await askCore(page, 'app.snapshot', null);
  while (delivery.balance['on-its-way'] > 0) {
    await page.waitForTimeout(500);
    ({ delivery } = await askCore(page, 'app.snapshot', null));
  }
  crm.faults.add({ kind: 'hang', applied: true, method: 'POST', path: '/communications', times: 1 });
}

interface Made {
  readonly at: number;
  readonly outcome: Outcome;
  readonly direction: 'incoming' | 'outgoing';
}

const hour = 3_600_000;

/** One call every 18 minutes of the last hours, and some on each working day of the four weeks before. */
function whenAndHow(now: number): readonly Made[] {
  const made: Made[] = [];
  for (let ago = 0.2; ago < 8; ago += 0.3) made.push({ at: now - Math.round(ago * hour), ...how(made.length) });
  for (let day = 1; day < 29; day += 1) {
    const at = now - day * 24 * hour;
    if ([0, 6].includes(new Date(at).getDay())) continue;
    for (let n = 0; n < 6 + ((day * 5) % 4); n += 1) made.push({ at: at - n * 0.7 * hour, ...how(made.length) });
  }
  return made.toSorted((one, other) => one.at - other.at);
}

function how(index: number): Pick<Made, 'outcome' | 'direction'> {
  if (index % 9 === 4) return { direction: 'incoming', outcome: 'interrupted' };
  if (index % 6 === 2) return { direction: 'incoming', outcome: 'answered' };
  return { direction: 'outgoing', outcome: index % 5 < 3 ? 'attempted' : 'answered' };
}

const notes = [
  'Veut essayer le CX-5 samedi matin.',
  '',
  'Boîte vocale.',
  'Asked for a quote by e-mail.',
  '',
  'Reprise à évaluer : Corolla 2019.',
] as const;
