// The two files: their settings, their schema, their lock, and what the tables promise.

import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { beginAttempt, lastAttempt } from '../../../src-main/store/attempts.ts';
import { partsOfDay } from '../../../src-main/store/call-days.ts';
import { everyCall, type ListQuery, listCalls } from '../../../src-main/store/call-list.ts';
import { indexCalls } from '../../../src-main/store/call-search.ts';
import { addCall, lastCallTo, lastCallToSql, type StoredCall } from '../../../src-main/store/calls.ts';
import { lockFolder } from '../../../src-main/store/folder-lock.ts';
import { migrate, NewerDatabase } from '../../../src-main/store/migrate.ts';
import { callsMigrations } from '../../../src-main/store/migrations/calls.ts';
import {
  beginLeadAttempt,
  openNewLeads,
  readNewLead,
  type StoredNewLead,
  saveNewLead,
} from '../../../src-main/store/new-leads.ts';
import { inTransaction, openCalls, openLeads } from '../../../src-main/store/open.ts';
import { newOutboxRow, readOutboxRow, saveOutboxRow, tally } from '../../../src-main/store/outbox.ts';
import { readSetting, writeSetting } from '../../../src-main/store/settings.ts';
import { localDay } from '../../../src-preload/contract/local-day.ts';
import { temporaryFolder } from '../../fakes/core.ts';
import { noon, storedCall } from './stored-calls.ts';

/** Makes a call at 1.7 billion seconds, which tests count from, whose wrap-up isn't finished. */
function call(id: string, changes: Partial<StoredCall> = {}): StoredCall {
  const then = { startedAt: 1_700_000_000_000, executedAt: 1_700_000_000 };
  return storedCall(0, { id, ...then, duration: 0, filed: false, ...changes });
}

describe('opening', () => {
  it('makes calls.db safe in a power cut and readable by its owner alone', () => {
    const path = join(temporaryFolder(), 'calls.db');
    const db = openCalls(path);
    const pragma = (name: string) => db.pragma(name, { simple: true });
    expect([pragma('synchronous'), pragma('journal_mode'), pragma('foreign_keys'), pragma('trusted_schema')]).toEqual([
      2,
      'wal',
      1,
      0,
    ]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    writeSetting(db, 'a', 1);
    expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600);
    db.close();
  });

  it('refuses a file from a newer version and leaves it as it is', () => {
    const path = join(temporaryFolder(), 'calls.db');
    const newer = new Database(path);
    newer.exec('CREATE TABLE future (a)');
    newer.pragma('user_version = 99');
    newer.close();
    expect(() => openCalls(path)).toThrow(NewerDatabase);
    const after = new Database(path);
    expect(after.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['future']);
    after.close();
  });

  it('refuses a file that is no database', () => {
    const path = join(temporaryFolder(), 'calls.db');
    writeFileSync(path, 'not a database, not at all, by any means'.repeat(100));
    expect(() => openCalls(path)).toThrow();
  });

  it('lets one process have a folder, until it lets go', () => {
    const folder = temporaryFolder();
    const lock = lockFolder(folder);
    expect(lock).not.toBeNull();
    expect(lockFolder(folder)).toBeNull();
    expect(statSync(join(folder, 'lock.db')).mode & 0o777).toBe(0o600);
    lock?.release();
    const again = lockFolder(folder);
    expect(again).not.toBeNull();
    again?.release();
  });
});

