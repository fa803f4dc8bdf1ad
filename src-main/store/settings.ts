// The `settings` table of calls.db: small values by name, as JSON, each parsed by whoever owns its meaning.

import type { Db } from './db.ts';
import { statement } from './statement.ts';

/** Reads a value. Undefined where it was never written. */
export function readSetting(db: Db, key: string): unknown {
  const row = statement<[string], { value: string }>(
    db,
    `SELECT value
     FROM settings
     WHERE key = ?`,
  ).get(key);
  return row && JSON.parse(row.value);
}

/** Writes a value over the one before. */
export function writeSetting(db: Db, key: string, value: unknown): void {
  statement<[string, string]>(
    db,
    `INSERT INTO settings (key, value)
     VALUES (?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  ).run(key, JSON.stringify(value));
}
