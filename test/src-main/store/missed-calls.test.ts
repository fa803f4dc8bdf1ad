// The number of missed calls: always that of the list, through every correction.

import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { everyCall, listCalls } from '../../../src-main/store/call-list.ts';
import { readCall, type StoredCall, saveCall } from '../../../src-main/store/calls.ts';
import { migrate } from '../../../src-main/store/migrate.ts';
import { callsMigrations } from '../../../src-main/store/migrations/calls.ts';
import { missedCount, missedCountSql } from '../../../src-main/store/missed-calls.ts';
import { inTransaction, openCalls } from '../../../src-main/store/open.ts';
import { keep, storedCall } from './stored-calls.ts';

const missed = { direction: 'incoming', origin: 'hook', outcome: 'interrupted' } as const;

it('is that of the list, through corrections, deletions and a transaction that is undone', () => {
  const db = openCalls(':memory:');
  const change = (id: string, changes: Partial<StoredCall>) => {
    const call = readCall(db, id);
    if (!call) throw new Error('the call is gone');
    saveCall(db, { ...call, ...changes });
  };
  const listed = () => listCalls(db, { ...everyCall, missed: true, limit: 50 }).calls.length;
  const first = keep(db, storedCall(1, missed));
  const rings = keep(db, storedCall(2, { ...missed, phase: 'ringing', outcome: null }));
  keep(db, storedCall(3, { outcome: 'attempted' }));
  keep(db, storedCall(4, { ...missed, outcome: 'answered' }));
  const counts = [missedCount(db)];
  const steps = [
    () => change(rings, { phase: 'ended', outcome: 'interrupted' }),
    () => change(rings, { note: 'typed' }),
    () => change(first, { outcome: 'answered' }),
    () => change(first, { outcome: 'interrupted' }),
    () => db.prepare('DELETE FROM outbox WHERE call_id = ?').run(first),
    () => db.prepare('DELETE FROM calls WHERE id = ?').run(first),
  ];
  for (const step of steps) {
    step();
    expect(missedCount(db)).toBe(listed());
    counts.push(missedCount(db));
  }
  expect(counts).toEqual([1, 2, 2, 1, 2, 2, 1]);
  expect(() =>
    inTransaction(db, () => {
      change(rings, { outcome: 'answered' });
      throw new Error('undone');
    }),
  ).toThrow('undone');
  expect(missedCount(db)).toBe(1);
});

it('begins with the calls that were missed before it was kept', () => {
  const db = new Database(':memory:');
  migrate(db, callsMigrations.slice(0, 7));
  const add = db.prepare(
    `INSERT INTO calls (id, method, direction, origin, phase, outcome, kind, raw, started_at, executed_at, note, filed,
       recovered, day, hour)
     VALUES (?, 'phone', ?, 'hook', 'ended', ?, 'number', '', 0, ?, '', 1, 0, '2026-11-22', 9)`,
  );
  add.run('a', 'incoming', 'interrupted', 1);
  add.run('b', 'incoming', 'answered', 2);
  add.run('c', 'outgoing', 'attempted', 3);
  migrate(db, callsMigrations);
  expect(db.prepare(missedCountSql).pluck().get()).toBe(1);
});

it('is read from one row, whatever the history', () => {
  const db = openCalls(':memory:');
  expect(JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN ${missedCountSql}`).all())).toContain(
    'SEARCH missed_tally USING INTEGER PRIMARY KEY',
  );
});
