// How calls are shown: rows of the store turned into rows of the list.

import type { ArgumentOf, ValueOf } from '../../src-preload/contract/api.ts';
import type { Call } from '../../src-preload/contract/call.ts';
import { type CallRow, type Delivery, statesOf } from '../../src-preload/contract/delivery.ts';
import { done, failed, type Result } from '../../src-preload/contract/failure.ts';
import { attemptsOf } from '../store/attempts.ts';
import { type ListedCall, type ListQuery, listCalls } from '../store/call-list.ts';
import { mergedInto } from '../store/call-sources.ts';
import { type Owner, readCall, type StoredCall } from '../store/calls.ts';
import type { Db } from '../store/db.ts';
import { type OutboxRow, readOutboxRow } from '../store/outbox.ts';

/** Answers one page, newest first, with the cursor of the next. */
export function callsPage(
  calls: Db,
  owner: Owner | null,
  argument: ArgumentOf<'calls.page'>,
): Result<ValueOf<'calls.page'>> {
  const before = argument.before === null ? null : cursorOf(argument.before);
  if (before === 'unreadable') return failed('bad-argument', 'before');
  const listed = listCalls(calls, {
    before,
    limit: argument.limit + 1,
    states: argument.standing && statesOf(argument.standing),
    missed: argument.missed,
    leadId: argument.leadId,
    search: argument.search,
  });
  const page = listed.slice(0, argument.limit);
  const last = page.at(-1)?.call;
  const more = listed.length > page.length && last;
  return done({
    rows: page.map((one) => shownRow(calls, one, owner)),
    next: more ? `${last.startedAt}:${last.id}` : null,
  });
}

/** Answers one call with its attempts. */
export function callsRead(calls: Db, owner: Owner | null, callId: string): Result<ValueOf<'calls.read'>> {
  const call = readCall(calls, callId);
  if (!call) return failed('no-such-call');
  const row = shownRow(calls, { call, row: readOutboxRow(calls, callId) }, owner);
  return done({ row, attempts: attemptsOf(calls, callId) });
}

/** Turns a stored call into one that a window may see. */
export function shownCall(call: StoredCall): Call {
  const { owner, kind, executedAt, ...shown } = call;
  return shown;
}

function shownRow(calls: Db, { call, row }: ListedCall, owner: Owner | null): CallRow {
  return { ...shownCall(call), delivery: row && deliveryOf(calls, row, call, owner) };
}

function deliveryOf(calls: Db, row: OutboxRow, call: StoredCall, owner: Owner | null): Delivery {
  const foreign =
    call.owner !== null &&
    owner !== null &&
    (call.owner.accountId !== owner.accountId || call.owner.userId !== owner.userId);
  return {
    state: row.state,
    crmId: row.crmId,
    parked: row.parked,
    doubt: row.doubt,
    status: row.status,
    message: row.message,
    fields: row.fields,
    candidates: row.candidates,
    foreign,
    mergedInto: row.state === 'local' ? mergedInto(calls, call.id) : null,
  };
}

function cursorOf(text: string): ListQuery['before'] | 'unreadable' {
  const [startedAt, id, ...rest] = text.split(':');
  const time = Number(startedAt);
  return Number.isSafeInteger(time) && id && rest.length === 0 ? { startedAt: time, id } : 'unreadable';
}