describe('migrating', () => {
  it('keeps nothing of a step that fails', () => {
    const db = new Database(':memory:');
    expect(() => migrate(db, ['CREATE TABLE one (a)', 'CREATE TABLE two (a); nonsense'])).toThrow(/schema 2/);
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(db.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['one']);
  });

  it('applies each step once', () => {
    const db = new Database(':memory:');
    migrate(db, ['CREATE TABLE one (a)']);
    migrate(db, ['CREATE TABLE one (a)', 'CREATE TABLE two (a)']);
    expect(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(2);
  });
});

describe('a calls.db of the first version', () => {
  it('keeps its calls, where they stand and who claims what, and can be filtered, searched and summed', () => {
    const path = join(temporaryFolder(), 'calls.db');
    const first = new Database(path);
    migrate(first, callsMigrations.slice(0, 1));
    const addFirst = first.prepare(
      `INSERT INTO calls (id, account_id, user_id, direction, origin, phase, outcome, kind, number, raw, lead_id, lead_name,
         started_at, executed_at, duration, note, filed, recovered, search)
       VALUES (?, 1, 2, 'outgoing', 'dialer', 'ended', 'answered', 'number', ?, '', 9, 'Zoé', ?, ?, 30, ?, 1, 0, '')`,
    );
    const addRow = first.prepare('INSERT INTO outbox (call_id, state, crm_account, crm_id) VALUES (?, ?, 1, ?)');
    const states = ['synced', 'synced', 'pending'] as const;
    const ids = states.map((state, place) => {
      const { id, startedAt, executedAt } = storedCall(place);
      addFirst.run(id, `+1514555019${place}`, startedAt, executedAt, `note ${place}`);
      addRow.run(id, state, state === 'synced' ? 5000 + place : null);
      return id;
    });
    first.close();

    const db = openCalls(path);
    expect(Object.fromEntries(tally(db))).toEqual({ synced: 2, pending: 1 });
    expect(readOutboxRow(db, ids[0] ?? '')).toMatchObject({ state: 'synced', crmAccount: 1, crmId: 5000 });
    expect(indexCalls(db, 10)).toBe(3);
    const found = (query: Partial<ListQuery>) =>
      listCalls(db, { ...everyCall, ...query, limit: 9 }).calls.map(({ call: { note } }) => note);
    expect(found({})).toEqual(['note 2', 'note 1', 'note 0']);
    expect(found({ search: '5550191 zoe' })).toEqual(['note 1']);
    expect(found({ states: ['synced'], leadId: 9 })).toEqual(['note 1', 'note 0']);
    const owner = { accountId: 1, userId: 2 };
    expect(partsOfDay(db, owner, localDay(noon).day)).toMatchObject([{ calls: 3, talkSeconds: 90 }]);
    expect(() => saveOutboxRow(db, { ...newOutboxRow(ids[2] ?? '', 'synced'), crmAccount: 1, crmId: 5000 })).toThrow(
      /UNIQUE/,
    );
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
  });
});

describe('a calls.db from before the CRM’s words for a field were kept', () => {
  it('keeps the names of the fields that the CRM refused', () => {
    const path = join(temporaryFolder(), 'calls.db');
    const before = new Database(path);
    migrate(before, callsMigrations.slice(0, 8));
    for (const [id, fields] of [
      ['a', '["call_phone","type"]'],
      ['b', '[]'],
    ] as const) {
      addCall(before, call(id, { number: null, executedAt: id.charCodeAt(0) }));
      before.prepare(`INSERT INTO outbox (call_id, state, fields) VALUES (?, 'parked', ?)`).run(id, fields);
      before
        .prepare(
          `INSERT INTO new_leads (id, first_name, last_name, number, created_at, state, fields)
           VALUES (?, 'Zoé', '', '+14185550111', 1, 'parked', ?)`,
        )
        .run(id, fields);
    }
    before.close();

    const db = openCalls(path);
    const named = ['call_phone', 'type'].map((name) => ({ name, words: null }));
    for (const read of [readOutboxRow, readNewLead]) {
      expect([read(db, 'a')?.fields, read(db, 'b')?.fields]).toEqual([named, []]);
    }
    db.close();
  });
});

describe('calls', () => {
  it('never share a second with another one of the same number and direction', () => {
    const db = openCalls(':memory:');
    const seconds = [
      addCall(db, call('a')),
      addCall(db, call('b')),
      addCall(db, call('c', { executedAt: 1_700_000_001 })),
      addCall(db, call('d', { direction: 'incoming' })),
      addCall(db, call('e', { number: '+14185550123' })),
      addCall(db, call('f', { number: null })),
      addCall(db, call('g', { number: null })),
    ].map(({ executedAt }) => executedAt - 1_700_000_000);
    expect(seconds).toEqual([0, 1, 2, 0, 0, 0, 1]);
  });
});

describe('the last call to a number', () => {
  it('is the newest one that was made within the time, and no call that came in or is on', () => {
    const db = openCalls(':memory:');
    addCall(db, call('a'));
    addCall(db, call('b', { startedAt: 1_700_000_060_000, executedAt: 1_700_000_060 }));
    addCall(db, call('c', { startedAt: 1_700_000_120_000, executedAt: 1_700_000_120, direction: 'incoming' }));
    addCall(db, call('d', { startedAt: 1_700_000_180_000, executedAt: 1_700_000_180, phase: 'dialing' }));
    const last = (since: number, until: number) => lastCallTo(db, '+15145550199', since, until)?.id ?? null;
    expect(last(1_699_999_999_000, 1_700_000_200_000)).toBe('b');
    expect(last(1_699_999_999_000, 1_700_000_059_000)).toBe('a');
    expect(last(1_700_000_061_000, 1_700_000_200_000)).toBe(null);
  });

  it('is found by the index of the marker', () => {
    const db = openCalls(':memory:');
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${lastCallToSql}`).all('+15145550199', 0, 0, 0);
    expect(JSON.stringify(plan)).toContain('calls_marker');
    expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE');
  });
});

describe('the outbox', () => {
  it('lets one communication be one call only, in one account', () => {
    const db = openCalls(':memory:');
    for (const id of ['a', 'b', 'c']) addCall(db, call(id));
    saveOutboxRow(db, { ...newOutboxRow('a', 'synced'), crmAccount: 1, crmId: 9 });
    expect(() => saveOutboxRow(db, { ...newOutboxRow('b', 'synced'), crmAccount: 1, crmId: 9 })).toThrow(/UNIQUE/);
    saveOutboxRow(db, { ...newOutboxRow('c', 'synced'), crmAccount: 2, crmId: 9 });
  });

  it('keeps its tally through every move, and through a transaction that is undone', () => {
    const db = openCalls(':memory:');
    for (const id of ['a', 'b']) {
      addCall(db, call(id));
      saveOutboxRow(db, newOutboxRow(id, 'pending'));
    }
    saveOutboxRow(db, newOutboxRow('a', 'sending'));
    saveOutboxRow(db, newOutboxRow('a', 'sending'));
    saveOutboxRow(db, newOutboxRow('a', 'synced'));
    expect(() =>
      inTransaction(db, () => {
        saveOutboxRow(db, newOutboxRow('b', 'parked'));
        throw new Error('undone');
      }),
    ).toThrow('undone');
    expect(Object.fromEntries(tally(db))).toEqual({ pending: 1, synced: 1 });
  });

  it.each([
    ['open rows by state', `SELECT * FROM outbox WHERE state = ? AND state NOT IN ('synced', 'local')`, 'outbox_open'],
    ['unfiled calls', 'SELECT * FROM calls WHERE filed = 0', 'calls_unfiled'],
  ])('finds %s by index', (_, sql, index) => {
    const db = openCalls(':memory:');
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(sql.includes('?') ? ['pending'] : []));
    expect(JSON.stringify(plan)).toContain(index);
  });
});

describe('new leads', () => {
  const lead: StoredNewLead = {
    id: 'a',
    owner: { accountId: 1, userId: 2 },
    firstName: 'Zoé',
    lastName: '',
    number: '+15145550142',
    language: null,
    callId: null,
    createdAt: 5,
    state: 'parked',
    leadId: null,
    anyway: true,
    floor: 12,
    doubt: null,
    emptyReads: 1,
    vagueReads: 2,
    checkFirst: true,
    parked: 'refused',
    status: 422,
    message: 'No.',
    fields: [{ name: 'first_name', words: 'Too odd.' }],
    candidates: [{ id: 3, name: 'Zoë' }],
  };

  it('come back as they were written', () => {
    const db = openCalls(':memory:');
    saveNewLead(db, lead);
    expect(readNewLead(db, 'a')).toEqual(lead);
    expect(readNewLead(db, 'b')).toBe(null);
  });

  it('are never the same lead of the CRM, in one account', () => {
    const db = openCalls(':memory:');
    saveNewLead(db, { ...lead, state: 'created', leadId: 9 });
    expect(() => saveNewLead(db, { ...lead, id: 'b', state: 'created', leadId: 9 })).toThrow(/UNIQUE/);
    saveNewLead(db, { ...lead, id: 'c', owner: { accountId: 2, userId: 2 }, state: 'created', leadId: 9 });
    expect(openNewLeads(db)).toEqual([]);
  });

  it('share the count of attempts with calls, so that an older copy is noticed by either', () => {
    const db = openCalls(':memory:');
    saveNewLead(db, lead);
    addCall(db, call('x'));
    const attempt = { at: 1, launch: 'l', bodyHash: 'h' };
    const numbers = [
      beginLeadAttempt(db, 'a', attempt),
      beginAttempt(db, { ...attempt, callId: 'x', kind: 'post' }),
      beginLeadAttempt(db, 'a', attempt),
    ];
    expect(numbers).toEqual([1, 2, 3]);
    expect(lastAttempt(db)).toBe(3);
  });

  it('that are open are found by their own index', () => {
    const db = openCalls(':memory:');
    const plan = db.prepare(`EXPLAIN QUERY PLAN SELECT * FROM new_leads WHERE state <> 'created' ORDER BY id`).all();
    expect(JSON.stringify(plan)).toContain('new_leads_open');
  });
});

describe('settings', () => {
  it('come back as they were written, and undefined where there are none', () => {
    const db = openCalls(':memory:');
    writeSetting(db, 'a', { b: [1, null, 'é'] });
    expect(readSetting(db, 'a')).toEqual({ b: [1, null, 'é'] });
    expect(readSetting(db, 'c')).toBeUndefined();
  });
});

describe('leads.db', () => {
  it('opens with the settings of a mirror', () => {
    const db = openLeads(join(temporaryFolder(), 'leads.db'));
    expect(db.pragma('synchronous', { simple: true })).toBe(1);
    db.close();
  });
});
