// The `callbacks` table of calls.db: numbers whose call was missed and that nobody has reached since. Each row is counted
// from the calls themselves whenever one of the number changes, so that no correction leaves it wrong.

import type { Owner, StoredCall } from './calls.ts';
import type { Db } from './db.ts';
import { statement } from './statement.ts';

export interface StoredCallback {
  readonly number: string;
  readonly times: number;
  /** Epoch milliseconds of the first and the last missed call that count. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly callId: string;
}

/**
 * Counts anew what a call's number is owed: the calls missed since it was last reached in either direction, or since the
 * agent dismissed it. A hidden number is owed nothing, since nobody can call it, nor an emergency's: its centre calls again.
 */
export function countCallbacks(db: Db, call: StoredCall): void {
  const number = numberOf(call);
  if (number === '' || call.kind === 'emergency' || !concerns(db, call, number)) return;
  const { account_id, user_id } = ownerColumns(call.owner);
  const missed = missedSince(db, { account_id, user_id, number, e164: call.number ?? '' });
  const last = missed.at(-1);
  if (!last) {
    statement<[number, number, string]>(
      db,
      `UPDATE callbacks
       SET times = 0
       WHERE account_id = ?
         AND user_id = ?
         AND number = ?`,
    ).run(account_id, user_id, number);
    return;
  }
  const first_at = missed[0]?.started_at ?? last.started_at;
  statement<[CallbackColumns & Columns]>(
    db,
    `INSERT INTO callbacks (account_id, user_id, number, times, first_at, last_at, call_id)
     VALUES (:account_id, :user_id, :number, :times, :first_at, :last_at, :call_id)
     ON CONFLICT (account_id, user_id, number) DO UPDATE
     SET times = excluded.times, first_at = excluded.first_at, last_at = excluded.last_at, call_id = excluded.call_id`,
  ).run({
    account_id,
    user_id,
    number,
    times: missed.length,
    first_at,
    last_at: last.started_at,
    call_id: last.id,
  });
}

/** Returns what an owner owes, the latest missed first. */
export function owedCallbacks(db: Db, owner: Owner | null, limit: number): readonly StoredCallback[] {
  const { account_id, user_id } = ownerColumns(owner);
  return statement<[number, number, number], CallbackColumns>(
    db,
    `SELECT number, times, first_at, last_at, call_id
     FROM callbacks
     WHERE account_id = ?
       AND user_id = ?
       AND times > 0
     ORDER BY last_at DESC
     LIMIT ?`,
  )
    .all(account_id, user_id, limit)
    .map((row) => ({
      number: row.number,
      times: row.times,
      firstAt: row.first_at,
      lastAt: row.last_at,
      callId: row.call_id,
    }));
}

/** Counts the numbers that an owner owes a call. */
export function owedCount(db: Db, owner: Owner | null): number {
  const { account_id, user_id } = ownerColumns(owner);
  return (
    statement<[number, number], { n: number }>(
      db,
      `SELECT count(*) AS n
       FROM callbacks INDEXED BY callbacks_owed
       WHERE account_id = ?
         AND user_id = ?
         AND times > 0`,
    ).get(account_id, user_id)?.n ?? 0
  );
}

/** Takes a number off what an owner owes, until its next missed call. Returns when it was dismissed before; null for never. */
export function dismissCallback(db: Db, owner: Owner | null, number: string): number | null {
  const { account_id, user_id } = ownerColumns(owner);
  const before = statement<[number, number, string], { dismissed_at: number | null }>(
    db,
    `SELECT dismissed_at
     FROM callbacks
     WHERE account_id = ?
       AND user_id = ?
       AND number = ?`,
  ).get(account_id, user_id, number);
  statement<[number, number, string]>(
    db,
    `UPDATE callbacks
     SET times = 0, dismissed_at = last_at
     WHERE account_id = ?
       AND user_id = ?
       AND number = ?`,
  ).run(account_id, user_id, number);
  return before?.dismissed_at ?? null;
}

/**
 * Says that a number was last dismissed at another time, null for never. Returns a call of the number, from which what it
 * is owed is to be counted anew; null where it never was owed any.
 */
export function restoreCallback(
  db: Db,
  owner: Owner | null,
  number: string,
  dismissedAt: number | null,
): string | null {
  const { account_id, user_id } = ownerColumns(owner);
  const row = statement<[number | null, number, number, string], { call_id: string }>(
    db,
    `UPDATE callbacks
     SET dismissed_at = ?
     WHERE account_id = ?
       AND user_id = ?
       AND number = ?
     RETURNING call_id`,
  ).get(dismissedAt, account_id, user_id, number);
  return row?.call_id ?? null;
}

/** Gives what nobody owed yet to an owner, who may owe some of it already. */
export function adoptCallbacks(db: Db, owner: Owner): void {
  statement<[Columns]>(
    db,
    `INSERT INTO callbacks (account_id, user_id, number, times, first_at, last_at, call_id, dismissed_at)
     SELECT :account_id, :user_id, number, times, first_at, last_at, call_id, dismissed_at
     FROM callbacks
     WHERE account_id = 0
       AND user_id = 0
     ON CONFLICT (account_id, user_id, number) DO UPDATE
     SET times = times + excluded.times, first_at = min(first_at, excluded.first_at),
         last_at = max(last_at, excluded.last_at)`,
  ).run(ownerColumns(owner));
  statement<[]>(
    db,
    `DELETE FROM callbacks
     WHERE account_id = 0
       AND user_id = 0`,
  ).run();
}

interface CallbackColumns {
  readonly number: string;
  readonly times: number;
  readonly first_at: number;
  readonly last_at: number;
  readonly call_id: string;
}

interface Columns {
  readonly account_id: number;
  readonly user_id: number;
}

/** What a number is owed changes only by a missed call, or where something is or was owed already. */
function concerns(db: Db, call: StoredCall, number: string): boolean {
  if (call.direction === 'incoming' && call.outcome === 'interrupted') return true;
  const { account_id, user_id } = ownerColumns(call.owner);
  const row = statement<[number, number, string], { n: number }>(
    db,
    `SELECT 1 AS n
     FROM callbacks
     WHERE account_id = ?
       AND user_id = ?
       AND number = ?`,
  ).get(account_id, user_id, number);
  return row !== undefined;
}

/** The missed calls that count, oldest first. Both directions of the last call reached ask the index of markers. */
function missedSince(
  db: Db,
  whose: Columns & { readonly number: string; readonly e164: string },
): readonly { readonly id: string; readonly started_at: number }[] {
  return statement<[typeof whose], { id: string; started_at: number }>(
    db,
    `SELECT id, started_at
     FROM calls
     WHERE direction = 'incoming'
       AND ifnull(number, '') = :e164
       AND (number IS NOT NULL OR raw = :number)
       AND outcome = 'interrupted'
       AND ifnull(account_id, 0) = :account_id
       AND ifnull(user_id, 0) = :user_id
       AND NOT EXISTS (
             SELECT 1
             FROM merged_calls
             WHERE call_id = calls.id)
       AND started_at > ifnull((
             SELECT max(reached.started_at)
             FROM calls AS reached
             WHERE reached.direction IN ('incoming', 'outgoing')
               AND ifnull(reached.number, '') = :e164
               AND (reached.number IS NOT NULL OR reached.raw = :number)
               AND reached.method = 'phone'
               AND (reached.outcome = 'answered' OR reached.phase = 'talking')
               AND ifnull(reached.account_id, 0) = :account_id
               AND ifnull(reached.user_id, 0) = :user_id), 0)
       AND started_at > ifnull((
             SELECT dismissed_at
             FROM callbacks
             WHERE account_id = :account_id
               AND user_id = :user_id
               AND callbacks.number = :number), 0)
     ORDER BY started_at, id`,
  ).all(whose);
}

function numberOf(call: StoredCall): string {
  return call.number ?? call.raw;
}

function ownerColumns(owner: Owner | null): Columns {
  return { account_id: owner?.accountId ?? 0, user_id: owner?.userId ?? 0 };
}
