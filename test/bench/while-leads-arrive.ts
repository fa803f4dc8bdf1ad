// A call's write while the leads of a large account are read for the first time, page after page without a pause: from the
// moment that it is wanted, whatever goes on then. Beside it, the same with calls and leads in one file.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../src-main/store/db.ts';
import { upsertLead } from '../../src-main/store/lead-upsert.ts';
import { leadsMigrations } from '../../src-main/store/migrations/leads.ts';
import { inTransaction, openCalls, openLeads } from '../../src-main/store/open.ts';
import { writeCall } from './durable-write.ts';
import { type Figures, figuresOf } from './figures.ts';
import { benchLead } from './leads.ts';
import { own, peer, type Row } from './rows.ts';

const reading = { thorough: false, reached: Date.UTC(2026, 5, 1) };
/** Milliseconds from one call to the next. */
const every = 23;

/** Measures so many calls. */
export async function writeWhileLeadsArrive(times: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  const calls = openCalls(join(folder, 'calls.db'));
  const leads = openLeads(join(folder, 'leads.db'));
  const both = openCalls(join(folder, 'both.db'));
  for (const step of leadsMigrations) both.exec(step);
  const what = 'a call and its outbox row, while leads arrive';
  const waited = `${what}, from when it is wanted`;
  const apart = await arriving(calls, leads, times);
  const together = await arriving(both, both, times);
  const rows = [
    own(what, apart.writes, [{ at: 'p99', most: 10 }]),
    peer(what, oneFile, together.writes),
    own(waited, apart.waits),
    peer(waited, oneFile, together.waits),
  ];
  for (const db of [calls, leads, both]) db.close();
  rmSync(folder, { recursive: true, force: true });
  return rows;
}

const oneFile = 'one file for both';

/** The writes alone, and with what they had to wait for. */
async function arriving(
  calls: Db,
  leads: Db,
  times: number,
): Promise<{ readonly writes: Figures; readonly waits: Figures }> {
  const writes: number[] = [];
  const waits: number[] = [];
  let due = performance.now() + every;
  const timer = setInterval(() => {
    const start = performance.now();
    if (start < due) return;
    writeCall(calls, writes.length);
    const end = performance.now();
    writes.push(end - start);
    waits.push(end - due);
    due = end + every;
  }, 1);
  for (let page = 0; writes.length < times; page += 1) {
    keepPage(leads, page * 100);
    await setImmediate();
  }
  clearInterval(timer);
  return { writes: figuresOf(writes), waits: figuresOf(waits) };
}

function keepPage(leads: Db, from: number): void {
  inTransaction(leads, () => {
    for (let place = from; place < from + 100; place += 1)
      upsertLead(leads, benchLead(place, '2026-01-01T00:00:00+00:00'), reading);
  });
}
