// The `calls` table of calls.db: what happened, as far as this computer knows, whoever it still has to reach.

import type { Call } from '../../src-preload/contract/call.ts';
import { localDay } from '../../src-preload/contract/local-day.ts';
import type { Db } from './db.ts';
import { statement } from './statement.ts';

/** Whose call it is in the CRM: rows of one user never leave with the key of another. */
export interface Owner {
  readonly accountId: number;
  readonly userId: number;
}

/** A call with what no window is told. Its `duration`, while it is on, is what the last heartbeat was sure of. */
export interface StoredCall extends Call {
  /** Null for a call made before anyone was connected. */
  readonly owner: Owner | null;
  /** Epoch seconds: what the CRM is told, made unique among calls with the same number and direction. */
  readonly executedAt: number;
}

/**
 * Adds a call, with the day and hour that this computer's clock showed where it began. `executedAt` moves later by whole
 * seconds until no other call has its number and direction at that time.
 */
export function addCall(db: Db, call: StoredCall): StoredCall {
  const columns = columnsOf(call);
  // Nearly always free: looking first would cost each call what only a collision has to pay.
  if (insertCall(db, columns)) return call;
  const executedAt = freeSecond(db, call);
  if (!insertCall(db, { ...columns, executed_at: executedAt })) throw new Error('add the call: no second is free');
  return { ...call, executedAt };
}

/** Adds a row, unless its number and direction have a call at that second already. Returns whether it did. */
function insertCall(db: Db, columns: CallColumns): boolean {
  const { day, hour } = localDay(columns.started_at);
  return (
    statement<[CallColumns & { readonly day: string; readonly hour: number }]>(
      db,
      `INSERT INTO calls (
         id, account_id, user_id, method, direction, origin, phase, outcome, kind, number, extension, raw, lead_id,
         lead_name, started_at, executed_at, answered_at, ended_at, duration, note, pass_reason, filed, recovered, day, hour)
       VALUES (
         :id, :account_id, :user_id, :method, :direction, :origin, :phase, :outcome, :kind, :number, :extension, :raw,
         :lead_id, :lead_name, :started_at, :executed_at, :answered_at, :ended_at, :duration, :note, :pass_reason, :filed,
         :recovered, :day, :hour)
       ON CONFLICT (direction, ifnull(number, ''), executed_at) DO NOTHING`,
    ).run({ ...columns, day, hour }).changes === 1
  );
}

/** Writes a call over itself: everything but its number and its time, which `renumberCall` alone changes. */
export function saveCall(db: Db, call: StoredCall): void {
  statement<[CallColumns]>(
    db,
    `UPDATE calls
     SET account_id = :account_id, user_id = :user_id, phase = :phase, outcome = :outcome, lead_id = :lead_id,
         lead_name = :lead_name, answered_at = :answered_at, ended_at = :ended_at, duration = :duration, note = :note,
         pass_reason = :pass_reason, filed = :filed, recovered = :recovered,
         reworded = reworded OR lead_name IS NOT :lead_name OR note <> :note
     WHERE id = :id`,
  ).run(columnsOf(call));
}

/**
 * Writes another number over a call's, and the second that is free for it: `executedAt` moves later where another call of
 * that number and direction has it.
 */
export function renumberCall(db: Db, call: StoredCall): void {
  const present = readCall(db, call.id);
  const isSame = present !== null && present.number === call.number;
  statement<[Renumbered]>(
    db,
    `UPDATE calls
     SET kind = :kind, number = :number, extension = :extension, raw = :raw, executed_at = :executed_at, reworded = 1
     WHERE id = :id`,
  ).run({
    id: call.id,
    kind: call.kind,
    number: call.number,
    extension: call.extension,
    raw: call.raw,
    executed_at: isSame ? call.executedAt : freeSecond(db, call),
  });
}

type Renumbered = Pick<CallColumns, 'id' | 'kind' | 'number' | 'extension' | 'raw' | 'executed_at'>;

/** Writes down the seconds talked so far, and nothing else: it happens every few seconds while a call is on. */
export function saveTalkTime(db: Db, id: string, seconds: number): void {
  statement<[number, string]>(
    db,
    `UPDATE calls
     SET duration = ?
     WHERE id = ?`,
  ).run(seconds, id);
}

/** Returns a call, or null where there is none. */
export function readCall(db: Db, id: string): StoredCall | null {
  const row = statement<[string], CallColumns>(
    db,
    `SELECT *
     FROM calls
     WHERE id = ?`,
  ).get(id);
  return row ? callOf(row) : null;
}

/** Returns the calls that are on, oldest first: one at most while the app runs, any after a crash. */
export function callsOn(db: Db): readonly StoredCall[] {
  return statement<[], CallColumns>(
    db,
    `SELECT *
     FROM calls
     WHERE phase <> 'ended'
     ORDER BY started_at`,
  )
    .all()
    .map(callOf);
}

