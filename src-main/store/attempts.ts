// The `attempts` table of calls.db: every try to reach the CRM for a call, written before its first byte.

import type { Attempt } from '../../src-preload/contract/delivery.ts';
import type { Db } from './db.ts';
import { statement } from './statement.ts';

export interface NewAttempt {
  readonly callId: string;
  readonly kind: Attempt['kind'];
  /** Epoch milliseconds. */
  readonly at: number;
  readonly launch: string;
  /** SHA-256 of the body in hex; null for a read. */
  readonly bodyHash: string | null;
}

/** Notes an attempt as under way and returns its id. Belongs in the transaction that claims the call. */
export function beginAttempt(db: Db, attempt: NewAttempt): number {
  const { lastInsertRowid } = statement<[string, string, number, string, string | null]>(
    db,
    `INSERT INTO attempts (call_id, kind, at, launch, body_hash, outcome)
     VALUES (?, ?, ?, ?, ?, 'under-way')`,
  ).run(attempt.callId, attempt.kind, attempt.at, attempt.launch, attempt.bodyHash);
  return Number(lastInsertRowid);
}

/** Notes how an attempt ended. */
export function endAttempt(db: Db, id: number, end: Pick<Attempt, 'outcome' | 'status' | 'message'>): void {
  statement<[string, number | null, string | null, number]>(
    db,
    `UPDATE attempts
     SET outcome = ?, status = ?, message = ?
     WHERE id = ?`,
  ).run(end.outcome, end.status, end.message, id);
}

/** Drops a call's earlier attempts that never left this computer: a night without network would keep thousands. */
export function forgetUnsent(db: Db, callId: string, exceptId: number): void {
  statement<[string, number]>(
    db,
    `DELETE FROM attempts
     WHERE call_id = ?
       AND id <> ?
       AND outcome = 'not-sent'`,
  ).run(callId, exceptId);
}

/** Returns a call's attempts, oldest first; empty for none. */
export function attemptsOf(db: Db, callId: string): readonly Attempt[] {
  return statement<[string], Attempt>(
    db,
    `SELECT kind, at, outcome, status, message
     FROM attempts
     WHERE call_id = ?
     ORDER BY id`,
  ).all(callId);
}

/** Counts the reads for a call that proved nothing. */
export function inconclusiveReads(db: Db, callId: string): number {
  return (
    statement<[string], { n: number }>(
      db,
      `SELECT count(*) AS n
       FROM attempts
       WHERE call_id = ?
         AND outcome = 'inconclusive'`,
    ).get(callId)?.n ?? 0
  );
}

/** Returns the highest id ever given to an attempt; 0 before the first. */
export function lastAttempt(db: Db): number {
  return (
    statement<[], { seq: number }>(
      db,
      `SELECT seq
       FROM sqlite_sequence
       WHERE name = 'attempts'`,
    ).get()?.seq ?? 0
  );
}

/** Lets the next attempt come after an id that was given in a life of this file that was taken back. */
export function skipAttempts(db: Db, id: number): void {
  statement(
    db,
    `DELETE FROM sqlite_sequence
     WHERE name = 'attempts'`,
  ).run();
  statement<[number]>(
    db,
    `INSERT INTO sqlite_sequence (name, seq)
     VALUES ('attempts', ?)`,
  ).run(id);
}

/** Tells whether the last change of a call's communication was sent and never answered; false for none. */
export function isLastChangeUnanswered(db: Db, callId: string): boolean {
  const last = statement<[string], Pick<Attempt, 'outcome'>>(
    db,
    `SELECT outcome
     FROM attempts
     WHERE call_id = ?
       AND kind = 'put'
     ORDER BY id DESC
     LIMIT 1`,
  ).get(callId);
  return last?.outcome === 'ambiguous' || last?.outcome === 'under-way';
}

/** Marks what was under way when the app went down as ambiguous. */
export function abandonAttempts(db: Db): void {
  statement<[]>(
    db,
    `UPDATE attempts
     SET outcome = 'ambiguous'
     WHERE outcome = 'under-way'`,
  ).run();
}
