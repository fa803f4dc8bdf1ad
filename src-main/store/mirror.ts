// The `mirror` table of leads.db: whose leads these are, how far the reading got, and what calls.db is measured against.

import { z } from 'zod';
import type { Db } from './db.ts';
import { statement } from './statement.ts';

const accountSchema = z.int();
const attemptSchema = z.int();
const progressSchema = z.object({
  /** Date the pass asks from; null for a pass over everything. */
  since: z.string().nullable(),
  /** The page to read next, from 1. */
  page: z.int().positive(),
  /** Newest `updated_at` seen in the pass, in the CRM's own writing. */
  newest: z.string().nullable(),
  /** Leads read, and how many were new or changed. */
  read: z.int(),
  changed: z.int(),
});
const cursorSchema = z.object({ newest: z.string().nullable(), completedAt: z.number() });

export type PullProgress = z.infer<typeof progressSchema>;
export type PullCursor = z.infer<typeof cursorSchema>;

/** Returns the account whose leads these are; null before the first page. */
export function mirrorAccount(db: Db): number | null {
  return read(db, 'account', accountSchema);
}

/** Forgets every lead and starts over as the mirror of another account. What calls.db is measured against stays. */
export function resetMirror(db: Db, account: number): void {
  db.exec(`DELETE FROM leads; DELETE FROM mirror WHERE key <> 'last-attempt'`);
  write(db, 'account', account);
}

/** Returns the pass under way; null where none is. */
export function pullProgress(db: Db): PullProgress | null {
  return read(db, 'progress', progressSchema);
}

/** Keeps where the pass is; null when it is over. */
export function savePullProgress(db: Db, progress: PullProgress | null): void {
  write(db, 'progress', progress);
}

/** Returns what the last complete pass ended with; null before the first. */
export function pullCursor(db: Db): PullCursor | null {
  return read(db, 'cursor', cursorSchema);
}

export function savePullCursor(db: Db, cursor: PullCursor): void {
  write(db, 'cursor', cursor);
}

/**
 * Returns the id of the last attempt that calls.db is known to have held; 0 before the first. A calls.db that holds less
 * is an older copy put back.
 */
export function witnessedAttempt(db: Db): number {
  return read(db, 'last-attempt', attemptSchema) ?? 0;
}

export function witnessAttempt(db: Db, id: number): void {
  write(db, 'last-attempt', id);
}

/** A value that can't be read counts as absent: the mirror can always be fetched again. */
function read<T>(db: Db, key: string, schema: z.ZodType<T>): T | null {
  const row = statement<[string], { value: string }>(
    db,
    `SELECT value
     FROM mirror
     WHERE key = ?`,
  ).get(key);
  if (!row) return null;
  const parsed = schema.safeParse(JSON.parse(row.value));
  return parsed.success ? parsed.data : null;
}

function write(db: Db, key: string, value: unknown): void {
  statement<[string, string]>(
    db,
    `INSERT INTO mirror (key, value)
     VALUES (?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  ).run(key, JSON.stringify(value));
}
