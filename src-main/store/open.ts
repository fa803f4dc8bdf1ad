// Opens the two database files with the settings that the promise depends on, and proves that they took.

import Database from 'better-sqlite3';
import type { Db } from './db.ts';
import { migrate } from './migrate.ts';
import { callsMigrations } from './migrations/calls.ts';
import { leadsMigrations } from './migrations/leads.ts';
import { ownerOnly } from './owner-only.ts';

/**
 * Opens `calls.db`, the truth until the CRM has it. A commit is on the disk when it returns: `synchronous=FULL`, since
 * the library's default in WAL can lose the last commits in a power cut. What is deleted is overwritten.
 * @throws NewerDatabase if the file comes from a newer version; an Error with its cause if it can't be opened.
 */
export function openCalls(path: string): Db {
  return open(path, 'FULL', callsMigrations, { isTruth: true });
}

/** Opens `leads.db`, a mirror of the CRM that can always be fetched again and so may lose its last commits. */
export function openLeads(path: string): Db {
  return open(path, 'NORMAL', leadsMigrations);
}

/** Runs writes as one transaction that takes the write lock at once, so that it can't fail half way for a lock. */
export function inTransaction<T>(db: Db, write: () => T): T {
  const transaction = transactions.get(db) ?? db.transaction((writing: () => unknown) => writing());
  transactions.set(db, transaction);
  // What comes back is what `write` returned; one wrapper serves every type of it.
  return transaction.immediate(write) as T;
}

/** The library's wrapper, one a database: making one costs more than a small transaction. */
const transactions = new WeakMap<Db, Database.Transaction<(write: () => unknown) => unknown>>();

/** Moves the write-ahead log into the file, as far as nobody reads it: for a moment when nobody waits. */
export function checkpoint(db: Db): void {
  db.pragma('wal_checkpoint(PASSIVE)');
}

/** Bytes. A call's write touches seven pages or so: half the usual size spares a tenth of its time. */
const pageSize = 2048;
/**
 * Bytes of the write-ahead log at which a commit pays for a checkpoint. Long before, one runs while nobody waits; between
 * the two the log is written over in place, which the disk does faster than it lets a file grow.
 */
const walCap = 16_777_216;
const synchronousLevels = { NORMAL: 1, FULL: 2 } as const;

function open(
  path: string,
  synchronous: keyof typeof synchronousLevels,
  migrations: readonly string[],
  { isTruth } = { isTruth: false },
): Db {
  if (path !== ':memory:') ownerOnly(path);
  const db = new Database(path, { timeout: 5000 });
  try {
    // Takes in a new file only.
    if (isTruth) db.pragma(`page_size = ${pageSize}`);
    db.pragma('journal_mode = WAL');
    db.pragma(`synchronous = ${synchronous}`);
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma(`journal_size_limit = ${walCap}`);
    if (isTruth) {
      db.pragma(`wal_autocheckpoint = ${walCap / pageSize}`);
      db.pragma('secure_delete = ON');
      assertPragma(db, 'secure_delete', 1);
    }
    assertPragma(db, 'synchronous', synchronousLevels[synchronous]);
    assertPragma(db, 'foreign_keys', 1);
    assertPragma(db, 'trusted_schema', 0);
    if (path !== ':memory:') assertPragma(db, 'journal_mode', 'wal');
    migrate(db, migrations);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Brings the journal into the file and cuts it to nothing, so that what was deleted isn't left in it. False where somebody
 * else was reading, and it has to be tried again.
 */
export function emptyJournal(db: Db): boolean {
  return db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
}

function assertPragma(db: Db, name: string, expected: number | string): void {
  const actual = db.pragma(name, { simple: true });
  if (actual !== expected) throw new Error(`open the database: ${name} is ${String(actual)}, not ${expected}`);
}