/** Returns the ended calls whose wrap-up isn't finished, oldest first. */
export function unfiledCalls(db: Db): readonly StoredCall[] {
  return statement<[], CallColumns>(
    db,
    `SELECT *
     FROM calls
     WHERE filed = 0
       AND phase = 'ended'
     ORDER BY started_at`,
  )
    .all()
    .map(callOf);
}

/**
 * Returns the last call made to a number (E.164), and over, that began between two times in epoch milliseconds; null where
 * there was none.
 * `executed_at` is at most a few seconds later than the call began, so that the marker's index serves.
 */
export function lastCallTo(db: Db, number: string, since: number, until: number): StoredCall | null {
  const row = statement<[string, number, number, number], CallColumns>(db, lastCallToSql).get(
    number,
    Math.floor(since / 1000),
    since,
    until,
  );
  return row ? callOf(row) : null;
}

export const lastCallToSql = `
  SELECT *
  FROM calls
  WHERE direction = 'outgoing'
    AND ifnull(number, '') = ?
    AND executed_at >= ?
    AND phase = 'ended'
    AND started_at BETWEEN ? AND ?
  ORDER BY executed_at DESC
  LIMIT 1`;

/** Counts the calls that nobody owns yet. */
export function ownerlessCalls(db: Db): number {
  return (
    statement<[], { n: number }>(
      db,
      `SELECT count(*) AS n
       FROM calls
       WHERE user_id IS NULL`,
    ).get()?.n ?? 0
  );
}

/** Gives the calls that nobody owns yet to an owner, and returns how many they were. */
export function adoptCalls(db: Db, owner: Owner): number {
  return statement<[number, number]>(
    db,
    `UPDATE calls
     SET account_id = ?, user_id = ?
     WHERE user_id IS NULL`,
  ).run(owner.accountId, owner.userId).changes;
}

/** The columns that hold a call's own values as they are. */
type PlainColumns = Pick<
  StoredCall,
  | 'id'
  | 'method'
  | 'direction'
  | 'origin'
  | 'phase'
  | 'outcome'
  | 'kind'
  | 'number'
  | 'extension'
  | 'raw'
  | 'duration'
  | 'note'
>;

export interface CallColumns extends PlainColumns {
  readonly account_id: number | null;
  readonly user_id: number | null;
  readonly lead_id: number | null;
  readonly lead_name: string | null;
  readonly started_at: number;
  readonly executed_at: number;
  readonly answered_at: number | null;
  readonly ended_at: number | null;
  readonly pass_reason: string | null;
  readonly filed: number;
  readonly recovered: number;
}

/** Reads a row of the table. */
export function callOf(row: CallColumns): StoredCall {
  return {
    id: row.id,
    owner: row.account_id === null || row.user_id === null ? null : { accountId: row.account_id, userId: row.user_id },
    method: row.method,
    direction: row.direction,
    origin: row.origin,
    phase: row.phase,
    outcome: row.outcome,
    kind: row.kind,
    number: row.number,
    extension: row.extension,
    raw: row.raw,
    lead: row.lead_id === null ? null : { id: row.lead_id, name: row.lead_name ?? '' },
    startedAt: row.started_at,
    executedAt: row.executed_at,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
    duration: row.duration,
    note: row.note,
    passReason: row.pass_reason,
    filed: row.filed === 1,
    recovered: row.recovered === 1,
  };
}

function columnsOf(call: StoredCall): CallColumns {
  return {
    id: call.id,
    account_id: call.owner?.accountId ?? null,
    user_id: call.owner?.userId ?? null,
    method: call.method,
    direction: call.direction,
    origin: call.origin,
    phase: call.phase,
    outcome: call.outcome,
    kind: call.kind,
    number: call.number,
    extension: call.extension,
    raw: call.raw,
    lead_id: call.lead?.id ?? null,
    lead_name: call.lead?.name ?? null,
    started_at: call.startedAt,
    executed_at: call.executedAt,
    answered_at: call.answeredAt,
    ended_at: call.endedAt,
    duration: call.duration,
    note: call.note,
    pass_reason: call.passReason,
    filed: call.filed ? 1 : 0,
    recovered: call.recovered ? 1 : 0,
  };
}

/** The first second from the call's own on that no call of its number and direction has. */
function freeSecond(db: Db, call: StoredCall): number {
  const taken = statement<[string, string, number], { executed_at: number }>(
    db,
    `SELECT executed_at
     FROM calls
     WHERE direction = ?
       AND ifnull(number, '') = ?
       AND executed_at >= ?
     ORDER BY executed_at`,
  );
  let second = call.executedAt;
  for (const row of taken.iterate(call.direction, call.number ?? '', second)) {
    if (row.executed_at !== second) break;
    second += 1;
  }
  return second;
}
