// How calls are shown: rows of the store turned into rows of the list.

import type { ArgumentOf, ValueOf } from '../../../src-preload/contract/api.ts';
import type { Call } from '../../../src-preload/contract/call.ts';
import { type CallRow, type Delivery, statesOf } from '../../../src-preload/contract/delivery.ts';
import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import { nameOf } from '../../../src-preload/contract/new-lead.ts';
import { type ListedCall, type ListedRow, listCalls } from '../../store/call-list.ts';
import { indexCalls } from '../../store/call-search.ts';
import { mergedInto } from '../../store/call-sources.ts';
import { owedCallbacks } from '../../store/callbacks.ts';
import { type Owner, readCall, type StoredCall } from '../../store/calls.ts';
import type { Db } from '../../store/db.ts';
import { openNewLeads } from '../../store/new-leads.ts';
import { readOutboxRow } from '../../store/outbox.ts';
import type { Context } from '../context.ts';
import { waitsFor } from '../leads/new-leads.ts';
import type { Log } from '../ports.ts';

/** Answers one page, newest first, with the cursor of the next. */
export function callsPage(
  { calls, ports }: Pick<Context, 'calls' | 'ports'>,
  owner: Owner | null,
  argument: ArgumentOf<'calls.page'>,
): Result<ValueOf<'calls.page'>> {
  const { before, limit, standing, missed, leadId, outcome = null, search } = argument;
  if (argument.callbacks) return done({ rows: owedRows(calls, owner), next: null });
  if (before !== null && !/^[\da-f-]{36}$/.test(before)) return failed('bad-argument', 'before');
  if (search.trim() !== '') indexNew(calls, ports.log);
  const states = standing && statesOf(standing);
  const counted = argument.counted ? { ...argument.counted, owner } : null;
  const { from, to } = counted ? anywhereOn(counted.day) : { from: argument.from ?? null, to: argument.to ?? null };
  const page = listCalls(calls, { before, limit, states, missed, leadId, outcome, counted, from, to, search });
  return done({ rows: page.calls.map((one) => shownRow(calls, one, owner)), next: page.next });
}

/** The time in which it is a day somewhere on Earth: its calls were counted on the calendar of where the computer stood. */
function anywhereOn(day: string): { readonly from: number; readonly to: number } {
  const start = Date.parse(day);
  return { from: Math.max(0, start - furthestZone), to: start + 86_400_000 + furthestZone };
}

/** Milliseconds: the clocks furthest ahead of UTC are 14 hours, those furthest behind 12. */
const furthestZone = 14 * 3_600_000;

/** Calls indexed before a search at most: what an import leaves beyond that is found once the app has been idle. */
const mostNew = 2000;

/** Lets a search find calls of a moment ago. A file that can't be written now doesn't keep the older ones from being found. */
function indexNew(calls: Db, log: Log): void {
  try {
    indexCalls(calls, mostNew);
  } catch (error) {
    log.write('search-behind', { problem: error instanceof Error ? error.message : String(error) });
  }
}

/** The last missed call of each number that is owed a call back, the latest first. */
function owedRows(calls: Db, owner: Owner | null): readonly CallRow[] {
  return owedCallbacks(calls, owner, 200).flatMap(({ callId }) => {
    const call = readCall(calls, callId);
    return call ? [shownRow(calls, { call, row: readOutboxRow(calls, callId) }, owner)] : [];
  });
}

/** Turns a stored call into one that a window may see. */
export function shownCall(call: StoredCall): Call {
  const { owner, executedAt, ...shown } = call;
  return shown;
}

/** Turns a call with its row into one of a list. */
export function shownRow(calls: Db, { call, row }: ListedCall, owner: Owner | null): CallRow {
  return { ...shownCall(call), delivery: row && deliveryOf(calls, row, call, owner) };
}

function deliveryOf(calls: Db, row: ListedRow, call: StoredCall, owner: Owner | null): Delivery {
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
    newLead: row.state === 'needs-lead' ? newLeadOf(calls, call) : null,
  };
}

function newLeadOf(calls: Db, call: StoredCall): string | null {
  const lead = openNewLeads(calls).find((one) => waitsFor(one, call));
  return lead ? nameOf(lead) : null;
}
