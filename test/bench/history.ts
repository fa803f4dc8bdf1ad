// What the list of calls and the screen of the day wait for, in a long history.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readToday } from '../../src-main/core/calls/today.ts';
import { everyCall, listCalls } from '../../src-main/store/call-list.ts';
import { indexCalls } from '../../src-main/store/call-search.ts';
import { inTransaction, openCalls } from '../../src-main/store/open.ts';
import { tally } from '../../src-main/store/outbox.ts';
import { statesOf } from '../../src-preload/contract/delivery.ts';
import { localDay } from '../../src-preload/contract/local-day.ts';
import { benchCall, writeCall } from './durable-write.ts';
import { measure, measureWithin } from './figures.ts';
import { own, peer, type Row } from './rows.ts';

/** Measures what the list and the day read, in a history of so many calls; a page by OFFSET and sums of rows beside them. */
export function historyReads(calls: number): readonly Row[] {
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
  const size = calls < 1_000_000 ? `${calls / 1000}k calls` : `${calls / 1_000_000}M calls`;
  const page = (name: string) => `page of 50 calls, ${name} (${size})`;
  const keyset = page('anywhere');
  const totals = `Today, totals (${size})`;
  const chart = `90 days, by day and status (${size})`;
  const from = last.startedAt - 90 * dayLong;
  const most = [{ at: 'p99', most: 0.2 }] as const;
  const rows = [
    own(
      page('newest'),
      measure(500, () => listCalls(db, any)),
      most,
    ),
    own(
      keyset,
      measure(500, (run) => listCalls(db, { ...any, before: cursor(run) })),
      most,
    ),
    peer(
      keyset,
      'OFFSET',
      measureWithin(10_000, 50, (run) => offset.all(scattered(run))),
    ),
    own(
      page('needs you'),
      measure(500, () => listCalls(db, { ...any, states: statesOf('needs-you') })),
    ),
    own(
      page('in the CRM'),
      measure(500, (run) => listCalls(db, { ...any, states: statesOf('in-crm'), before: cursor(run) })),
    ),
    own(
      page('of a lead'),
      measure(500, (run) => listCalls(db, { ...any, leadId: 1000 + (run % 1000) })),
    ),
    own(
      page('of a day'),
      measure(500, (run) => {
        const day = benchCall(scattered(run)).startedAt;
        return listCalls(db, { ...any, from: day, to: day + dayLong });
      }),
    ),
    own(
      page('searched'),
      measure(200, (run) => listCalls(db, { ...any, search: texts[run % 5] ?? '' })),
    ),
    own(
      `the balance (${size})`,
      measure(200, () => tally(db)),
    ),
    own(
      totals,
      measure(200, () => readToday(db, last.owner, { day, days: 1 })),
      [{ at: 'p50', most: 1 }],
    ),
    own(
      chart,
      measure(200, () => readToday(db, last.owner, { day, days: 90 })),
      [{ at: 'p50', most: 10 }],
    ),
  ];
  const summed = db.prepare<[number]>(
    `SELECT date(started_at / 1000, 'unixepoch') AS date, outcome, count(*), sum(duration)
     FROM calls
     WHERE started_at >= ?
     GROUP BY date, outcome`,
  );
  const byRow = [totals, chart].map((what) =>
    peer(
      what,
      'date() per row',
      measureWithin(5000, 5, () => summed.all(what === totals ? last.startedAt - dayLong : from)),
    ),
  );
  db.exec('CREATE INDEX covering ON calls (day, outcome, duration)');
  const covered = db.prepare<[string]>(
    `SELECT day, outcome, count(*), sum(duration)
     FROM calls
     WHERE day >= ?
     GROUP BY day, outcome`,
  );
  const byIndex = [totals, chart].map((what) =>
    peer(
      what,
      'covering index',
      measureWithin(5000, 20, () => covered.all(what === totals ? day : localDay(from).day)),
    ),
  );
  db.close();
  rmSync(folder, { recursive: true, force: true });
  return [...rows, ...byIndex, ...byRow];
}

const dayLong = 86_400_000;
