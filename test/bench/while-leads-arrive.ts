// A call's write while the leads of a large account are read for the first time, page after page without a pause.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCall } from '../../src-main/store/calls.ts';
import { upsertLead } from '../../src-main/store/lead-upsert.ts';
import { inTransaction, openCalls, openLeads } from '../../src-main/store/open.ts';
import { newOutboxRow, saveOutboxRow } from '../../src-main/store/outbox.ts';
import { benchCall } from './durable-write.ts';
import { type Figures, figuresOf } from './figures.ts';
import { benchLead } from './leads.ts';

const reading = { thorough: false, reached: Date.UTC(2026, 5, 1) };

/** Measures a call's write while leads arrive without a pause, as in the first reading of a large account. */
export function writeWhileLeadsArrive(times: number): Figures {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  const calls = openCalls(join(folder, 'calls.db'));
  const leads = openLeads(join(folder, 'leads.db'));
  const durations: number[] = [];
  for (let run = 0; run < times; run += 1) {
    inTransaction(leads, () => {
      for (let place = 0; place < 100; place += 1)
        upsertLead(leads, benchLead(run * 100 + place, '2026-01-01T00:00:00+00:00'), reading);
    });
    const call = benchCall(run);
    const start = performance.now();
    inTransaction(calls, () => {
      const { id } = addCall(calls, call);
      saveOutboxRow(calls, newOutboxRow(id, 'pending'));
    });
    durations.push(performance.now() - start);
  }
  calls.close();
  leads.close();
  rmSync(folder, { recursive: true, force: true });
  return figuresOf(durations);
}
