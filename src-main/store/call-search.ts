// The search index of calls: names, digits and notes as words, kept outside a call's own transaction so that the write
// that an agent waits for doesn't pay for it. What it lacks is known by commit, and added before anyone is answered.

import type { Db } from './db.ts';
import { fold } from './fold.ts';
import { inTransaction } from './open.ts';
import { statement } from './statement.ts';

/**
 * Adds to the index so many calls at most that are new or were reworded since, as one transaction. Returns how many they
 * were: 0 once the index has them all.
 */
export function indexCalls(db: Db, limit: number): number {
  const reworded = statement<[number], Indexed>(
    db,
    `SELECT id, number, raw, extension, lead_name, started_at, note
     FROM calls
     WHERE reworded = 1
     ORDER BY id
     LIMIT ?`,
  ).all(limit);
  const added = newCalls(db, limit - reworded.length);
  if (reworded.length + added.length === 0) return 0;
  inTransaction(db, () => {
    for (const call of [...reworded, ...added]) index(db, call);
    const last = added.at(-1);
    if (last) rememberLast(db, last.id);
  });
  return reworded.length + added.length;
}

/**
 * Returns ids of calls that hold every word of a text as the beginning of one of theirs, accents and case aside, newest
 * first. A text of digits and separators is one word: the beginning of a number, with or without its country, or of its
 * last 7 or 4 digits. `places` bounds the hits; see `placesOf`.
 */
export function searchCalls(db: Db, text: string, places: PlaceRange, limit: number): readonly string[] {
  const match = matchOf(text);
  if (match === null) return [];
  return statement<[string, number, number, number], { call_id: string }>(db, searchSql)
    .all(match, places.below, places.from, limit)
    .map((row) => row.call_id);
}

export const searchSql = `
  SELECT call_places.call_id
  FROM call_words
  CROSS JOIN call_places ON call_places.place = call_words.rowid
  WHERE call_words MATCH ?
    AND call_words.rowid < ?
    AND call_words.rowid >= ?
  ORDER BY call_words.rowid DESC
  LIMIT ?`;

export interface PlaceRange {
  readonly from: number;
  readonly below: number;
}

/** Returns the places of the calls that began from one instant up to, not including, another, and come after a call. */
export function placesOf(
  db: Db,
  { from, to, before }: { readonly from: number; readonly to: number; readonly before: string | null },
): PlaceRange {
  const place =
    before === null
      ? null
      : statement<[string], { place: number }>(
          db,
          `SELECT place
           FROM call_places
           WHERE call_id = ?`,
        ).get(before);
  return { from: from * placesAMillisecond, below: Math.min(to * placesAMillisecond, place?.place ?? mostPlaces) };
}

/** A call begins at its start in milliseconds times this, and moves on past those that began in the same millisecond. */
const placesAMillisecond = 2000;
const mostPlaces = Number.MAX_SAFE_INTEGER;

interface Indexed {
  readonly id: string;
  readonly number: string | null;
  readonly raw: string;
  readonly extension: string | null;
  readonly lead_name: string | null;
  readonly started_at: number;
  readonly note: string;
}

/**
 * The calls added since the last one that was indexed, in the order they were added. Row ids may change when the file is
 * compacted; their order doesn't, so the last call is remembered by its id.
 */
function newCalls(db: Db, limit: number): readonly Indexed[] {
  return statement<[number], Indexed>(
    db,
    `SELECT id, number, raw, extension, lead_name, started_at, note
     FROM calls
     WHERE rowid > ifnull(
       (SELECT last.rowid
        FROM call_words_state
        JOIN calls AS last ON last.id = call_words_state.last_call_id), 0)
     ORDER BY rowid
     LIMIT ?`,
  ).all(limit);
}

function index(db: Db, call: Indexed): void {
  const place = placeOf(db, call);
  statement<[number]>(
    db,
    `DELETE FROM call_words
     WHERE rowid = ?`,
  ).run(place);
  statement<[number, string]>(
    db,
    `INSERT INTO call_words (rowid, words)
     VALUES (?, ?)`,
  ).run(place, wordsOf(call));
  statement<[string]>(
    db,
    `UPDATE calls
     SET reworded = 0
     WHERE id = ?
       AND reworded = 1`,
  ).run(call.id);
}

/** The call's place, given to it now if it has none. */
function placeOf(db: Db, { id, started_at }: Indexed): number {
  const known = statement<[string], { place: number }>(
    db,
    `SELECT place
     FROM call_places
     WHERE call_id = ?`,
  ).get(id);
  if (known) return known.place;
  const add = statement<[number, string]>(
    db,
    `INSERT INTO call_places (place, call_id)
     VALUES (?, ?)
     ON CONFLICT (place) DO NOTHING`,
  );
  let place = started_at * placesAMillisecond;
  while (add.run(place, id).changes === 0) place += 1;
  return place;
}

function rememberLast(db: Db, callId: string): void {
  statement<[string]>(
    db,
    `UPDATE call_words_state
     SET last_call_id = ?`,
  ).run(callId);
}

function wordsOf({ number, raw, extension, lead_name, note }: Indexed): string {
  const digits =
    number === null
      ? [raw]
      : [number, ...(number.startsWith('+1') ? [number.slice(2)] : []), number.slice(-7), number.slice(-4)];
  return [lead_name ?? '', ...digits, extension ?? '', note].join(' ');
}

/** The query in the index's own language, each word quoted; null where the text holds no word. */
function matchOf(text: string): string | null {
  const digits = text.replace(/[\s().\-+]/g, '');
  const words = /^\d+$/.test(digits) ? [digits] : fold(text).split(/[^\p{L}\p{N}\p{Co}]+/u);
  const found = words.filter((word) => word !== '').map((word) => `"${word}"*`);
  return found.length === 0 ? null : found.join(' ');
}
