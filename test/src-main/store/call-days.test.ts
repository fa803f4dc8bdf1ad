// The rollup of days: always what the calls themselves add up to, on the calendar of where they were made.

import { afterEach, describe, expect, it } from 'vitest';
import { partsOfDay, partsOfDaySql, sumsOfDays, sumsOfDaysSql } from '../../../src-main/store/call-days.ts';
import { everyCall, type ListQuery, listCalls } from '../../../src-main/store/call-list.ts';
import { indexCalls } from '../../../src-main/store/call-search.ts';
import { adoptCalls, readCall, type StoredCall, saveCall } from '../../../src-main/store/calls.ts';
import type { Db } from '../../../src-main/store/db.ts';
import { inTransaction, openCalls } from '../../../src-main/store/open.ts';
import { keep, storedCall } from './stored-calls.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const owner = { accountId: 1, userId: 2 };

function change(db: Db, id: string, changes: Partial<StoredCall>): void {
  const call = readCall(db, id);
  if (!call) throw new Error('the call is gone');
  saveCall(db, { ...call, ...changes });
}

/** The rollup, and what a count of the calls would give. */
function bothSums(db: Db): readonly unknown[][] {
  const kept = `SELECT account_id, user_id, day, hour, direction, outcome, calls, talk_seconds
     FROM call_days
     WHERE calls > 0
     ORDER BY 1, 2, 3, 4, 5, 6`;
  const counted = `SELECT ifnull(account_id, 0), ifnull(user_id, 0), day, hour, direction, ifnull(outcome, ''), count(*),
            ifnull(sum(duration), 0)
     FROM calls
     WHERE phase = 'ended'
       AND method = 'phone'
       AND id NOT IN (SELECT call_id FROM merged_calls)
     GROUP BY 1, 2, 3, 4, 5, 6
     ORDER BY 1, 2, 3, 4, 5, 6`;
  return [kept, counted].map((sql) => db.prepare(sql).raw().all());
}

describe('the rollup', () => {
  it('follows every correction, and a transaction that is undone', () => {
    const db = openCalls(':memory:');
    const live = keep(db, storedCall(1, { phase: 'talking', outcome: null, duration: 5 }));
    const unsaid = keep(db, storedCall(2, { outcome: null, duration: null }));
    keep(db, storedCall(4, { method: 'email', number: null }));
    const nobodys = keep(db, storedCall(3, { owner: null }));
    const steps = [
      () => change(db, live, { duration: 10 }),
      () => change(db, live, { phase: 'ended', outcome: 'answered', duration: 12 }),
      () => change(db, unsaid, { outcome: 'answered', duration: 90 }),
      () => change(db, unsaid, { outcome: 'attempted', duration: 0 }),
      () => change(db, unsaid, { note: 'typed' }),
      () => adoptCalls(db, owner),
      () => db.prepare('INSERT INTO merged_calls VALUES (?, ?)').run(nobodys, live),
      () => change(db, nobodys, { outcome: 'error', duration: 0 }),
      () => db.prepare('DELETE FROM merged_calls').run(),
      () => db.prepare('DELETE FROM outbox WHERE call_id = ?').run(nobodys),
      () => db.prepare('DELETE FROM calls WHERE id = ?').run(nobodys),
    ];
    for (const step of steps) {
      step();
      const [kept, counted] = bothSums(db);
      expect(kept).toEqual(counted);
    }
    expect(() =>
      inTransaction(db, () => {
        change(db, live, { outcome: 'error', duration: 0 });
        throw new Error('undone');
      }),
    ).toThrow('undone');
    expect(
      partsOfDay(db, owner, '2026-11-22').map(({ outcome, calls, talkSeconds }) => [outcome, calls, talkSeconds]),
    ).toEqual([
      ['answered', 1, 12],
      ['attempted', 1, 0],
    ]);
  });

  it('keeps a call on the day it was made on, wherever the computer goes', () => {
    const db = openCalls(':memory:');
    process.env.TZ = 'America/Toronto';
    // 3:30 in the morning of the 23rd in UTC is half past ten in the evening of the 22nd in Montréal.
    const id = keep(db, storedCall(15.5 * 60));
    process.env.TZ = 'Asia/Tokyo';
    change(db, id, { outcome: 'error', duration: 0 });
    expect(partsOfDay(db, owner, '2026-11-22')).toMatchObject([{ hour: 22, outcome: 'error', calls: 1 }]);
    expect(partsOfDay(db, owner, '2026-11-23')).toEqual([]);
  });

  it('sums days, leaving out those without calls and those of others', () => {
    const db = openCalls(':memory:');
    const day = 24 * 60;
    keep(db, storedCall(0));
    keep(db, storedCall(1, { direction: 'incoming', outcome: 'interrupted', duration: 0 }));
    keep(db, storedCall(2 * day, { outcome: 'attempted', duration: 0 }));
    keep(db, storedCall(2 * day + 1, { owner: { accountId: 1, userId: 3 } }));
    const sums = sumsOfDays(db, owner, '2026-11-01', '2026-11-30');
    expect(sums).toEqual([
      { day: '2026-11-22', calls: 2, outgoing: 1, answered: 1, reached: 1, missed: 1, talkSeconds: 60 },
      { day: '2026-11-24', calls: 1, outgoing: 1, answered: 0, reached: 0, missed: 0, talkSeconds: 0 },
    ]);
  });

  it.each([
    ['a day', partsOfDaySql, 3],
    ['days', sumsOfDaysSql, 4],
  ])('is read for %s by its key alone', (_, sql, parameters) => {
    const db = openCalls(':memory:');
    const plan = JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array(parameters).fill('')));
    expect(plan).toMatch(/SEARCH call_days USING PRIMARY KEY/);
    expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
  });
});

