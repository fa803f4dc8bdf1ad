// What the list of calls and the screen of the day wait for, in a long history.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readToday } from '../../src-main/core/today.ts';
import { everyCall, listCalls } from '../../src-main/store/call-list.ts';
import { indexCalls } from '../../src-main/store/call-search.ts';
import { inTransaction, openCalls } from '../../src-main/store/open.ts';
import { tally } from '../../src-main/store/outbox.ts';
import { statesOf } from '../../src-preload/contract/delivery.ts';
import { localDay } from '../../src-preload/contract/local-day.ts';
import { benchCall, writeCall } from './durable-write.ts';
import { type Figures, measure } from './figures.ts';

/** Measures what the list and the day read, in a history of so many calls; a page by OFFSET and a sum of rows beside them. */
export function historyReads(calls: number): Readonly<Record<string, Figures>> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  const db = openCalls(join(folder, 'calls.db'));
  const states = ['synced', 'synced', 'synced', 'synced', 'parked', 'local'] as const;
  for (let from = 0; from < calls; from += 10_000) {
    inTransaction(db, () => {
      for (let place = from; place < Math.min(calls, from + 10_000); place += 1) {
        writeCall(db, place, place < calls - 100_000 ? 'synced' : states[place % states.length]);
      }
    });
    indexCalls(db, 10_000);
  }
  const any = { ...everyCall, limit: 50 };
  const offset = db.prepare(
    `SELECT *
     FROM calls
     LEFT JOIN outbox ON outbox.call_id = calls.id
     ORDER BY calls.id DESC
     LIMIT 50 OFFSET ?`,
  );
  const scattered = (run: number) => (run * 7919) % calls;
  const cursor = (run: number) => benchCall(scattered(run)).id;
  const last = benchCall(calls - 1);
  const { day } = localDay(last.startedAt);
  const texts = ['rappeler jeu', 'lead 77', '514200', '2000077', 'zzz'];
  const argument = { day, days: 30 };
  const summed = db.prepare(
    `SELECT day, outcome, count(*), sum(duration)
     FROM calls
     GROUP BY day, outcome`,
  );
  const figures = {
    'page of 50 calls, newest': measure(500, () => listCalls(db, any)),
    'page of 50 calls, keyset': measure(500, (run) => listCalls(db, { ...any, before: cursor(run) })),
    'page of 50 calls, needs you': measure(500, () => listCalls(db, { ...any, states: statesOf('needs-you') })),
    'page of 50 calls, in the CRM': measure(500, (run) =>
      listCalls(db, { ...any, states: statesOf('in-crm'), before: cursor(run) }),
    ),
    'page of 50 calls, of a lead': measure(500, (run) => listCalls(db, { ...any, leadId: 1000 + (run % 1000) })),
    'page of 50 calls, of a day': measure(500, (run) => {
      const from = benchCall(scattered(run)).startedAt;
      return listCalls(db, { ...any, from, to: from + 86_400_000 });
    }),
    'page of 50 calls, searched': measure(200, (run) => listCalls(db, { ...any, search: texts[run % 5] ?? '' })),
    'page of 50 calls, OFFSET': measure(20, (run) => offset.all(scattered(run))),
    'the balance': measure(200, () => tally(db)),
    'today and 30 days': measure(200, () => readToday(db, last.owner, argument)),
    'today and 30 days, by summing calls': measure(3, () => summed.all()),
  };
  db.close();
  rmSync(folder, { recursive: true, force: true });
  return figures;
}
