// What phones reported and who is owed a call back, as tables: found by index, and added to a file that has calls.

import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import {
  addLeg,
  addMerge,
  callsBySourceId,
  type Leg,
  legsOf,
  mergedInto,
  saveLeg,
} from '../../../src-main/store/call-sources.ts';
import {
  adoptCallbacks,
  countCallbacks,
  dismissCallback,
  owedCallbacks,
  owedCount,
} from '../../../src-main/store/callbacks.ts';
import { addCall, type Owner, readCall, type StoredCall } from '../../../src-main/store/calls.ts';
import { callsAround } from '../../../src-main/store/calls-around.ts';
import type { Db } from '../../../src-main/store/db.ts';
import { migrate } from '../../../src-main/store/migrate.ts';
import { callsMigrations } from '../../../src-main/store/migrations/calls.ts';
import { openCalls } from '../../../src-main/store/open.ts';

const owner: Owner = { accountId: 1, userId: 2 };

function missed(id: string, startedAt: number, part: Partial<StoredCall> = {}): StoredCall {
  return {
    id,
    owner,
    direction: 'incoming',
    origin: 'hook',
    method: 'phone',
    phase: 'ended',
    outcome: 'interrupted',
    kind: 'number',
    number: '+15145550199',
    extension: null,
    raw: '5145550199',
    lead: null,
    startedAt,
    executedAt: Math.floor(startedAt / 1000),
    answeredAt: null,
    endedAt: startedAt,
    duration: 0,
    note: '',
    filed: true,
    recovered: false,
    passReason: null,
    ...part,
  };
}

function leg(part: Partial<Leg> = {}): Omit<Leg, 'id'> {
  return {
    callId: 'a',
    source: 'yealink 192.168.1.20',
    sourceCall: '33093',
    state: 'open',
    beganAt: 1000,
    answeredAt: null,
    overAt: null,
    fromCallId: null,
    ...part,
  };
}

/** Adds a call as the core does: its number is counted anew. */
function add(db: Db, call: StoredCall): void {
  countCallbacks(db, addCall(db, call));
}

/** The plans of every statement that a deed compiles. */
function plansOf(db: Db, deed: () => void): string {
  const texts: string[] = [];
  const prepare = db.prepare.bind(db);
  // Only listened to: what is compiled is what would be.
  db.prepare = ((sql: string) => {
    texts.push(sql);
    return prepare(sql);
  }) as typeof db.prepare;
  deed();
  const plan = (sql: string) => prepare(`EXPLAIN QUERY PLAN ${sql.replace(/:\w+|\?/g, '1')}`).all();
  return JSON.stringify(texts.map(plan));
}

it('looks around a call by walking a part of the primary key', () => {
  const db = openCalls(':memory:');
  const call = missed('a', 1000);
  addCall(db, call);
  const plans = plansOf(db, () => callsAround(db, call, { near: 1, sameNumber: 1, limit: 1 }));
  expect(plans).toContain('SEARCH calls USING INDEX sqlite_autoindex_calls_1');
  expect(plans).not.toContain('SCAN');
});

describe('what phones reported', () => {
  it('comes back as it was written, the first phone first', () => {
    const db = openCalls(':memory:');
    addCall(db, missed('a', 1000));
    const first = addLeg(db, leg());
    addLeg(db, leg({ source: 'microsip 127.0.0.1', sourceCall: null }));
    saveLeg(db, { ...first, state: 'over', overAt: 2000 });
    expect(legsOf(db, 'a')).toMatchObject([
      { state: 'over', overAt: 2000 },
      { source: 'microsip 127.0.0.1', sourceCall: null },
    ]);
    expect(callsBySourceId(db, 'yealink 192.168.1.20', '33093')).toEqual(['a']);
    expect(callsBySourceId(db, 'snom 192.168.1.20', '33093')).toEqual([]);
  });

  it('is found by index, by call and by a phone’s own id', () => {
    const db = openCalls(':memory:');
    const plans = plansOf(db, () => {
      legsOf(db, 'a');
      callsBySourceId(db, 'x', 'y');
      mergedInto(db, 'a');
    });
    expect(plans).toContain('call_sources_of_call');
    expect(plans).toContain('call_sources_by_id');
    expect(plans).not.toContain('SCAN');
    expect(plans).not.toContain('TEMP B-TREE');
  });
});

describe('callbacks', () => {
  it('are each owner’s own', () => {
    const db = openCalls(':memory:');
    add(db, missed('a', 1000));
    add(db, missed('b', 5000, { owner: { accountId: 1, userId: 3 } }));
    expect(owedCallbacks(db, owner, 10)).toEqual([
      { number: '+15145550199', times: 1, firstAt: 1000, lastAt: 1000, callId: 'a' },
    ]);
    expect([owedCount(db, { accountId: 1, userId: 3 }), owedCount(db, null)]).toEqual([1, 0]);
  });

  it('of before anyone was connected become the first user’s', () => {
    const db = openCalls(':memory:');
    add(db, missed('a', 1000));
    add(db, missed('b', 5000, { owner: null }));
    adoptCallbacks(db, owner);
    expect(owedCallbacks(db, owner, 10)).toMatchObject([{ times: 2, firstAt: 1000, lastAt: 5000 }]);
    expect(owedCount(db, null)).toBe(0);
  });

  it('count no record that was merged into another, and none that was dismissed', () => {
    const db = openCalls(':memory:');
    add(db, missed('a', 1000));
    add(db, missed('b', 5000));
    addMerge(db, 'a', 'b');
    countCallbacks(db, missed('b', 5000));
    expect(owedCallbacks(db, owner, 10)).toMatchObject([{ times: 1 }]);
    dismissCallback(db, owner, '+15145550199');
    countCallbacks(db, missed('b', 5000));
    expect(owedCount(db, owner)).toBe(0);
  });

  it('are counted and listed by index', () => {
    const db = openCalls(':memory:');
    addCall(db, missed('a', 1000));
    const plans = plansOf(db, () => {
      countCallbacks(db, missed('a', 1000));
      owedCallbacks(db, owner, 10);
      owedCount(db, owner);
    });
    expect(plans).toContain('calls_marker');
    expect(plans).toContain('callbacks_owed');
    expect(plans).not.toMatch(/SCAN (calls|callbacks|merged_calls)/);
    expect(plans).not.toMatch(/SEARCH callbacks USING PRIMARY KEY \(account_id=\? AND user_id=\?\)/);
  });
});

describe('the tables', () => {
  it('are added to a file that has calls, which stay as they were', () => {
    const step = callsMigrations.findIndex((sql) => sql.includes('CREATE TABLE call_sources'));
    const db = new Database(':memory:');
    migrate(db, callsMigrations.slice(0, step));
    const { columns, values } = {
      columns: 'id, direction, origin, phase, kind, raw, started_at, executed_at, note, filed, recovered, search',
      values: `'a', 'outgoing', 'dialer', 'ended', 'number', '5145550199', 1000, 1, 'kept', 1, 0, ''`,
    };
    db.exec(`INSERT INTO calls (${columns}) VALUES (${values})`);
    migrate(db, callsMigrations);
    expect(readCall(db, 'a')).toMatchObject({ note: 'kept', startedAt: 1000 });
    expect([legsOf(db, 'a'), owedCount(db, null)]).toEqual([[], 0]);
  });
});
