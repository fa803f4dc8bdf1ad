// One process owns a data folder. The lock is SQLite's own on a file of its own: the system frees it when the process
// dies, however it dies, so there is never a stale one to clean up.

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ownerOnly } from './owner-only.ts';

export interface FolderLock {
  release(): void;
}

/** Takes the folder, or answers null where another process has it. */
export function lockFolder(folder: string): FolderLock | null {
  const path = join(folder, 'lock.db');
  ownerOnly(path);
  const db = new Database(path, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw new Error('lock the data folder', { cause: error });
  }
  return {
    release() {
      db.exec('ROLLBACK');
      db.close();
    },
  };
}
