// The calls of leads, as the leads' screens ask for them: who was called lately, and which calls a lead had.

import type { Db } from './db.ts';
import { statement } from './statement.ts';

/** Returns when an account's lead and this computer last had a call, no message, in epoch milliseconds; null for never. */
export function lastCallAt(db: Db, accountId: number, leadId: number): number | null {
  return (
    statement<[number, number], { started_at: number }>(db, lastCallSql).get(leadId, accountId)?.started_at ?? null
  );
}

export const lastCallSql = `
  SELECT started_at
  FROM calls
  WHERE lead_id = ?
    AND account_id = ?
    AND method = 'phone'
  ORDER BY id DESC
  LIMIT 1`;

/** Returns the leads of an account among the last so many calls, each with its last call in epoch milliseconds. */
export function recentLeads(db: Db, accountId: number, calls: number): ReadonlyMap<number, number> {
  const rows = statement<[number], { lead_id: number | null; account_id: number | null; started_at: number }>(
    db,
    recentSql,
  ).all(calls);
  const found = new Map<number, number>();
  for (const { lead_id, account_id, started_at } of rows) {
    if (lead_id !== null && account_id === accountId && !found.has(lead_id)) found.set(lead_id, started_at);
  }
  return found;
}

export const recentSql = `
  SELECT lead_id, account_id, started_at
  FROM calls
  WHERE method = 'phone'
  ORDER BY id DESC
  LIMIT ?`;

/** Where a call stands: epoch milliseconds of its start, and its id, which grows with it. */
export interface CallPlace {
  readonly startedAt: number;
  readonly id: string;
}

/** Returns where a lead's calls stand, newest first from before an id on; empty past the end. */
export function callsOfLead(
  db: Db,
  accountId: number,
  leadId: number,
  before: string | null,
  limit: number,
): readonly CallPlace[] {
  // Ids are hexadecimal: `~` is past the last one.
  return statement<(number | string)[], CallPlace>(db, callsOfLeadSql).all(leadId, before ?? '~', accountId, limit);
}

export const callsOfLeadSql = `
  SELECT started_at AS startedAt, id
  FROM calls
  WHERE lead_id = ?
    AND id < ?
    AND account_id = ?
  ORDER BY id DESC
  LIMIT ?`;

/** Tells which of some communications are calls of this computer with the lead: they are shown as those. */
export function claimedByCallsOf(
  db: Db,
  accountId: number,
  leadId: number,
  communications: readonly number[],
): ReadonlySet<number> {
  const rows = statement<[string, number, number], { crm_id: number }>(db, claimedSql).all(
    JSON.stringify(communications),
    accountId,
    leadId,
  );
  return new Set(rows.map(({ crm_id }) => crm_id));
}

export const claimedSql = `
  SELECT outbox.crm_id
  FROM json_each(?) AS shown
  CROSS JOIN outbox ON outbox.crm_account = ? AND outbox.crm_id = shown.value
  CROSS JOIN calls ON calls.id = outbox.call_id
  WHERE calls.lead_id = ?`;
