// What the mirror's leads are found by: the full-text tables of words and of digits, the numbers, the e-mail addresses.

import type { Db } from './db.ts';
import { foldedAddress } from './lead-words.ts';
import { rowsChanged, statement } from './statement.ts';

/** Makes a lead findable by its words, and by its advisor. `indexed` says that it is findable by others now. */
export function indexWords(db: Db, id: number, words: string, advisorId: number | null, indexed: boolean): void {
  if (indexed) forgetWords(db, id);
  statement(
    db,
    `INSERT INTO lead_words (rowid, words)
     VALUES (?, ?)`,
  ).run(id, advisorId === null ? words : `${words} ${advisorWord(advisorId)}`);
}

/** Makes a lead findable by its numbers, whole and in part. `sameTexts` says that they read as those indexed do. */
export function indexPhones(
  db: Db,
  id: number,
  phones: readonly { readonly number: string; readonly e164: string | null }[],
  indexed: boolean,
  sameTexts: boolean,
): void {
  const numbers = [...new Set(phones.flatMap(({ e164 }) => e164 ?? []))].sort();
  if (sameTexts && numbers.join() === numbersOf(db, id).join()) return;
  if (indexed) forgetPhones(db, id);
  const insert = statement(
    db,
    `INSERT INTO phones (e164, lead_id)
     VALUES (?, ?)`,
  );
  for (const e164 of numbers) insert.run(e164, id);
  const digits = phones.map(({ number, e164 }) => (e164 ?? number).replace(/\D/g, '')).join(' ');
  if (digits.trim() === '') return;
  statement(
    db,
    `INSERT INTO lead_digits (rowid, digits)
     VALUES (?, ?)`,
  ).run(id, digits);
}

/** Makes a lead findable by its e-mail addresses. */
export function indexEmails(db: Db, id: number, addresses: readonly string[], indexed: boolean): void {
  if (indexed) forgetEmails(db, id);
  const insert = statement(
    db,
    `INSERT INTO emails (address, lead_id)
     VALUES (?, ?)`,
  );
  for (const address of new Set(addresses.map(foldedAddress))) insert.run(address, id);
}

/** Makes a lead unfindable. */
export function forgetLead(db: Db, id: number): void {
  forgetWords(db, id);
  forgetPhones(db, id);
  forgetEmails(db, id);
}

/** Makes every lead unfindable. */
export function forgetAllLeads(db: Db): void {
  db.exec(`
    DELETE FROM phones;
    DELETE FROM emails;
    INSERT INTO lead_words (lead_words) VALUES ('delete-all');
    INSERT INTO lead_digits (lead_digits) VALUES ('delete-all');
  `);
}

/**
 * The word that an advisor's leads are found by: one character that nobody types, so that the prefix tables hardly grow.
 * Two advisors may share it.
 */
export function advisorWord(advisorId: number): string {
  return String.fromCodePoint(0xe000 + (advisorId % 6400));
}

/**
 * Begins merging the search tables into one piece each, the fastest to search: after many leads came. `mergeSearch` does
 * the work.
 */
export function beginOptimizing(db: Db): void {
  for (const table of searchTables) merge(db, table, -1);
}

/** Merges some pages' worth of the search tables. False once there is nothing left to merge. */
export function mergeSearch(db: Db, pages: number): boolean {
  // SQLite's manual: a merge that changed fewer than two rows had nothing to do.
  return searchTables.map((table) => merge(db, table, pages)).some((changes) => changes >= 2);
}

const searchTables = ['lead_words', 'lead_digits'] as const;

function merge(db: Db, table: (typeof searchTables)[number], pages: number): number {
  const before = rowsChanged(db);
  statement<[number]>(
    db,
    `INSERT INTO ${table} (${table}, rank)
     VALUES ('merge', ?)`,
  ).run(pages);
  return rowsChanged(db) - before;
}

function numbersOf(db: Db, id: number): readonly string[] {
  return statement<[number], { e164: string }>(
    db,
    `SELECT e164
     FROM phones
     WHERE lead_id = ?
     ORDER BY e164`,
  )
    .all(id)
    .map(({ e164 }) => e164);
}

function forgetWords(db: Db, id: number): void {
  statement<[number]>(
    db,
    `DELETE FROM lead_words
     WHERE rowid = ?`,
  ).run(id);
}

function forgetPhones(db: Db, id: number): void {
  statement<[number]>(
    db,
    `DELETE FROM phones
     WHERE lead_id = ?`,
  ).run(id);
  statement<[number]>(
    db,
    `DELETE FROM lead_digits
     WHERE rowid = ?`,
  ).run(id);
}

function forgetEmails(db: Db, id: number): void {
  statement<[number]>(
    db,
    `DELETE FROM emails
     WHERE lead_id = ?`,
  ).run(id);
}
