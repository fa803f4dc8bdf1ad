// Whether the database files that a killed app left behind are sound, looked at in a copy: opening the real ones would
// repair them before the app does.

import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Returns what SQLite finds wrong with the files in a data folder; empty where they are sound or not there yet. */
export function checkFiles(folder: string): readonly string[] {
  const copy = mkdtempSync(join(tmpdir(), 'offhook-copy-'));
  try {
    return ['calls.db', 'leads.db'].flatMap((name) => {
      for (const file of [name, `${name}-wal`]) {
        if (existsSync(join(folder, file))) cpSync(join(folder, file), join(copy, file));
      }
      return existsSync(join(copy, name)) ? problemsOf(join(copy, name)).map((problem) => `${name}: ${problem}`) : [];
    });
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function problemsOf(path: string): readonly string[] {
  const db = new Database(path);
  try {
    const integrity = db.pragma('integrity_check', { simple: true });
    const orphans = db.pragma('foreign_key_check');
    return [
      ...(integrity === 'ok' ? [] : [String(integrity)]),
      ...(Array.isArray(orphans) && orphans.length === 0 ? [] : ['rows without the one they belong to']),
    ];
  } finally {
    db.close();
  }
}
