// The call list as it is read: calls with where their record stands, newest first, by page.

import type { DeliveryState } from '../../src-preload/contract/delivery.ts';
import { type CallColumns, callOf, type StoredCall } from './calls.ts';
import type { Db } from './db.ts';
import { fold } from './fold.ts';
import { type OutboxColumns, type OutboxRow, outboxRowOf } from './outbox.ts';
import { statement } from './statement.ts';

export interface ListedCall {
  readonly call: StoredCall;
  /** Null while the call is on. */
  readonly row: OutboxRow | null;
}

export interface ListQuery {
  /** Epoch milliseconds and id of the last call of the page before; null for the first page. */
  readonly before: { readonly startedAt: number; readonly id: string } | null;
  readonly limit: number;
  /** Only calls in these states; null for any. */
  readonly states: readonly DeliveryState[] | null;
  /** Only incoming calls that nobody picked up. */
  readonly missed: boolean;
  readonly leadId: number | null;
  /** Part of a name or of a number, accents and case aside; empty for any. */
  readonly search: string;
}

/** Returns a page of calls, newest first; empty past the end. Keyset, so that page 1,000 costs what page 1 does. */
export function listCalls(db: Db, query: ListQuery): readonly ListedCall[] {
  const conditions: string[] = [];
  const bound: (string | number)[] = [];
  const only = (condition: string, ...values: readonly (string | number)[]) => {
    conditions.push(condition);
    bound.push(...values);
  };
  if (query.before) only('(calls.started_at, calls.id) < (?, ?)', query.before.startedAt, query.before.id);
  if (query.states) only('outbox.state IN (SELECT value FROM json_each(?))', JSON.stringify(query.states));
  if (query.missed) only(`calls.direction = 'incoming' AND calls.outcome = 'interrupted'`);
  if (query.leadId !== null) only('calls.lead_id = ?', query.leadId);
  for (const word of words(query.search)) only('instr(calls.search, ?) > 0', word);
  return statement<(string | number)[], CallColumns & Nullable<OutboxColumns>>(
    db,
    `SELECT *
     FROM calls
     LEFT JOIN outbox ON outbox.call_id = calls.id
     ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
     ORDER BY calls.started_at DESC, calls.id DESC
     LIMIT ?`,
  )
    .all(...bound, query.limit)
    .map((columns) => ({ call: callOf(columns), row: isOutbox(columns) ? outboxRowOf(columns) : null }));
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

/** The words to look for; a text of digits and separators is one word of digits. */
function words(search: string): readonly string[] {
  const digits = search.replace(/[\s().\-+]/g, '');
  if (/^\d+$/.test(digits)) return [digits];
  return fold(search)
    .split(/\s+/)
    .filter((word) => word !== '');
}

function isOutbox<T extends object>(columns: T & Nullable<OutboxColumns>): columns is T & OutboxColumns {
  return columns.call_id !== null;
}
