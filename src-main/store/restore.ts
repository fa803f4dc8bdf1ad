// Puts a copy back in the place of calls.db at a start. Laid over by hand, it would meet the write-ahead log of the file
// before, and SQLite would play that log into it.

import { chmodSync, closeSync, fsyncSync, lstatSync, openSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { callsMigrations } from './migrations/calls.ts';

/** The name under which a copy in the data folder is taken as one to put back. */
export const restoreName = 'calls-restore.db';

export type Restored =
  /** There was no copy to put back. */
  | { readonly kind: 'none' }
  /** `aside`: the name that the calls before have now; null where there were none. */
  | { readonly kind: 'restored'; readonly aside: string | null }
  /** The copy wasn't taken, and no longer has the name that would have it tried again. Nothing else was changed. */
  | { readonly kind: 'refused'; readonly why: 'damaged' | 'newer'; readonly aside: string };

/**
 * Puts `calls-restore.db` in the place of `calls.db`, once it is read through, and keeps the calls before under a dated
 * name. Whenever a run dies in the middle, the next one goes on from the old file or from the new one, never from a mix.
 * The caller holds the folder's lock, and has neither file open.
 */
export function putBack(folder: string): Restored {
  const present = join(folder, 'calls.db');
  const moving = join(folder, 'calls-moving.db');
  const copy = join(folder, restoreName);
  settle(present, moving);
  if (!isThere(copy)) return { kind: 'none' };
  const why = problemOf(copy);
  if (why !== null) return { kind: 'refused', why, aside: moveToDated(copy, 'calls-refused') };

  // The log of a file that is gone belongs to nothing, and must not come near the copy.
  if (!isThere(present)) moveToDated(present, 'calls-before');
  // Its side files first: while calls.db is in its place, or no other is, this can be taken back.
  for (const side of sides) moveIfThere(present + side, moving + side);
  moveIfThere(present, moving);
  syncFolder(folder);
  renameSync(copy, present);
  syncFolder(folder);
  return { kind: 'restored', aside: settle(present, moving) };
}

/** What SQLite may keep beside a file. Each is part of it. */
const sides = ['-journal', '-wal', '-shm'] as const;

/** Ends what a run left half done. Only once the copy is in place are there both files. Returns the name of what was put aside. */
function settle(present: string, moving: string): string | null {
  if (isThere(moving) && isThere(present)) {
    if (isThere(`${moving}-wal`)) makeOneFile(moving);
    return moveToDated(moving, 'calls-before');
  }
  moveIfThere(moving, present);
  for (const side of sides) moveIfThere(moving + side, present + side);
  return null;
}

/** So that what was put aside can be put back in turn. A file too damaged for it keeps its side files. */
function makeOneFile(path: string): void {
  try {
    const db = new Database(path, { timeout: 0 });
    try {
      db.pragma('journal_mode = DELETE');
    } finally {
      db.close();
    }
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}

/** Names the file and its side files after its last change, the file last; a run that died in the middle finds the same name. */
function moveToDated(path: string, name: string): string {
  const parts = [...sides, ''].filter((side) => isThere(path + side));
  const newest = Math.max(0, ...parts.slice(-1).map((side) => lstatSync(path + side).mtimeMs));
  const day = new Date(newest).toISOString().slice(0, 19).replaceAll(':', '-');
  let target = join(path, '..', `${name}-${day}.db`);
  for (let more = 2; parts.some((side) => isThere(target + side)); more += 1) {
    target = join(path, '..', `${name}-${day}-${more}.db`);
  }
  for (const side of parts) renameSync(path + side, target + side);
  return basename(target);
}

function problemOf(copy: string): 'damaged' | 'newer' | null {
  if (!lstatSync(copy).isFile()) return 'damaged';
  try {
    chmodSync(copy, 0o600);
    // SQLite takes an empty file for a database without tables.
    const db = new Database(copy, { fileMustExist: true, timeout: 0 });
    try {
      // In one file from here on, whatever made the copy.
      db.pragma('journal_mode = DELETE');
      if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return 'damaged';
      if (db.prepare(ownTables).pluck().get() !== 2) return 'damaged';
      if (Number(db.pragma('user_version', { simple: true })) > callsMigrations.length) return 'newer';
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return 'damaged';
    throw new Error('check the copy to put back', { cause: error });
  }
  syncFile(copy);
  return null;
}

const ownTables = `
  SELECT count(*)
  FROM sqlite_schema
  WHERE type = 'table'
    AND name IN ('calls', 'outbox')
`;

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function moveIfThere(from: string, to: string): void {
  if (isThere(from)) renameSync(from, to);
}

/** A copy that was only just made may not be on the disk yet. */
function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** Makes the renames last. Windows can't open a folder, and keeps their order by its own journal. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}
