// The call list as it is read: calls with where their record stands, newest first, by page. Ids are UUIDv7 of a call's
// start, so that every index that ends in the id gives its calls in the order of the list, and none is ever sorted.

import type { Outcome } from '../../src-preload/contract/call.ts';
import type { DeliveryState } from '../../src-preload/contract/delivery.ts';
import { placesOf, searchCalls } from './call-search.ts';
import { type CallColumns, callOf, type Owner, type StoredCall } from './calls.ts';
import type { Db } from './db.ts';
import { type OutboxRow, type StandingColumns, standingOfColumns } from './outbox.ts';
import { statement } from './statement.ts';

export interface ListedCall {
  readonly call: StoredCall;
  /** Null while the call is on. */
  readonly row: ListedRow | null;
}

/** What a list shows of an outbox row: not what was sent. */
export type ListedRow = Pick<
  OutboxRow,
  'state' | 'crmId' | 'parked' | 'doubt' | 'status' | 'message' | 'fields' | 'candidates'
>;

export interface ListQuery {
  /** The id that the page before ended with; null for the first page. */
  readonly before: string | null;
  readonly limit: number;
  /** Only calls in these states; null for any. */
  readonly states: readonly DeliveryState[] | null;
  /** Only incoming calls that nobody picked up. */
  readonly missed: boolean;
  /** Only calls that ended so, or of which nobody has said how; null for any. */
  readonly outcome: Outcome | 'unknown' | null;
  /** Only calls that the sums of a day count; null for any. */
  readonly counted: Counted | null;
  readonly leadId: number | null;
  /** Only calls that began from one instant up to, not including, another, in epoch milliseconds; null for no bound. */
  readonly from: number | null;
  readonly to: number | null;
  /** Beginnings of words of a name, a number or a note; empty for any. */
  readonly search: string;
}

/** A part of `call_days`: ended calls of an owner or of nobody, by the calendar of then, without messages and merged records. */
export interface Counted {
  readonly owner: Owner | null;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** 0 to 23; null for the whole day. */
  readonly hour: number | null;
}

/** Every call, from the first page on. */
export const everyCall: Omit<ListQuery, 'limit'> = {
  before: null,
  states: null,
  missed: false,
  outcome: null,
  counted: null,
  leadId: null,
  from: null,
  to: null,
  search: '',
};

export interface ListPage {
  readonly calls: readonly ListedCall[];
  /** Where the next page begins; null at the end. A page may be short, even empty, and still have a next one. */
  readonly next: string | null;
}

/**
 * Returns a page of calls, newest first. Keyset, so that page 1,000 costs what page 1 does. A search finds what the index
 * has: bring it up to date first.
 */
export function listCalls(db: Db, query: ListQuery): ListPage {
  if (query.search.trim() !== '') return searchedCalls(db, query);
  // One more than asked for tells whether anything follows.
  const found = pagesOf(query)
    .flatMap((page) => readPage(db, page, query.limit + 1))
    .sort((one, other) => (one.call.id < other.call.id ? 1 : -1));
  const calls = found.slice(0, query.limit);
  return { calls, next: found.length > calls.length ? (calls.at(-1)?.call.id ?? null) : null };
}

/** What one statement reads: a walk down one index, and what else has to hold. */
export interface PageSql {
  readonly sql: string;
  readonly bound: readonly (string | number)[];
}

/** Returns the statements of a page without a search, each newest first: one for each state asked for, else one. */
export function pagesOf(query: Omit<ListQuery, 'limit' | 'search'>): readonly PageSql[] {
  const { outcome, leadId, missed } = query;
  const states = query.states;
  const ending = missed ? 'interrupted' : outcome;
  if (missed && outcome !== null && outcome !== 'interrupted') return [];
  const settled = states?.every((state) => state === 'synced' || state === 'local') ?? true;
  if (states !== null && leadId === null && !(settled && rare(ending))) {
    return states.map((state) => byState(state, query));
  }
  const walk = leadId !== null ? 'calls_of_lead' : rare(ending) ? 'calls_unanswered' : 'sqlite_autoindex_calls_1';
  const residual: Condition[] = states === null ? [] : [stateIn(states)];
  return [
    page(`calls INDEXED BY ${walk} LEFT JOIN outbox ON outbox.call_id = calls.id`, 'calls.id', [
      ...callConditions(query),
      ...residual,
      ...idRange('calls.id', query),
    ]),
  ];
}

type Condition = readonly [sql: string, ...bound: readonly (string | number)[]];

function byState(state: DeliveryState, query: Omit<ListQuery, 'limit' | 'search'>): PageSql {
  const settled = state === 'synced' || state === 'local';
  return page(
    `outbox INDEXED BY ${settled ? 'outbox_settled' : 'outbox_open'} CROSS JOIN calls ON calls.id = outbox.call_id`,
    'outbox.call_id',
    [
      ['outbox.state = ?', state],
      [`outbox.state ${settled ? 'IN' : 'NOT IN'} ('synced', 'local')`],
      ...callConditions(query),
      ...idRange('outbox.call_id', query),
    ],
  );
}

/** Outcomes other than an answer have an index of their own; answered calls are found soon by walking all. */
function rare(outcome: ListQuery['outcome']): outcome is Exclude<Outcome, 'answered'> {
  return outcome !== null && outcome !== 'answered' && outcome !== 'unknown';
}

