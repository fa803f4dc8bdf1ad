// The calls near another one in time, for the agent to say which of them are the same.

import { firstIdAt } from './call-list.ts';
import { type CallColumns, callOf, type StoredCall } from './calls.ts';
import type { Db } from './db.ts';
import { statement } from './statement.ts';

/** How far from a call to look, in milliseconds: for any call, and for one with its number. */
export interface Around {
  readonly near: number;
  readonly sameNumber: number;
  readonly limit: number;
}

/** Returns the calls around one, the nearest first, without it and without records that another one stands for. */
export function callsAround(db: Db, call: StoredCall, around: Around): readonly StoredCall[] {
  return statement<[AroundBound], CallColumns>(db, aroundSql).all(boundOf(call, around)).map(callOf);
}

/** Ids begin with the call's start, so that a day is one walk down the primary key. */
const aroundSql = `
  SELECT *
  FROM calls
  WHERE id >= :first
    AND id < :last
    AND id <> :id
    AND method = 'phone'
    AND (started_at BETWEEN :at - :near AND :at + :near
         OR number = :number
         OR (number IS NULL AND :number IS NULL AND raw <> '' AND raw = :raw))
    AND NOT EXISTS (
          SELECT 1
          FROM merged_calls
          WHERE call_id = calls.id)
  ORDER BY abs(started_at - :at), id
  LIMIT :limit`;

interface AroundBound {
  readonly id: string;
  readonly first: string;
  readonly last: string;
  readonly at: number;
  readonly near: number;
  readonly number: string | null;
  readonly raw: string;
  readonly limit: number;
}

function boundOf(call: StoredCall, { near, sameNumber, limit }: Around): AroundBound {
  const { id, number, raw, startedAt: at } = call;
  const reach = Math.max(near, sameNumber);
  return { id, first: firstIdAt(at - reach), last: firstIdAt(at + reach + 1), at, near, number, raw, limit };
}
