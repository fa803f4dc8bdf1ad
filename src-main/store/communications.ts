// The `communications` table of leads.db: what the CRM shows of a lead's history, whoever made it.

import type { Db } from './db.ts';
import { statement } from './statement.ts';

export interface StoredCommunication {
  readonly id: number;
  /** Epoch milliseconds; 0 where the CRM's time can't be read. */
  readonly at: number;
  /** JSON as it came, without what may be written and never read. */
  readonly source: string;
}

/**
 * Writes a lead's communications, each over the one with its id. One that is known and not in the list is gone from the
 * CRM, unless the list may have been cut.
 */
export function replaceCommunications(
  db: Db,
  leadId: number,
  list: readonly StoredCommunication[],
  mayBeCut: boolean,
): void {
  if (!mayBeCut) dropOthers(db, leadId, list);
  const write = statement(
    db,
    `INSERT INTO communications (id, lead_id, at, source)
     VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE
     SET lead_id = excluded.lead_id, at = excluded.at, source = excluded.source
     WHERE source <> excluded.source
        OR lead_id <> excluded.lead_id`,
  );
  for (const { id, at, source } of list) write.run(id, leadId, at, source);
}

/** Where a page of communications ends. */
export interface CommunicationPlace {
  readonly at: number;
  readonly id: number;
}

/** Returns a page of a lead's communications, newest first; empty past the end. */
export function communicationsPage(
  db: Db,
  leadId: number,
  before: CommunicationPlace | null,
  limit: number,
): readonly StoredCommunication[] {
  const { at, id } = before ?? { at: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER };
  return statement<number[], StoredCommunication>(db, communicationsSql).all(leadId, at, id, limit);
}

export const communicationsSql = `
  SELECT id, at, source
  FROM communications
  WHERE lead_id = ?
    AND (at, id) < (?, ?)
  ORDER BY at DESC, id DESC
  LIMIT ?`;

function dropOthers(db: Db, leadId: number, list: readonly StoredCommunication[]): void {
  const known = statement<[number], { id: number }>(
    db,
    `SELECT id
     FROM communications
     WHERE lead_id = ?`,
  ).all(leadId);
  const kept = new Set(list.map(({ id }) => id));
  for (const { id } of known) if (!kept.has(id)) drop(db, id);
}

function drop(db: Db, id: number): void {
  statement<[number]>(
    db,
    `DELETE FROM communications
     WHERE id = ?`,
  ).run(id);
}
