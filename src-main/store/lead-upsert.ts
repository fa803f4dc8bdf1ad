// Writes the CRM's leads into the mirror: what is the same costs a look-up, and only what changed is indexed anew.

import { createHash } from 'node:crypto';
import type { Lead } from '../../src-preload/contract/lead.ts';
import { replaceCommunications, type StoredCommunication } from './communications.ts';
import type { Db } from './db.ts';
import { forgetLead, indexEmails, indexPhones, indexWords } from './lead-index.ts';
import { wordsOf } from './lead-words.ts';
import { statement } from './statement.ts';

export interface MirroredLead extends Omit<Lead, 'phones'> {
  readonly phones: readonly (Lead['phones'][number] & { readonly e164: string | null })[];
  readonly emails: readonly string[];
  readonly stocks: readonly string[];
  /** As the CRM wrote it. */
  readonly updatedAt: string | null;
  /** Epoch milliseconds of what happened last, by the CRM's own times; 0 where it says none. */
  readonly activity: number;
  /** The CRM's whole object, unknown fields included, without its communications. */
  readonly source: unknown;
  /** Null where they weren't asked for: then those that are known stay. */
  readonly communications: readonly StoredCommunication[] | null;
  /** True where the list of communications may have been cut: those that are known and not in it stay. */
  readonly mayBeCut: boolean;
}

/** How leads were read. */
export interface Reading {
  /** True compares the whole of every lead; false takes an equal `updated_at` of a settled lead as the same lead. */
  readonly thorough: boolean;
  /** Epoch milliseconds that the CRM's clock had surely reached: an earlier second can't hold one more change. */
  readonly reached: number;
}

/** Writes a lead over what was there. One that was gone, and is there again, is new. */
export function upsertLead(db: Db, lead: MirroredLead, reading: Reading): 'new' | 'changed' | 'unchanged' {
  const known = statement<[number], KnownColumns>(
    db,
    `SELECT updated_at, settled, digest, words, advisor_id, phones, gone_at
     FROM leads
     WHERE id = ?`,
  ).get(lead.id);
  const isThere = known !== undefined && known.gone_at === null;
  const sameTime = isThere && known.updated_at !== null && known.updated_at === lead.updatedAt;
  if (sameTime && known.settled === 1 && !reading.thorough) return 'unchanged';
  const source = JSON.stringify(lead.source);
  const digest = digestOf(source, lead);
  const settled = isSettled(lead, reading) ? 1 : 0;
  if (isThere && known.digest === digest) {
    if (settled > known.settled) settle(db, lead.id);
    return 'unchanged';
  }
  const words = wordsOf(lead);
  const phones = JSON.stringify(lead.phones.map(({ number, extension, type }) => ({ number, extension, type })));
  writeRow(db, lead, words, phones, settled, digest);
  writeSource(db, lead.id, source);
  if (lead.communications) replaceCommunications(db, lead.id, lead.communications, lead.mayBeCut);
  // Most changes touch neither what a lead is called nor its numbers, and indexing those is most of the work.
  const indexed = isThere ? known : null;
  if (indexed?.words !== words || indexed.advisor_id !== lead.advisorId) {
    indexWords(db, lead.id, words, lead.advisorId, indexed !== null);
  }
  indexEmails(db, lead.id, lead.emails, indexed !== null);
  indexPhones(db, lead.id, lead.phones, indexed !== null, indexed?.phones === phones);
  return isThere ? 'changed' : 'new';
}

/**
 * Notes that the CRM has no such lead any more: it is found neither by number nor by name, and its card says so. What
 * happened with it stays. False where it was gone already.
 */
export function markGone(db: Db, id: number, at: number): boolean {
  const marked = statement<[number, number]>(
    db,
    `UPDATE leads
     SET gone_at = ?
     WHERE id = ?
       AND gone_at IS NULL`,
  ).run(at, id);
  if (marked.changes > 0) forgetLead(db, id);
  return marked.changes > 0;
}

interface KnownColumns {
  readonly updated_at: string | null;
  readonly settled: number;
  readonly digest: string;
  readonly words: string;
  readonly advisor_id: number | null;
  readonly phones: string;
  readonly gone_at: number | null;
}

/** How numbers are read depends on the region, which isn't in the source. */
function digestOf(source: string, lead: MirroredLead): string {
  const hash = createHash('md5').update(source);
  for (const phone of lead.phones) hash.update(phone.e164 ?? '-');
  for (const one of lead.communications ?? []) hash.update(one.source);
  return hash.digest('base64');
}

/** Whole seconds are all that the CRM's times have, so a lead may change twice within one. */
function isSettled(lead: MirroredLead, { reached }: Reading): boolean {
  return lead.updatedAt !== null && Date.parse(lead.updatedAt) < reached - 1000;
}

function settle(db: Db, id: number): void {
  statement<[number]>(
    db,
    `UPDATE leads
     SET settled = 1
     WHERE id = ?`,
  ).run(id);
}

function writeRow(db: Db, lead: MirroredLead, words: string, phones: string, settled: number, digest: string): void {
  statement(
    db,
    `INSERT INTO leads (
       id, name, words, language, do_not_call, vehicle, advisor, advisor_id, phones, activity, updated_at, settled, digest)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE
     SET name = excluded.name, words = excluded.words, language = excluded.language, do_not_call = excluded.do_not_call,
         vehicle = excluded.vehicle, advisor = excluded.advisor, advisor_id = excluded.advisor_id,
         phones = excluded.phones, activity = excluded.activity, updated_at = excluded.updated_at,
         settled = excluded.settled, digest = excluded.digest, gone_at = NULL`,
  ).run(
    lead.id,
    lead.name,
    words,
    lead.language,
    lead.doNotCall,
    lead.vehicle,
    lead.advisor,
    lead.advisorId,
    phones,
    lead.activity,
    lead.updatedAt,
    settled,
    digest,
  );
}

function writeSource(db: Db, id: number, source: string): void {
  statement(
    db,
    `INSERT INTO lead_sources (lead_id, source)
     VALUES (?, ?)
     ON CONFLICT (lead_id) DO UPDATE SET source = excluded.source`,
  ).run(id, source);
}
