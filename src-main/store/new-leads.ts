// The `new_leads` table of calls.db: leads that an agent made, until the CRM surely has them, and which one each became.

import { z } from 'zod';
import { doubts } from '../../src-preload/contract/delivery.ts';
import { type NewLead, type NewLeadState, newLeadParks, newLeadStates } from '../../src-preload/contract/new-lead.ts';
import { lastAttempt, skipAttempts } from './attempts.ts';
import type { Owner } from './calls.ts';
import type { Db } from './db.ts';
import { fieldsSchema } from './outbox.ts';
import { statement } from './statement.ts';

/** A new lead with what no window is told, and with those that the CRM has by now. */
export interface StoredNewLead extends Omit<NewLead, 'state' | 'correctable'> {
  /** Null where nobody was signed in. */
  readonly owner: Owner | null;
  readonly state: NewLeadState;
  /** The lead in the CRM; null until known. */
  readonly leadId: number | null;
  /** The agent knows that others have this number. */
  readonly anyway: boolean;
  /** The highest lead id known before the first byte. */
  readonly floor: number | null;
  readonly emptyReads: number;
  readonly vagueReads: number;
  /** An older copy of the file was put back: look in the CRM before sending. */
  readonly checkFirst: boolean;
}

/** What is written before the first byte of a send. */
export interface LeadAttempt {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly launch: string;
  /** SHA-256 of the body in hex. */
  readonly bodyHash: string;
}

/** Adds or overwrites a new lead. @throws if its lead in the CRM is already another new lead's. */
export function saveNewLead(db: Db, lead: StoredNewLead): void {
  statement<[NewLeadColumns]>(
    db,
    `INSERT INTO new_leads (
       id, account_id, user_id, first_name, last_name, number, language, call_id, created_at, state, lead_id, anyway,
       floor, doubt, empty_reads, vague_reads, check_first, parked, status, message, fields, candidates)
     VALUES (
       :id, :account_id, :user_id, :first_name, :last_name, :number, :language, :call_id, :created_at, :state, :lead_id,
       :anyway, :floor, :doubt, :empty_reads, :vague_reads, :check_first, :parked, :status, :message, :fields,
       :candidates)
     ON CONFLICT (id) DO UPDATE
     SET account_id = excluded.account_id, user_id = excluded.user_id, first_name = excluded.first_name,
         last_name = excluded.last_name, number = excluded.number, language = excluded.language, call_id = excluded.call_id,
         state = excluded.state, lead_id = excluded.lead_id, anyway = excluded.anyway, floor = excluded.floor,
         doubt = excluded.doubt, empty_reads = excluded.empty_reads, vague_reads = excluded.vague_reads,
         check_first = excluded.check_first, parked = excluded.parked, status = excluded.status,
         message = excluded.message, fields = excluded.fields, candidates = excluded.candidates`,
  ).run(columnsOf(lead));
}

/**
 * Notes a send as under way and returns its number, from the same count as the attempts of calls: one count tells an older
 * copy of the file. Belongs in the transaction that claims the lead.
 */
export function beginLeadAttempt(db: Db, id: string, attempt: LeadAttempt): number {
  const number = lastAttempt(db) + 1;
  skipAttempts(db, number);
  statement<[number, number, string, string, string]>(
    db,
    `UPDATE new_leads
     SET attempt = ?, attempted_at = ?, launch = ?, body_hash = ?
     WHERE id = ?`,
  ).run(number, attempt.at, attempt.launch, attempt.bodyHash, id);
  return number;
}

/** Returns a new lead, or null where there is none. */
export function readNewLead(db: Db, id: string): StoredNewLead | null {
  const row = statement<[string], NewLeadColumns>(
    db,
    `SELECT *
     FROM new_leads
     WHERE id = ?`,
  ).get(id);
  return row ? newLeadOf(row) : null;
}

/** Returns the new leads that aren't in the CRM yet, oldest first: a handful. */
export function openNewLeads(db: Db): readonly StoredNewLead[] {
  return statement<[], NewLeadColumns>(
    db,
    `SELECT *
     FROM new_leads
     WHERE state <> 'created'
     ORDER BY id`,
  )
    .all()
    .map(newLeadOf);
}

