// The `leads` and `phones` tables of leads.db: who a number is, without waiting for the network.

import { z } from 'zod';
import type { Lead } from '../../src-preload/contract/lead.ts';
import type { Db } from './db.ts';
import { fold } from './fold.ts';
import { statement } from './statement.ts';

export interface MirroredLead extends Omit<Lead, 'phones'> {
  readonly phones: readonly (Lead['phones'][number] & { readonly e164: string | null })[];
  /** As the CRM wrote it. */
  readonly updatedAt: string | null;
  /** The CRM's whole object, unknown fields included. */
  readonly source: unknown;
}

/** Writes a lead over what was there. An equal `updated_at` is taken as unchanged, and nothing is written. */
export function upsertLead(db: Db, lead: MirroredLead): 'new' | 'changed' | 'unchanged' {
  const known = statement<[number], { updated_at: string | null }>(
    db,
    `SELECT updated_at
     FROM leads
     WHERE id = ?`,
  ).get(lead.id);
  if (known && known.updated_at !== null && known.updated_at === lead.updatedAt) return 'unchanged';
  const source = JSON.stringify(lead.source);
  statement(
    db,
    `INSERT INTO leads (id, name, search, language, do_not_call, vehicle, advisor, updated_at, source)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE
     SET name = excluded.name, search = excluded.search, language = excluded.language,
         do_not_call = excluded.do_not_call, vehicle = excluded.vehicle, advisor = excluded.advisor,
         updated_at = excluded.updated_at, source = excluded.source`,
  ).run(
    lead.id,
    lead.name,
    fold(lead.name),
    lead.language,
    lead.doNotCall,
    lead.vehicle,
    lead.advisor,
    lead.updatedAt,
    source,
  );
  statement<[number]>(
    db,
    `DELETE FROM phones
     WHERE lead_id = ?`,
  ).run(lead.id);
  for (const [position, phone] of lead.phones.entries()) {
    statement(
      db,
      `INSERT INTO phones (lead_id, position, number, e164, extension, type)
       VALUES (?, ?, ?, ?, ?, ?)`,
    ).run(lead.id, position, phone.number, phone.e164, phone.extension, phone.type);
  }
  return known ? 'changed' : 'new';
}

/** Returns a lead, or null where the mirror has none. */
export function readLead(db: Db, id: number): Lead | null {
  return leadsWhere(db, 'leads.id = ?', [id], 1)[0] ?? null;
}

/** Returns the leads that hold a number (E.164), newest id first; empty for none. */
export function leadsByNumber(db: Db, e164: string): readonly Lead[] {
  return leadsWhere(
    db,
    `leads.id IN (
       SELECT lead_id
       FROM phones
       WHERE e164 = ?)`,
    [e164],
    20,
  );
}

/** Returns leads by parts of a name in any order, or by digits anywhere in a number; newest id first; empty for none. */
export function searchLeads(db: Db, text: string, limit: number): readonly Lead[] {
  const digits = text.replace(/[\s().\-+]/g, '');
  if (/^\d{3,}$/.test(digits)) {
    return leadsWhere(
      db,
      `leads.id IN (
         SELECT lead_id
         FROM phones
         WHERE instr(e164, ?) > 0)`,
      [digits],
      limit,
    );
  }
  const words = fold(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  return leadsWhere(db, words.map(() => 'instr(leads.search, ?) > 0').join(' AND '), words, limit);
}

/** Counts the leads of the mirror. */
export function countLeads(db: Db): number {
  return (
    statement<[], { n: number }>(
      db,
      `SELECT count(*) AS n
       FROM leads`,
    ).get()?.n ?? 0
  );
}

interface LeadColumns {
  readonly id: number;
  readonly name: string;
  readonly language: string | null;
  readonly do_not_call: string | null;
  readonly vehicle: string | null;
  readonly advisor: string | null;
  readonly phones: string;
}

const phonesSchema = z.array(
  z.object({ number: z.string(), extension: z.string().nullable(), type: z.string().nullable() }),
);

function leadsWhere(db: Db, condition: string, bound: readonly (string | number)[], limit: number): readonly Lead[] {
  return statement<(string | number)[], LeadColumns>(
    db,
    `SELECT id, name, language, do_not_call, vehicle, advisor, (
       SELECT json_group_array(json_object('number', number, 'extension', extension, 'type', type) ORDER BY position)
       FROM phones
       WHERE phones.lead_id = leads.id) AS phones
     FROM leads
     WHERE ${condition}
     ORDER BY id DESC
     LIMIT ?`,
  )
    .all(...bound, limit)
    .map((row) => ({
      id: row.id,
      name: row.name,
      language: row.language,
      phones: phonesSchema.parse(JSON.parse(row.phones)),
      doNotCall: row.do_not_call,
      vehicle: row.vehicle,
      advisor: row.advisor,
    }));
}
