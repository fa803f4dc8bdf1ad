// The `outbox` table of calls.db: where each ended call stands on its way to the CRM. One row a call, never deleted.

import { z } from 'zod';
import {
  type DeliveryState,
  type Doubt,
  deliveryStates,
  doubts,
  type ParkReason,
  parkReasons,
  type RefusedField,
} from '../../src-preload/contract/delivery.ts';
import type { Owner } from './calls.ts';
import type { Db } from './db.ts';
import { statement } from './statement.ts';

/** What was last sent for a call, by the names of the CRM's API. */
const sentSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type Sent = z.infer<typeof sentSchema>;

export interface OutboxRow {
  readonly callId: string;
  readonly state: DeliveryState;
  readonly crmAccount: number | null;
  readonly crmId: number | null;
  /** What the CRM has once synced; what it is searched for while unknown. Null before the first send. */
  readonly sent: Sent | null;
  readonly sentFloor: number | null;
  readonly doubt: Doubt | null;
  readonly emptyReads: number;
  readonly checkFirst: boolean;
  readonly parked: ParkReason | null;
  readonly status: number | null;
  readonly message: string | null;
  readonly fields: readonly RefusedField[];
  readonly candidates: readonly number[];
}

/** A row as it begins: nothing sent, nothing known. */
export function newOutboxRow(callId: string, state: DeliveryState): OutboxRow {
  return {
    callId,
    state,
    crmAccount: null,
    crmId: null,
    sent: null,
    sentFloor: null,
    doubt: null,
    emptyReads: 0,
    checkFirst: false,
    parked: null,
    status: null,
    message: null,
    fields: [],
    candidates: [],
  };
}

/** Adds or overwrites a call's row. @throws if its communication is already another call's. */
export function saveOutboxRow(db: Db, row: OutboxRow): void {
  statement<[OutboxColumns]>(
    db,
    `INSERT INTO outbox (
       call_id, state, crm_account, crm_id, sent, sent_floor, doubt, empty_reads, check_first, parked, status, message,
       fields, candidates)
     VALUES (
       :call_id, :state, :crm_account, :crm_id, :sent, :sent_floor, :doubt, :empty_reads, :check_first, :parked, :status,
       :message, :fields, :candidates)
     ON CONFLICT (call_id) DO UPDATE
     SET state = excluded.state, crm_account = excluded.crm_account, crm_id = excluded.crm_id, sent = excluded.sent,
         sent_floor = excluded.sent_floor, doubt = excluded.doubt, empty_reads = excluded.empty_reads,
         check_first = excluded.check_first, parked = excluded.parked, status = excluded.status,
         message = excluded.message, fields = excluded.fields, candidates = excluded.candidates`,
  ).run(columnsOf(row));
}

/** Returns a call's row, or null while the call is on. */
export function readOutboxRow(db: Db, callId: string): OutboxRow | null {
  const row = statement<[string], OutboxColumns>(
    db,
    `SELECT *
     FROM outbox
     WHERE call_id = ?`,
  ).get(callId);
  return row ? outboxRowOf(row) : null;
}

export interface Due {
  readonly callId: string;
  readonly state: DeliveryState;
  readonly leadId: number | null;
}

/** Returns an owner's calls in one state, oldest first. */
export function dueCalls(db: Db, owner: Owner, state: DeliveryState, limit: number): readonly Due[] {
  return statement<
    [DeliveryState, number, number, number],
    { call_id: string; state: DeliveryState; lead_id: number | null }
  >(
    db,
    `SELECT outbox.call_id, outbox.state, calls.lead_id
     FROM outbox
     JOIN calls ON calls.id = outbox.call_id
     WHERE outbox.state = ?
       AND outbox.state NOT IN ('synced', 'local')
       AND calls.account_id = ?
       AND calls.user_id = ?
     ORDER BY outbox.call_id
     LIMIT ?`,
  )
    .all(state, owner.accountId, owner.userId, limit)
    .map((row) => ({ callId: row.call_id, state: row.state, leadId: row.lead_id }));
}

/** Returns every row in a state: for the start of the app, when few are open. */
export function rowsInState(db: Db, state: DeliveryState): readonly OutboxRow[] {
  return statement<[DeliveryState], OutboxColumns>(
    db,
    `SELECT *
     FROM outbox
     WHERE state = ?
       AND state NOT IN ('synced', 'local')`,
  )
    .all(state)
    .map(outboxRowOf);
}

/** Has every call looked for before it is ever sent anew. Goes over all rows: for an older copy that was put back. */
export function lookForAllFirst(db: Db): void {
  statement<[]>(
    db,
    `UPDATE outbox
     SET check_first = 1`,
  ).run();
}

/** Tells which of some communications are calls of this computer already. */
export function claimedIds(db: Db, account: number, ids: readonly number[]): ReadonlySet<number> {
  const claimed = statement<[number, string], { crm_id: number }>(
    db,
    `SELECT crm_id
     FROM outbox
     WHERE crm_account = ?
       AND crm_id IN (SELECT value FROM json_each(?))`,
  ).all(account, JSON.stringify(ids));
  return new Set(claimed.map((row) => row.crm_id));
}

/** Returns what other calls of the same lead may have put into the CRM without an answer: their twins aren't ours. */
export function unsettledSends(db: Db, leadId: number, exceptCallId: string): readonly Sent[] {
  return statement<[number, string], { sent: string }>(
    db,
    `SELECT outbox.sent
     FROM outbox
     JOIN calls ON calls.id = outbox.call_id
     WHERE outbox.state = 'unknown'
       AND outbox.state NOT IN ('synced', 'local')
       AND calls.lead_id = ?
       AND outbox.call_id <> ?
       AND outbox.sent IS NOT NULL`,
  )
    .all(leadId, exceptCallId)
    .map((row) => sentSchema.parse(JSON.parse(row.sent)));
}

