// The `leads` table of leads.db as it is read: who a number is, without waiting for the network.

import { z } from 'zod';
import type { Lead } from '../../src-preload/contract/lead.ts';
import type { Db } from './db.ts';
import { statement } from './statement.ts';

/** Returns a lead, or null where the mirror has none. One that is gone from the CRM is still known. */
export function readLead(db: Db, id: number): Lead | null {
  const row = statement<[number], LeadColumns>(
    db,
    `SELECT ${shownColumns}
     FROM leads
     WHERE id = ?`,
  ).get(id);
  return row ? leadOf(row) : null;
}

/** Returns the leads that hold a number (E.164), newest id first, 20 at most; empty for none. */
export function leadsByNumber(db: Db, e164: string): readonly Lead[] {
  return statement<[string], LeadColumns>(db, byNumberSql).all(e164).map(leadOf);
}

/** Returns what a lead's page shows beside the lead: the CRM's object, and since when it is gone. Null for none. */
export function leadSource(db: Db, id: number): { readonly source: unknown; readonly goneAt: number | null } | null {
  const row = statement<[number], { source: string; gone_at: number | null }>(
    db,
    `SELECT lead_sources.source, leads.gone_at
     FROM leads
     JOIN lead_sources ON lead_sources.lead_id = leads.id
     WHERE leads.id = ?`,
  ).get(id);
  return row ? { source: JSON.parse(row.source), goneAt: row.gone_at } : null;
}

/** Where a page of leads ends: epoch milliseconds of the last activity, and the id. */
export interface LeadPlace {
  readonly activity: number;
  readonly id: number;
}

/** Returns the highest id of a lead of the mirror; 0 for an empty one. */
export function highestLead(db: Db): number {
  return (
    statement<[], { id: number | null }>(
      db,
      `SELECT max(id) AS id
       FROM leads`,
    ).get()?.id ?? 0
  );
}

/** Returns a page of leads, newest activity first; empty past the end. `advisorId` narrows it to one advisor's. */
export function leadsPage(
  db: Db,
  before: LeadPlace | null,
  limit: number,
  advisorId: number | null,
): readonly { readonly lead: Lead; readonly place: LeadPlace }[] {
  const { activity, id } = before ?? { activity: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER };
  const rows =
    advisorId === null
      ? statement<number[], PageColumns>(db, newestSql).all(activity, id, limit)
      : statement<number[], PageColumns>(db, ownSql).all(advisorId, activity, id, limit);
  return rows.map((row) => ({ lead: leadOf(row), place: { activity: row.activity, id: row.id } }));
}

/** Counts the leads of the mirror that the CRM has. */
export function countLeads(db: Db): number {
  return (
    statement<[], { n: number }>(
      db,
      `SELECT count(*) AS n
       FROM leads
       WHERE gone_at IS NULL`,
    ).get()?.n ?? 0
  );
}

/** The columns of a lead as it is shown. */
export const shownColumns =
  'leads.id, leads.name, leads.language, leads.do_not_call, leads.vehicle, leads.advisor, leads.advisor_id, leads.phones';

/** A unary plus before the parameter keeps SQLite from compiling the statement anew at each binding. */
export const byNumberSql = `
  SELECT ${shownColumns}
  FROM phones
  CROSS JOIN leads ON leads.id = phones.lead_id
  WHERE phones.e164 = +?
  ORDER BY phones.lead_id DESC
  LIMIT 20`;

export const newestSql = `
  SELECT ${shownColumns}, activity
  FROM leads
  WHERE gone_at IS NULL
    AND (activity, id) < (?, ?)
  ORDER BY activity DESC, id DESC
  LIMIT ?`;

export const ownSql = `
  SELECT ${shownColumns}, activity
  FROM leads
  WHERE gone_at IS NULL
    AND advisor_id = ?
    AND (activity, id) < (?, ?)
  ORDER BY activity DESC, id DESC
  LIMIT ?`;

export interface LeadColumns {
  readonly id: number;
  readonly name: string;
  readonly language: string | null;
  readonly do_not_call: string | null;
  readonly vehicle: string | null;
  readonly advisor: string | null;
  readonly advisor_id: number | null;
  readonly phones: string;
}

/** Reads a row of the table. */
export function leadOf(row: LeadColumns): Lead {
  return {
    id: row.id,
    name: row.name,
    language: row.language,
    phones: phonesSchema.parse(JSON.parse(row.phones)),
    doNotCall: row.do_not_call,
    vehicle: row.vehicle,
    advisor: row.advisor,
    advisorId: row.advisor_id,
  };
}

interface PageColumns extends LeadColumns {
  readonly activity: number;
}

const phonesSchema = z.array(
  z.object({ number: z.string(), extension: z.string().nullable(), type: z.string().nullable() }),
);
