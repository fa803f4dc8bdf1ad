// The `number_choices` table of calls.db: who the agent said is meant by a number that several leads hold.

import type { Db } from './db.ts';
import { statement } from './statement.ts';

/** Remembers a choice in place of an earlier one. `at` is epoch milliseconds. */
export function chooseLead(db: Db, accountId: number, number: string, leadId: number, at: number): void {
  statement(
    db,
    `INSERT INTO number_choices (account_id, number, lead_id, at)
     VALUES (?, ?, ?, ?)
     ON CONFLICT (account_id, number) DO UPDATE SET lead_id = excluded.lead_id, at = excluded.at`,
  ).run(accountId, number, leadId, at);
}

/** Returns the lead chosen for a number; null for none. */
export function chosenLead(db: Db, accountId: number, number: string): number | null {
  return (
    statement<[number, string], { lead_id: number }>(
      db,
      `SELECT lead_id
       FROM number_choices
       WHERE account_id = ?
         AND number = ?`,
    ).get(accountId, number)?.lead_id ?? null
  );
}