/** Forgets a new lead that the CRM never had, or that an existing one took the place of. */
export function removeNewLead(db: Db, id: string): void {
  statement<[string]>(
    db,
    `DELETE FROM new_leads
     WHERE id = ?`,
  ).run(id);
}

/** Tells which of some leads of an account were made here already. */
export function claimedLeads(db: Db, account: number, ids: readonly number[]): ReadonlySet<number> {
  const claimed = statement<[number, string], { lead_id: number }>(
    db,
    `SELECT lead_id
     FROM new_leads
     WHERE account_id = ?
       AND lead_id IN (SELECT value FROM json_each(?))`,
  ).all(account, JSON.stringify(ids));
  return new Set(claimed.map((row) => row.lead_id));
}

/** Tells whether there are new leads that nobody owns yet. */
export function hasOwnerlessLeads(db: Db): boolean {
  return openNewLeads(db).some((lead) => lead.owner === null);
}

/** Gives the new leads that nobody owns yet to an owner. */
export function adoptNewLeads(db: Db, owner: Owner): void {
  statement<[number, number]>(
    db,
    `UPDATE new_leads
     SET account_id = ?, user_id = ?
     WHERE user_id IS NULL`,
  ).run(owner.accountId, owner.userId);
}

interface NewLeadColumns {
  readonly id: string;
  readonly account_id: number | null;
  readonly user_id: number | null;
  readonly first_name: string;
  readonly last_name: string;
  readonly number: string;
  readonly language: string | null;
  readonly call_id: string | null;
  readonly created_at: number;
  readonly state: string;
  readonly lead_id: number | null;
  readonly anyway: number;
  readonly floor: number | null;
  readonly doubt: string | null;
  readonly empty_reads: number;
  readonly vague_reads: number;
  readonly check_first: number;
  readonly parked: string | null;
  readonly status: number | null;
  readonly message: string | null;
  readonly fields: string;
  readonly candidates: string;
}

const stateSchema = z.enum(newLeadStates);
const parkedSchema = z.enum(newLeadParks).nullable();
const doubtSchema = z.enum(doubts).nullable();
const languageSchema = z.enum(['fr', 'en']).nullable();
const candidatesSchema = z.array(z.object({ id: z.number(), name: z.string() }));

function newLeadOf(row: NewLeadColumns): StoredNewLead {
  return {
    id: row.id,
    owner: row.account_id === null || row.user_id === null ? null : { accountId: row.account_id, userId: row.user_id },
    firstName: row.first_name,
    lastName: row.last_name,
    number: row.number,
    language: languageSchema.parse(row.language),
    callId: row.call_id,
    createdAt: row.created_at,
    state: stateSchema.parse(row.state),
    leadId: row.lead_id,
    anyway: row.anyway === 1,
    floor: row.floor,
    doubt: doubtSchema.parse(row.doubt),
    emptyReads: row.empty_reads,
    vagueReads: row.vague_reads,
    checkFirst: row.check_first === 1,
    parked: parkedSchema.parse(row.parked),
    status: row.status,
    message: row.message,
    fields: fieldsSchema.parse(JSON.parse(row.fields)),
    candidates: candidatesSchema.parse(JSON.parse(row.candidates)),
  };
}

function columnsOf(lead: StoredNewLead): NewLeadColumns {
  return {
    id: lead.id,
    account_id: lead.owner?.accountId ?? null,
    user_id: lead.owner?.userId ?? null,
    first_name: lead.firstName,
    last_name: lead.lastName,
    number: lead.number,
    language: lead.language,
    call_id: lead.callId,
    created_at: lead.createdAt,
    state: lead.state,
    lead_id: lead.leadId,
    anyway: lead.anyway ? 1 : 0,
    floor: lead.floor,
    doubt: lead.doubt,
    empty_reads: lead.emptyReads,
    vague_reads: lead.vagueReads,
    check_first: lead.checkFirst ? 1 : 0,
    parked: lead.parked,
    status: lead.status,
    message: lead.message,
    fields: JSON.stringify(lead.fields),
    candidates: JSON.stringify(lead.candidates),
  };
}
