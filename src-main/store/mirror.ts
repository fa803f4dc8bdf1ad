// The `mirror` table of leads.db: whose leads these are, how far the reading got, and what calls.db is measured against.

import { z } from 'zod';
import type { Db } from './db.ts';
import { forgetAllLeads } from './lead-index.ts';
import { statement } from './statement.ts';

const accountSchema = z.int();
const attemptSchema = z.int();
const progressSchema = z.object({
  /** Date the pass asks from; null for a pass over everything. */
  since: z.string().nullable(),
  /** The page to keep next, from 1. */
  page: z.int().positive(),
  /** Newest `updated_at` that its first page showed, in the CRM's own writing: where the next pass goes on from. */
  newest: z.string().nullable(),
  /** Newest `updated_at` seen at all: what the CRM's clock has surely reached. */
  reached: z.string().nullable(),
  /** Leads that the CRM announced on the page before; null before the first. */
  total: z.int().nullable(),
  /** True while every page announced the same total. */
  steady: z.boolean(),
  /** Leads read, and how many were new or changed. */
  read: z.int(),
  changed: z.int(),
});
const cursorSchema = z.object({
  newest: z.string().nullable(),
  reached: z.string().nullable(),
  completedAt: z.number(),
});
const surveySchema = z.object({
  /** The page to read next, from 1; null once the leads that it didn't meet are looked at one by one. */
  page: z.int().positive().nullable(),
  read: z.int(),
  /** The highest lead id that was looked at so. */
  looked: z.int(),
});

export type PullProgress = z.infer<typeof progressSchema>;
export type PullCursor = z.infer<typeof cursorSchema>;
export type SurveyProgress = z.infer<typeof surveySchema>;

/** Returns the account whose leads these are; null before the first page. */
export function mirrorAccount(db: Db): number | null {
  return read(db, 'account', accountSchema);
}

/** Forgets every lead and starts over as the mirror of another account. What calls.db is measured against stays. */
export function resetMirror(db: Db, account: number): void {
  known.delete(db);
  forgetAllLeads(db);
  db.exec(`
    DELETE FROM leads;
    DELETE FROM lead_sources;
    DELETE FROM communications;
    DELETE FROM met_changes;
    DELETE FROM met_survey;
    DELETE FROM mirror WHERE key <> 'last-attempt';
  `);
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

/** Returns the survey under way; null where none is. */
export function surveyProgress(db: Db): SurveyProgress | null {
  return read(db, 'survey', surveySchema);
}

/** Keeps where the survey is; null when it is over. */
export function saveSurveyProgress(db: Db, progress: SurveyProgress | null): void {
  write(db, 'survey', progress);
}

/** Returns when the last survey began, in epoch milliseconds; null before the first. */
export function lastSurvey(db: Db): number | null {
  return read(db, 'last-survey', z.number());
}

export function saveLastSurvey(db: Db, at: number): void {
  write(db, 'last-survey', at);
}

/** What goes over many pages and has to know which leads it met. */
export type Tour = 'changes' | 'survey';

/** Notes the leads that a tour has met. */
export function meet(db: Db, tour: Tour, ids: readonly number[]): void {
  const insert = statement<[number]>(
    db,
    `INSERT OR IGNORE INTO met_${tour} (lead_id)
     VALUES (?)`,
  );
  for (const id of ids) insert.run(id);
}

/** Counts the leads that a tour has met. */
export function countMet(db: Db, tour: Tour): number {
  return (
    statement<[], { n: number }>(
      db,
      `SELECT count(*) AS n
       FROM met_${tour}`,
    ).get()?.n ?? 0
  );
}

/** Begins a tour anew. */
export function forgetMet(db: Db, tour: Tour): void {
  db.exec(`DELETE FROM met_${tour}`);
}

/**
 * Looks at the next leads by id, a few thousand at most, for one that the survey didn't meet. `next` is that one, null for
 * none among them; `looked` is how far this went, null past the last lead.
 */
export function nextUnmet(db: Db, after: number): { readonly next: number | null; readonly looked: number | null } {
  const rows = statement<[number, number], { id: number; met: number | null }>(db, unmetSql).all(after, lookedAtOnce);
  const unmet = rows.find(({ met }) => met === null)?.id ?? null;
  const last = rows.at(-1)?.id ?? null;
  return { next: unmet, looked: unmet ?? (rows.length < lookedAtOnce ? null : last) };
}

const lookedAtOnce = 2000;

export const unmetSql = `
  SELECT leads.id, met_survey.lead_id AS met
  FROM leads
  LEFT JOIN met_survey ON met_survey.lead_id = leads.id
  WHERE leads.id > ?
    AND leads.gone_at IS NULL
  ORDER BY leads.id
  LIMIT ?`;

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

/** What was read since it was last written, one map a database: the wishes of the reading are asked at every step. */
const known = new WeakMap<Db, Map<string, unknown>>();

function knownOf(db: Db): Map<string, unknown> {
  const values = known.get(db) ?? new Map<string, unknown>();
  known.set(db, values);
  return values;
}

/** A value that can't be read counts as absent: the mirror can always be fetched again. */
function read<T>(db: Db, key: string, schema: z.ZodType<T>): T | null {
  const values = knownOf(db);
  // Each key is always read with the same schema.
  if (values.has(key)) return values.get(key) as T | null;
  const value = stored(db, key, schema);
  // What a transaction has written may yet be undone.
  if (!db.inTransaction) values.set(key, value);
  return value;
}

function stored<T>(db: Db, key: string, schema: z.ZodType<T>): T | null {
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
  knownOf(db).delete(key);
  statement<[string, string]>(
    db,
    `INSERT INTO mirror (key, value)
     VALUES (?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  ).run(key, JSON.stringify(value));
}
