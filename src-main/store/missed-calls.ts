// The `missed_tally` table of calls.db: how many incoming calls nobody picked up, kept by triggers in the call's own transaction.

import type { Db } from './db.ts';
import { statement } from './statement.ts';

/** Returns how many calls the list of missed calls holds, at the cost of one row. */
export function missedCount(db: Db): number {
  return statement<[], { calls: number }>(db, missedCountSql).get()?.calls ?? 0;
}

export const missedCountSql = `
  SELECT calls
  FROM missed_tally
  WHERE one = 1`;
