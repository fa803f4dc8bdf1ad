// Which other records of the store may be the same call, for the agent to choose from, and which are one already.

import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import type { Joinable, Joins } from '../../../src-preload/contract/joins.ts';
import { legsOf, mergedFrom, mergedInto } from '../../store/call-sources.ts';
import { type Owner, readCall, type StoredCall } from '../../store/calls.ts';
import { callsAround } from '../../store/calls-around.ts';
import type { Db } from '../../store/db.ts';
import { readOutboxRow } from '../../store/outbox.ts';
import { shownRow } from '../calls/call-list.ts';
import { lastLegToPart, whyNotMerged } from './merging.ts';

/**
 * Answers the calls that may be the same as one: of its number within a day, or of any within ten minutes; those that can
 * be joined first, then the nearest. Empty for a message, and for a record that another one stands for.
 */
export function joinableCalls(calls: Db, owner: Owner | null, callId: string): Result<{ calls: readonly Joinable[] }> {
  const call = readCall(calls, callId);
  if (!call) return failed('no-such-call');
  if (call.method !== 'phone' || mergedInto(calls, callId) !== null) return done({ calls: [] });
  const around = callsAround(calls, call, { near, sameNumber: 24 * 60 * minute, limit: most });
  const joinable = around.map((other) => joining(calls, owner, call, other));
  return done({ calls: joinable.toSorted((one, other) => Number(one.merge === null) - Number(other.merge === null)) });
}

/** Tells how a record stands to others. */
export function joinsOf(calls: Db, owner: Owner | null, call: StoredCall): Joins {
  const into = mergedInto(calls, call.id);
  const row = (id: string) => {
    const other = readCall(calls, id);
    return other ? [shownRow(calls, { call: other, row: readOutboxRow(calls, id) }, owner)] : [];
  };
  return {
    into: into === null ? null : (row(into)[0] ?? null),
    from: mergedFrom(calls, call.id).flatMap(row),
    divisible: into === null && lastLegToPart(call, legsOf(calls, call.id)) !== null,
  };
}

const minute = 60_000;
const near = 10 * minute;
const most = 20;

/** This record goes on where it can: it is the one that the agent looks at. */
function joining(calls: Db, owner: Owner | null, call: StoredCall, other: StoredCall): Joinable {
  const row = shownRow(calls, { call: other, row: readOutboxRow(calls, other.id) }, owner);
  const refusal = whyNotMerged(calls, other, call);
  if (refusal === null) return { row, merge: { callId: other.id, intoId: call.id }, refusal };
  if (whyNotMerged(calls, call, other) !== null) return { row, merge: null, refusal };
  return { row, merge: { callId: call.id, intoId: other.id }, refusal: null };
}