describe('the calls that a sum counts', () => {
  const me = owner;
  const whose = { mine: me, nobodys: null, 'a colleague’s': { accountId: 1, userId: 3 } };

  it('are those that the list shows for it, wherever the computer stood and whatever else there is', () => {
    const db = openCalls(':memory:');
    const zones = ['America/Toronto', 'Asia/Tokyo', 'Pacific/Kiritimati', 'Etc/GMT+12'];
    const outcomes = ['answered', 'attempted', null] as const;
    for (let place = 0; place < 240; place += 1) {
      process.env.TZ = zones[place % zones.length];
      keep(
        db,
        storedCall(place * 29, {
          owner: Object.values(whose)[place % 3] ?? null,
          outcome: outcomes[place % 7] ?? null,
          ...(place % 11 === 0 && { method: 'email', number: null, outcome: null }),
          ...(place % 13 === 0 && { phase: 'talking', outcome: null }),
          note: place % 2 ? 'essai' : '',
        }),
      );
    }
    const ids = db.prepare(`SELECT id FROM calls WHERE phase = 'ended' ORDER BY id LIMIT 4`).pluck().all();
    db.prepare('INSERT INTO merged_calls VALUES (?, ?)').run(ids[0], ids[1]);
    db.prepare('INSERT INTO merged_calls VALUES (?, ?)').run(ids[2], ids[3]);
    indexCalls(db, 1000);
    const shown = (query: Partial<ListQuery>) => listCalls(db, { ...everyCall, ...query, limit: 1000 }).calls.length;

    let told = 0;
    for (const day of [
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
    ]) {
      const parts = [...partsOfDay(db, me, day), ...partsOfDay(db, null, day)];
      const sum = (fits: (part: (typeof parts)[number]) => boolean) =>
        parts.filter(fits).reduce((calls, part) => calls + part.calls, 0);
      const counted = { owner: me, day, hour: null };
      expect(shown({ counted })).toBe(sum(() => true));
      expect(shown({ counted, outcome: 'unknown' })).toBe(sum(({ outcome }) => outcome === null));
      expect(shown({ counted, outcome: 'attempted' })).toBe(sum(({ outcome }) => outcome === 'attempted'));
      for (let hour = 0; hour < 24; hour += 1) {
        expect(shown({ counted: { ...counted, hour } })).toBe(sum((part) => part.hour === hour));
      }
      expect(shown({ counted, search: 'essai' })).toBeLessThanOrEqual(sum(() => true));
      told += sum(() => true);
    }
    expect(told).toBeGreaterThan(100);
    expect(shown({ counted: { owner: null, day: '2026-11-23', hour: null } })).toBe(
      partsOfDay(db, null, '2026-11-23').reduce((calls, part) => calls + part.calls, 0),
    );
  });
});