/** Returns how many calls stand in each state; states without any are left out. Costs what is open, not the history. */
export function tally(db: Db): ReadonlyMap<DeliveryState, number> {
  const rows = statement<[], { state: DeliveryState; calls: number }>(
    db,
    `SELECT state, calls
     FROM tally
     WHERE calls > 0
     UNION ALL
     SELECT state, count(*)
     FROM outbox
     WHERE state NOT IN ('synced', 'local')
     GROUP BY state`,
  ).all();
  return new Map(rows.map((row) => [row.state, row.calls]));
}

/** Returns the start of the oldest call on its way, in epoch milliseconds; null where none is. */
export function oldestOnItsWay(db: Db): number | null {
  // Ids sort by start, so the first of each state is its oldest.
  const first = (state: DeliveryState) =>
    `(SELECT min(call_id)
      FROM outbox
      WHERE state = '${state}'
        AND state NOT IN ('synced', 'local'))`;
  return (
    statement<[], { oldest: number | null }>(
      db,
      `SELECT min(started_at) AS oldest
       FROM calls
       WHERE id IN (${first('pending')}, ${first('sending')}, ${first('edited')})`,
    ).get()?.oldest ?? null
  );
}

/** Counts the open calls that another owner made. Costs nothing where only one person has ever worked here. */
export function foreignCalls(db: Db, owner: Owner): number {
  if (!hasOthers(db, owner)) return 0;
  return (
    statement<[number, number], { n: number }>(
      db,
      `SELECT count(*) AS n
       FROM outbox
       JOIN calls ON calls.id = outbox.call_id
       WHERE outbox.state NOT IN ('synced', 'local')
         AND calls.user_id IS NOT NULL
         AND NOT (calls.account_id = ? AND calls.user_id = ?)`,
    ).get(owner.accountId, owner.userId)?.n ?? 0
  );
}

/** Tells whether anybody else's call has ended on this computer. The days are kept by owner, so this is two look-ups. */
function hasOthers(db: Db, { accountId, userId }: Owner): boolean {
  const beside = (comparison: '<' | '>') =>
    statement<[number, number]>(
      db,
      `SELECT 1
       FROM call_days
       WHERE (account_id, user_id) ${comparison} (?, ?)
         AND (account_id, user_id) > (0, 0)
       LIMIT 1`,
    ).get(accountId, userId) !== undefined;
  return beside('<') || beside('>');
}

/** The columns that say where a call stands. */
export interface StandingColumns {
  readonly state: string;
  readonly crm_id: number | null;
  readonly doubt: string | null;
  readonly parked: string | null;
  readonly status: number | null;
  readonly message: string | null;
  readonly fields: string;
  readonly candidates: string;
}

interface OutboxColumns extends StandingColumns {
  readonly call_id: string;
  readonly crm_account: number | null;
  readonly sent: string | null;
  readonly sent_floor: number | null;
  readonly empty_reads: number;
  readonly check_first: number;
}

/** Fields that the CRM refused, as both tables of things on their way keep them. */
export const fieldsSchema = z.array(z.object({ name: z.string(), words: z.string().nullable() }));
const candidatesSchema = z.array(z.number());

/** Reads where a call stands. @throws if it isn't what this app writes. */
export function standingOfColumns(row: StandingColumns) {
  return {
    state: known(stateNames, row.state),
    crmId: row.crm_id,
    doubt: row.doubt === null ? null : known(doubtNames, row.doubt),
    parked: row.parked === null ? null : known(parkNames, row.parked),
    status: row.status,
    message: row.message,
    fields: row.fields === '[]' ? none : fieldsSchema.parse(JSON.parse(row.fields)),
    candidates: row.candidates === '[]' ? none : candidatesSchema.parse(JSON.parse(row.candidates)),
  };
}

function outboxRowOf(row: OutboxColumns): OutboxRow {
  return {
    ...standingOfColumns(row),
    callId: row.call_id,
    crmAccount: row.crm_account,
    sent: row.sent === null ? null : sentSchema.parse(JSON.parse(row.sent)),
    sentFloor: row.sent_floor,
    emptyReads: row.empty_reads,
    checkFirst: row.check_first === 1,
  };
}

const none: readonly never[] = [];
const stateNames = byName(deliveryStates);
const doubtNames = byName(doubts);
const parkNames = byName(parkReasons);

function byName<T extends string>(names: readonly T[]): ReadonlyMap<string, T> {
  return new Map(names.map((name) => [name, name]));
}

/** The word, where it is one of those this app writes. A look-up, since a page of the list makes two hundred of them. */
function known<T extends string>(names: ReadonlyMap<string, T>, word: string): T {
  const name = names.get(word);
  if (name === undefined) throw new Error(`read the outbox: ${word} is not a word of this version`);
  return name;
}

function columnsOf(row: OutboxRow): OutboxColumns {
  return {
    call_id: row.callId,
    state: row.state,
    crm_account: row.crmAccount,
    crm_id: row.crmId,
    sent: row.sent && JSON.stringify(row.sent),
    sent_floor: row.sentFloor,
    doubt: row.doubt,
    empty_reads: row.emptyReads,
    check_first: row.checkFirst ? 1 : 0,
    parked: row.parked,
    status: row.status,
    message: row.message,
    fields: JSON.stringify(row.fields),
    candidates: JSON.stringify(row.candidates),
  };
}
