// The `private_parts` table of calls.db: what the CRM takes with a message and never shows again. Read for the one send that
// carries it, deleted by the schema itself once the CRM has the message.

import type { Db } from './db.ts';
import { statement } from './statement.ts';

/** By the names of the CRM's API; what isn't there is left out. */
export type PrivateParts = Readonly<Partial<Record<'email_subject' | 'email_body' | 'email_user' | 'url', string>>>;

/** Keeps the private parts of a message. Belongs in the transaction that adds it; writes nothing where there are none. */
export function addPrivateParts(db: Db, callId: string, parts: PrivateParts): void {
  if (Object.keys(parts).length === 0) return;
  statement<[string, string | null, string | null, string | null, string | null]>(
    db,
    `INSERT INTO private_parts (call_id, email_subject, email_body, email_user, url)
     VALUES (?, ?, ?, ?, ?)`,
  ).run(callId, parts.email_subject ?? null, parts.email_body ?? null, parts.email_user ?? null, parts.url ?? null);
}

/** Returns the private parts of a message that still are here; empty for none. */
export function readPrivateParts(db: Db, callId: string): PrivateParts {
  const row = statement<[string], Record<keyof PrivateParts, string | null>>(
    db,
    `SELECT email_subject, email_body, email_user, url
     FROM private_parts
     WHERE call_id = ?`,
  ).get(callId);
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, value]) => value !== null));
}