function callConditions({
  leadId,
  missed,
  outcome,
  counted,
}: Pick<ListQuery, 'leadId' | 'missed' | 'outcome' | 'counted'>): readonly Condition[] {
  return [
    ...(leadId === null ? [] : [['calls.lead_id = ?', leadId] as const]),
    ...(missed ? [[`calls.direction = 'incoming'`] as const, endedAs('interrupted')] : []),
    ...(outcome === null ? [] : [endedAs(outcome)]),
    ...(counted === null ? [] : countedIn(counted)),
  ];
}

/** What the triggers of `call_days` count, as conditions. */
function countedIn({ owner, day, hour }: Counted): readonly Condition[] {
  return [
    [`calls.phase = 'ended'`],
    [`calls.method = 'phone'`],
    ['NOT EXISTS (SELECT 1 FROM merged_calls WHERE merged_calls.call_id = calls.id)'],
    ['calls.day = ?', day],
    ...(hour === null ? [] : [['calls.hour = ?', hour] as const]),
    owner === null
      ? ['calls.account_id IS NULL']
      : ['(calls.account_id IS NULL OR (calls.account_id = ? AND calls.user_id = ?))', owner.accountId, owner.userId],
  ];
}

function endedAs(outcome: Outcome | 'unknown'): Condition {
  if (outcome === 'unknown') return [`calls.outcome IS NULL AND calls.phase = 'ended' AND calls.method = 'phone'`];
  // The second half is what lets SQLite use the partial index.
  return rare(outcome)
    ? [`calls.outcome = ? AND calls.outcome <> 'answered'`, outcome]
    : ['calls.outcome = ?', outcome];
}

function stateIn(states: readonly DeliveryState[]): Condition {
  return [`outbox.state IN (${states.map(() => '?').join(', ')})`, ...states];
}

function idRange(
  column: string,
  { before, from, to }: Pick<ListQuery, 'before' | 'from' | 'to'>,
): readonly Condition[] {
  const below = to === null ? endOfIds : firstIdAt(to);
  return [
    [`${column} < ?`, before !== null && before < below ? before : below],
    [`${column} >= ?`, from === null ? '' : firstIdAt(from)],
  ];
}

/** Comes after every id. */
const endOfIds = 'g';

/** Comes before every id of an instant, and after those of every earlier one: the first 48 bits of UUIDv7 are its time. */
export function firstIdAt(at: number): string {
  const hex = Math.max(0, at).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

function page(from: string, order: string, conditions: readonly Condition[]): PageSql {
  return {
    sql: `SELECT calls.*, outbox.state, outbox.crm_id, outbox.parked, outbox.doubt, outbox.status, outbox.message,
       outbox.fields, outbox.candidates
     FROM ${from}
     WHERE ${conditions.map(([sql]) => sql).join(' AND ')}
     ORDER BY ${order} DESC
     LIMIT ?`,
    bound: conditions.flatMap(([, ...bound]) => bound),
  };
}

function readPage(db: Db, { sql, bound }: PageSql, limit: number): readonly ListedCall[] {
  return statement<(string | number)[], CallColumns & Nullable<StandingColumns>>(db, sql)
    .all(...bound, limit)
    .map(listed);
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

function listed(columns: CallColumns & Nullable<StandingColumns>): ListedCall {
  return { call: callOf(columns), row: isStanding(columns) ? standingOfColumns(columns) : null };
}

function isStanding<T extends object>(columns: T & Nullable<StandingColumns>): columns is T & StandingColumns {
  return columns.state !== null;
}

/** Hits looked at for one page: where other filters let few of them pass, the page comes short rather than late. */
const hitsLookedAt = 1000;

function searchedCalls(db: Db, query: ListQuery): ListPage {
  const places = placesOf(db, { from: query.from ?? 0, to: query.to ?? endOfTime, before: query.before });
  const unfiltered =
    query.states === null && !query.missed && query.outcome === null && query.counted === null && query.leadId === null;
  const most = unfiltered ? query.limit + 1 : hitsLookedAt;
  const hits = searchCalls(db, query.search, places, most);
  const calls: ListedCall[] = [];
  for (const id of hits) {
    const found = readListed(db, id);
    if (!passes(db, found, query)) continue;
    if (calls.length === query.limit) return { calls, next: calls.at(-1)?.call.id ?? null };
    calls.push(found);
  }
  return { calls, next: hits.length === most ? (hits.at(-1) ?? null) : null };
}

/** Past any call: milliseconds of the year 2100, as late as a call may be logged for. */
const endOfTime = 4_102_444_800_001;

function readListed(db: Db, id: string): ListedCall {
  const columns = statement<[string], CallColumns & Nullable<StandingColumns>>(
    db,
    `SELECT calls.*, outbox.state, outbox.crm_id, outbox.parked, outbox.doubt, outbox.status, outbox.message,
       outbox.fields, outbox.candidates
     FROM calls
     LEFT JOIN outbox ON outbox.call_id = calls.id
     WHERE calls.id = ?`,
  ).get(id);
  if (!columns) throw new Error('list the calls: the search index names one that is not there');
  return listed(columns);
}

function passes(db: Db, { call, row }: ListedCall, query: ListQuery): boolean {
  return (query.states === null || (row !== null && query.states.includes(row.state))) && meets(db, call.id, query);
}

/** Tells whether what is asked of the call itself holds. */
function meets(db: Db, id: string, query: ListQuery): boolean {
  const conditions: readonly Condition[] = [['calls.id = ?', id], ...callConditions(query)];
  const found = statement<(string | number)[], { n: number }>(
    db,
    `SELECT 1 AS n
     FROM calls
     WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`,
  ).get(...conditions.flatMap(([, ...bound]) => bound));
  return found !== undefined;
}
