// A copy put back at a start: never mixed with the log of the file before, whenever the run dies.

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { inTransaction, openCalls, openLeads } from '../../../src-main/store/open.ts';
import { putBack } from '../../../src-main/store/restore.ts';
import { temporaryFolder } from '../../fakes/core.ts';

const parts = ['calls.db', 'calls.db-wal', 'calls.db-shm'];

it('does nothing where there is no copy', async () => {
  const { folder } = await crashed();
  const before = readdirSync(folder).toSorted();
  expect(putBack(folder)).toEqual({ kind: 'none' });
  expect(readdirSync(folder).toSorted()).toEqual(before);
  expect(rowsOf(folder)).toEqual(newer);
});

it('keeps the log of a file that died out of the copy, and every call of that log beside it', async () => {
  const { folder, copy } = await crashed();
  copyFileSync(copy, join(folder, 'calls-restore.db'));
  const found = putBack(folder);
  expect(found).toMatchObject({ kind: 'restored', aside: expect.stringMatching(/^calls-before-[\dT-]+\.db$/) });
  expectOlder(folder);
  expect(aside(folder)).toEqual([newer]);
  expect(statSync(join(folder, 'calls.db')).mode & 0o777).toBe(0o600);
});

it('puts back in turn what it had put aside', async () => {
  const { folder, copy } = await crashed();
  copyFileSync(copy, join(folder, 'calls-restore.db'));
  const found = putBack(folder);
  if (found.kind !== 'restored' || found.aside === null) throw new Error('nothing was put aside');
  renameSync(join(folder, found.aside), join(folder, 'calls-restore.db'));
  expect(putBack(folder)).toMatchObject({ kind: 'restored' });
  expect(rowsOf(folder)).toEqual(newer);
});

it('takes a copy into a new folder, away from a log that is left without its file', async () => {
  const { folder, copy } = await crashed();
  renameSync(join(folder, 'calls.db'), join(temporaryFolder(), 'calls.db'));
  copyFileSync(copy, join(folder, 'calls-restore.db'));
  expect(putBack(folder)).toEqual({ kind: 'restored', aside: null });
  expectOlder(folder);
});

it('replaces a file that is beyond reading, and keeps it', async () => {
  const { folder, copy } = await crashed();
  writeFileSync(join(folder, 'calls.db'), 'x'.repeat(9000));
  copyFileSync(copy, join(folder, 'calls-restore.db'));
  expect(putBack(folder)).toMatchObject({ kind: 'restored' });
  expectOlder(folder);
  expect(readdirSync(folder).filter((name) => /^calls-before-.*\.db$/.test(name))).toHaveLength(1);
});

describe('a run that died', () => {
  const renames = [
    ['calls.db-wal', 'calls-moving.db-wal'],
    ['calls.db-shm', 'calls-moving.db-shm'],
    ['calls.db', 'calls-moving.db'],
    ['calls-restore.db', 'calls.db'],
  ] as const;

  it.each([1, 2, 3, 4])('after %i renames is finished by the next', async (done) => {
    const { folder, copy } = await crashed();
    copyFileSync(copy, join(folder, 'calls-restore.db'));
    for (const [from, to] of renames.slice(0, done)) renameSync(join(folder, from), join(folder, to));
    putBack(folder);
    expectOlder(folder);
    expect(aside(folder)).toEqual([newer]);
    expect(readdirSync(folder).filter((name) => /moving|restore/.test(name))).toEqual([]);
  });

  it.each([1, 2, 3])('after %i renames is taken back if the copy is gone since', async (done) => {
    const { folder } = await crashed();
    for (const [from, to] of renames.slice(0, done)) renameSync(join(folder, from), join(folder, to));
    expect(putBack(folder)).toEqual({ kind: 'none' });
    expect(rowsOf(folder)).toEqual(newer);
  });
});

describe('a copy is refused, and the present file with its log stays in use:', () => {
  const refusals = {
    'not a database': (path: string) => writeFileSync(path, 'not a database, and long enough to be one'.repeat(50)),
    empty: (path: string) => writeFileSync(path, ''),
    'a folder': (path: string) => mkdirSync(path),
    'cut short': (path: string, copy: string) => {
      copyFileSync(copy, path);
      truncateSync(path, statSync(copy).size / 2);
    },
    'of the leads': (path: string) => openLeads(path).close(),
  };

  it.each(Object.keys(refusals))('%s', async (name) => {
    const { folder, copy } = await crashed();
    refusals[name as keyof typeof refusals](join(folder, 'calls-restore.db'), copy);
    const found = putBack(folder);
    expect(found).toMatchObject({ kind: 'refused', why: 'damaged' });
    expect(existsSync(join(folder, found.kind === 'refused' ? found.aside : ''))).toBe(true);
    expect(putBack(folder)).toEqual({ kind: 'none' });
    expect(rowsOf(folder)).toEqual(newer);
  });

  it('from a newer version', async () => {
    const { folder, copy } = await crashed();
    const path = join(folder, 'calls-restore.db');
    copyFileSync(copy, path);
    const db = new Database(path);
    db.pragma('user_version = 9999');
    db.close();
    expect(putBack(folder)).toMatchObject({ kind: 'refused', why: 'newer' });
    expect(rowsOf(folder)).toEqual(newer);
  });
});

const older = ['0', '1'];
const newer = Array.from({ length: 400 }, (_, row) => String(row));

/** A folder as a killed process leaves it, log and all, and a backup from before the log was written. */
async function crashed() {
  const living = temporaryFolder();
  const db = openCalls(join(living, 'calls.db'));
  write(db, older);
  const copy = join(temporaryFolder(), 'backup.db');
  await db.backup(copy);
  const tidy = new Database(copy);
  tidy.pragma('journal_mode = DELETE');
  tidy.close();
  write(db, newer);
  const folder = temporaryFolder();
  for (const part of parts) copyFileSync(join(living, part), join(folder, part));
  db.close();
  expect(statSync(join(folder, 'calls.db-wal')).size).toBeGreaterThan(0);
  return { folder, copy };
}

function write(db: Database.Database, names: readonly string[]): void {
  const insert = db.prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)');
  inTransaction(db, () => {
    for (const name of names) insert.run(`row-${name.padStart(5, '0')}`, JSON.stringify('x'.repeat(300)));
  });
}

function namesIn(db: Database.Database): string[] {
  const names = db.prepare("SELECT key FROM settings WHERE key LIKE 'row-%' ORDER BY key").pluck().all();
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
  return names.map((name) => String(Number(String(name).slice(4))));
}

function rowsOf(folder: string): string[] {
  return namesIn(openCalls(join(folder, 'calls.db')));
}

function expectOlder(folder: string): void {
  expect(rowsOf(folder)).toEqual(older);
}

/** What each file put aside holds, read by itself. */
function aside(folder: string): string[][] {
  const names = readdirSync(folder).filter((name) => /^calls-before-.*\.db$/.test(name));
  return names.map((name) => namesIn(new Database(join(folder, name))));
}
