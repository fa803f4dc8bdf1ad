// The `call_sources` and `merged_calls` tables of calls.db: which phones reported a call, and which records are one call.

import { z } from 'zod';
import type { Db } from './db.ts';
import { statement } from './statement.ts';

/** open: it rings or dials there. answered: somebody talks there. over: that phone is done with it. */
export const legStates = ['open', 'answered', 'over'] as const;
export type LegState = (typeof legStates)[number];

/** What stands for the agent among the phones. */
export const agent = 'agent';

/** A call as one phone saw it. Times are epoch milliseconds. */
export interface Leg {
  readonly id: number;
  readonly callId: string;
  /** The phone, such as `yealink 192.168.1.20`; `agent` for what the agent said. */
  readonly source: string;
  /** The phone's own id of the call; null where it tells none. */
  readonly sourceCall: string | null;
  readonly state: LegState;
  readonly beganAt: number;
  readonly answeredAt: number | null;
  readonly overAt: number | null;
  /** The call that this was merged away from by hand; null for none. */
  readonly fromCallId: string | null;
}

/** Adds what a phone reported, and returns it. */
export function addLeg(db: Db, leg: Omit<Leg, 'id'>): Leg {
  const { lastInsertRowid } = statement<[LegColumns]>(
    db,
    `INSERT INTO call_sources (call_id, source, source_call, state, began_at, answered_at, over_at, from_call_id)
     VALUES (:call_id, :source, :source_call, :state, :began_at, :answered_at, :over_at, :from_call_id)`,
  ).run(columnsOf({ ...leg, id: 0 }));
  return { ...leg, id: Number(lastInsertRowid) };
}

/** Writes what a phone reported over itself. */
export function saveLeg(db: Db, leg: Leg): void {
  statement<[LegColumns]>(
    db,
    `UPDATE call_sources
     SET call_id = :call_id, source_call = :source_call, state = :state, answered_at = :answered_at,
         over_at = :over_at, from_call_id = :from_call_id
     WHERE id = :id`,
  ).run(columnsOf(leg));
}

/** Returns what was reported of a call, the first to report it first; empty for a call that only this app knows of. */
export function legsOf(db: Db, callId: string): readonly Leg[] {
  return statement<[string], LegColumns>(
    db,
    `SELECT *
     FROM call_sources
     WHERE call_id = ?
     ORDER BY id`,
  )
    .all(callId)
    .map(legOf);
}

/** Returns the calls that a phone knows by an id of its own, the newest first: phones use their ids again. */
export function callsBySourceId(db: Db, source: string, sourceCall: string): readonly string[] {
  return statement<[string, string], { call_id: string }>(
    db,
    `SELECT call_id
     FROM call_sources
     WHERE source = ?
       AND source_call = ?
     ORDER BY id DESC
     LIMIT 4`,
  )
    .all(source, sourceCall)
    .map((row) => row.call_id);
}

/** Says that a record stands for another one too. */
export function addMerge(db: Db, callId: string, intoId: string): void {
  statement<[string, string]>(
    db,
    `INSERT INTO merged_calls (call_id, into_id)
     VALUES (?, ?)`,
  ).run(callId, intoId);
}

/** Undoes a merge. */
export function removeMerge(db: Db, callId: string): void {
  statement<[string]>(
    db,
    `DELETE FROM merged_calls
     WHERE call_id = ?`,
  ).run(callId);
}

/** Returns the call that a record was merged into; null for one that stands for itself. */
export function mergedInto(db: Db, callId: string): string | null {
  return (
    statement<[string], { into_id: string }>(
      db,
      `SELECT into_id
       FROM merged_calls
       WHERE call_id = ?`,
    ).get(callId)?.into_id ?? null
  );
}

/** Returns the records that one stands for too, the first to begin first. The table holds only what was joined by hand. */
export function mergedFrom(db: Db, intoId: string): readonly string[] {
  return statement<[string], { call_id: string }>(
    db,
    `SELECT call_id
     FROM merged_calls
     WHERE into_id = ?
     ORDER BY call_id`,
  )
    .all(intoId)
    .map((row) => row.call_id);
}

/** Returns the row which says that the agent has told how a call ended: no phone's word changes it after that. */
export function agentsWord(callId: string, at: number): Omit<Leg, 'id'> {
  return {
    callId,
    source: agent,
    sourceCall: null,
    state: 'over',
    beganAt: at,
    answeredAt: null,
    overAt: at,
    fromCallId: null,
  };
}

interface LegColumns {
  readonly id: number;
  readonly call_id: string;
  readonly source: string;
  readonly source_call: string | null;
  readonly state: string;
  readonly began_at: number;
  readonly answered_at: number | null;
  readonly over_at: number | null;
  readonly from_call_id: string | null;
}

const stateSchema = z.enum(legStates);

function legOf(row: LegColumns): Leg {
  return {
    id: row.id,
    callId: row.call_id,
    source: row.source,
    sourceCall: row.source_call,
    state: stateSchema.parse(row.state),
    beganAt: row.began_at,
    answeredAt: row.answered_at,
    overAt: row.over_at,
    fromCallId: row.from_call_id,
  };
}

function columnsOf(leg: Leg): LegColumns {
  return {
    id: leg.id,
    call_id: leg.callId,
    source: leg.source,
    source_call: leg.sourceCall,
    state: leg.state,
    began_at: leg.beganAt,
    answered_at: leg.answeredAt,
    over_at: leg.overAt,
    from_call_id: leg.fromCallId,
  };
}
