// A model of the CRM for the simulation: it applies late, loses answers, fails after applying, shows writes late, caps its
// lists, limits and revokes, all on the simulated clock. It keeps the ledger that the checker believes.

import type { Clock } from '../../src-main/core/ports.ts';
import type { Transport, TransportAnswer, TransportRequest } from '../../src-main/crm/transport.ts';
import type { Random } from '../../src-main/sandbox/random.ts';

export interface LedgerEntry {
  readonly id: number;
  /** Whose key it came with. */
  readonly account: number;
  readonly visibleAt: number;
  leadId: number;
  userId: number;
  method: string;
  type: string;
  /** ISO, as sent. */
  executedAt: string;
  duration: number | null;
  number: string | null;
  status: string | null;
  description: string | null;
  /** What came with it and is never shown again. */
  readonly secret: string | null;
}

/** How this seed's CRM misbehaves: chances from 0 to 1, times in milliseconds. */
export interface Profile {
  readonly answerLost: number;
  readonly errorAfter: number;
  readonly errorBefore: number;
  readonly resetBefore: number;
  readonly garbage: number;
  readonly held: number;
  readonly notSent: number;
  readonly rateLimited: number;
  readonly refused: number;
  readonly lateBy: number;
  readonly cap: 'none' | 'newest' | 'oldest';
  readonly minuteOnly: boolean;
  readonly keyOwnerWins: boolean;
  /** The dealership's phone system logs calls by itself, with the same user, number, second and duration. */
  readonly twins: number;
  /** Not the CRM's: whether the agents have the app report calls while they are on. */
  readonly reportLive: boolean;
}

/** The longest that the modelled gateway holds a request, and the longest lag of a read: less than the app's wait. */
const longestHold = 100_000;
const longestLag = 60_000;
/** As the app's own transport. */
const timeout = 60_000;

export interface ModelLead {
  readonly id: number;
  readonly account: number;
  readonly name: string;
  readonly numbers: readonly string[];
  /** Reading on the monotonic clock from which it is shown. */
  readonly visibleAt: number;
}

export interface ModelCrm {
  readonly ledger: readonly LedgerEntry[];
  readonly leads: readonly ModelLead[];
  /** Milliseconds of the monotonic clock at which requests reached the CRM. */
  readonly arrivals: readonly number[];
  offline: boolean;
  revoked: boolean;
  calm: boolean;
  /** Deletes a communication, as somebody in the CRM may. */
  remove(id: number): void;
  /** Logs a call as the dealership's phone system does, now and then. */
  twin(account: number, fields: Record<string, unknown>): void;
  /** Makes a lead as a colleague does, now and then, who answered the same number. */
  colleague(account: number, number: string): void;
  /** The transport of one run of the app. `before` is asked at each request and may say that the app dies there. */
  transport(alive: () => boolean, before: (request: TransportRequest) => boolean): Transport;
}

export const accounts = [
  { id: 71, key: 'key-a', users: [701, 702] },
  { id: 72, key: 'key-b', users: [703] },
] as const;

const cap = 10;

/** Creates the model. `reached` is told each fault that happened, for the sometimes-assertions. */
export function createModelCrm(
  clock: Clock,
  random: Random,
  profile: Profile,
  reached: (fault: string) => void,
): ModelCrm {
  const ledger: LedgerEntry[] = [];
  const arrivals: number[] = [];
  const leads = [...makeLeads()];
  const leadsAnswers = new Map<number, TransportAnswer>(accounts.map(({ id }) => [id, leadsAnswer(id)]));
  let nextId = 1000;
  let nextLead = 8000;

  for (const lead of leads) {
    const past = random.pick([0, 1, 4, 9, 12, 19]);
    for (let index = 0; index < past; index += 1) add(lead.account, pastCall(lead, index), -1);
  }

  const model: ModelCrm = {
    ledger,
    leads,
    arrivals,
    offline: false,
    revoked: false,
    calm: false,
    remove(id) {
      const index = ledger.findIndex((entry) => entry.id === id);
      if (index >= 0) ledger.splice(index, 1);
    },
    twin(account, fields) {
      if (!chance(profile.twins)) return;
      reached('twin × a call');
      add(account, fields, 0);
    },
    colleague(account, number) {
      if (!chance(profile.twins)) return;
      reached('colleague × a new lead');
      addLead(account, `Colleague's ${number}`, number, 0);
    },
    transport: (alive, before) => (request) =>
      new Promise((resolve) => {
        const answer = (milliseconds: number, value: TransportAnswer) => {
          clock.after(milliseconds, () => {
            if (alive()) resolve(value);
          });
        };
        if (before(request)) return;
        if (model.offline || chance(profile.notSent)) {
          happened('not-sent', request);
          answer(5, { ok: false, sent: false, status: null, problem: 'ECONNREFUSED' });
          return;
        }
        travel(request, answer);
      }),
  };

  function chance(probability: number): boolean {
    return !model.calm && random.chance(probability);
  }

  /** Notes a fault with what it met: a send, a change, a look into the lead, or the reading of leads. */
  function happened(fault: string, request: TransportRequest): void {
    reached(`${fault} × ${deedOf(request)}`);
  }

  function travel(request: TransportRequest, answer: (milliseconds: number, value: TransportAnswer) => void): void {
    const account = accounts.find(({ key }) => request.headers.authorization === `Bearer ${key}`);
    const lost: TransportAnswer = { ok: false, sent: true, status: null, problem: 'ECONNRESET' };
    const writes = request.method !== 'GET';
    if (writes && chance(profile.held)) {
      happened('held', request);
      const applyIn = random.integer(1, longestHold);
      clock.after(applyIn, () => {
        const value = arrive(request, account?.id);
        if (applyIn < timeout) answer(0, value);
      });
      if (applyIn >= timeout) answer(timeout, lost);
      return;
    }
    if (chance(profile.resetBefore)) {
      happened('reset-before', request);
      answer(20, lost);
      return;
    }
    if (chance(profile.errorBefore)) {
      happened('error-before', request);
      answer(20, jsonAnswer(random.pick([500, 502, 503, 504]), {}));
      return;
    }
    clock.after(random.integer(1, 80), () => {
      const value = arrive(request, account?.id);
      if (writes && value.ok && value.status < 300) {
        if (chance(profile.answerLost)) {
          happened('answer-lost', request);
          answer(random.integer(1, timeout), lost);
          return;
        }
        if (chance(profile.errorAfter)) {
          happened('error-after', request);
          answer(10, jsonAnswer(random.pick([500, 502, 503, 504, 408, 409]), {}));
          return;
        }
        if (chance(profile.garbage)) {
          happened('garbage', request);
          answer(10, { ok: true, status: 201, headers: {}, body: new TextEncoder().encode('<html>') });
          return;
        }
      }
      answer(random.integer(1, 80), value);
    });
  }

  function arrive(request: TransportRequest, account: number | undefined): TransportAnswer {
    arrivals.push(clock.monotonic());
    if (account === undefined || model.revoked) {
      happened('key-refused', request);
      return jsonAnswer(401, { message: 'Unauthenticated.' });
    }
    if (chance(profile.rateLimited)) {
      happened('rate-limited', request);
      const headers = random.chance(0.5) ? { 'retry-after': String(random.integer(1, 90)) } : {};
      return { ...jsonAnswer(429, {}), headers };
    }
    const url = new URL(request.url);
    const path = url.pathname.replace(/^\/v2/, '');
    if (path === '/account') return jsonAnswer(200, { data: accountJson(account) });
    if (path === '/leads' && request.method === 'POST') return postLead(account, request.body ?? '{}');
    if (path === '/leads') return searchAnswer(account, url) ?? leadsAnswers.get(account) ?? leadsAnswer(account);
    const lead = /^\/leads\/(\d+)$/.exec(path);
    if (lead) return leadAnswer(account, Number(lead[1]));
    const body: unknown = JSON.parse(request.body ?? '{}');
    const fields = body as Record<string, unknown>;
    if (path === '/communications') return post(account, fields);
    return put(account, Number(path.split('/')[2]), fields);
  }

  function postLead(account: number, body: string): TransportAnswer {
    if (chance(profile.refused)) {
      reached('refused × a new lead');
      return jsonAnswer(422, { message: 'Invalid.', errors: { first_name: ['is odd'] } });
    }
    const sent = JSON.parse(body) as { first_name: string; phones: { number: string }[] };
    const lead = addLead(account, sent.first_name, sent.phones[0]?.number ?? '', random.integer(0, profile.lateBy));
    return jsonAnswer(201, { data: leadJson(lead) });
  }

  function addLead(account: number, name: string, number: string, lag: number): ModelLead {
    nextLead += 1 + random.integer(0, 2);
    const visibleAt = clock.monotonic() + Math.min(lag, longestLag);
    const lead = { id: nextLead, account, name, numbers: [number], visibleAt };
    leads.push(lead);
    leadsAnswers.delete(account);
    return lead;
  }

  /** Answers a search by number or by name; null where the whole list is asked for. A capped CRM cuts the one by name. */
  function searchAnswer(account: number, { searchParams }: URL): TransportAnswer | null {
    const phone = searchParams.get('filter[phone]');
    const name = searchParams.get('filter[name]');
    if (phone === null && name === null) return null;
    const found = shownLeads(account).filter((lead) =>
      phone === null ? lead.name === name : lead.numbers.includes(phone),
    );
    const pages = name !== null && profile.cap !== 'none' && !model.calm ? 2 : 1;
    return jsonAnswer(200, { data: found.map(leadJson), links: {}, meta: pageMeta(found.length, pages) });
  }

  function shownLeads(account: number): readonly ModelLead[] {
    return leads.filter((lead) => lead.account === account && lead.visibleAt <= clock.monotonic());
  }

  function post(account: number, fields: Record<string, unknown>): TransportAnswer {
    if (chance(profile.refused)) {
      reached('refused × a send');
      return jsonAnswer(422, { message: 'Invalid.', errors: { call_phone: ['is odd'] } });
    }
    if (!leads.some((lead) => lead.id === fields.lead_id && lead.account === account)) {
      return jsonAnswer(422, { message: 'Invalid.', errors: { lead_id: ['is unknown'] } });
    }
    return jsonAnswer(201, { data: communicationJson(add(account, fields, random.integer(0, profile.lateBy))) });
  }

  function put(account: number, id: number, fields: Record<string, unknown>): TransportAnswer {
    const entry = ledger.find((one) => one.id === id && one.account === account);
    if (!entry) return jsonAnswer(404, { message: 'Not found.' });
    Object.assign(entry, {
      ...('description' in fields && { description: fields.description }),
      ...('call_status' in fields && { status: fields.call_status }),
      ...('call_duration' in fields && { duration: fields.call_duration }),
    });
    return jsonAnswer(200, { data: communicationJson(entry) });
  }

  function add(account: number, fields: Record<string, unknown>, lag: number): LedgerEntry {
    nextId += 1 + random.integer(0, 2);
    const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : null);
    const owner = accounts.find(({ id }) => id === account)?.users[0] ?? 0;
    const entry: LedgerEntry = {
      id: nextId,
      account,
      visibleAt: clock.monotonic() + Math.min(lag, longestLag),
      leadId: Number(fields.lead_id),
      method: text('method') ?? 'phone',
      userId: profile.keyOwnerWins ? owner : Number(fields.executed_by),
      type: text('type') ?? '',
      executedAt: text('executed_at') ?? '',
      duration: typeof fields.call_duration === 'number' ? fields.call_duration : null,
      number: text('call_phone'),
      status: text('call_status'),
      description: text('description'),
      secret: text('email_body') ?? text('url'),
    };
    ledger.push(entry);
    return entry;
  }

  function communicationJson(entry: LedgerEntry): object {
    const executedAt = profile.minuteOnly ? `${entry.executedAt.slice(0, 16)}:00+00:00` : entry.executedAt;
    return {
      id: entry.id,
      lead_id: entry.leadId,
      user_id: entry.userId,
      method: entry.method,
      type: entry.type,
      executed_at: executedAt,
      call_duration: entry.duration,
      call_phone: entry.number,
      call_status: entry.status,
      description: entry.description,
    };
  }

  function leadAnswer(account: number, id: number): TransportAnswer {
    const lead = leads.find((one) => one.id === id && one.account === account);
    if (!lead) return jsonAnswer(404, { message: 'Not found.' });
    const shown = ledger
      .filter((entry) => entry.leadId === id && entry.visibleAt <= clock.monotonic())
      .sort((a, b) => b.id - a.id);
    const cut = profile.cap === 'none' ? shown : profile.cap === 'newest' ? shown.slice(0, cap) : shown.slice(-cap);
    if (cut.length < shown.length) reached('capped × a look');
    return jsonAnswer(200, { data: { ...leadJson(lead), communications: cut.map(communicationJson) } });
  }

  function leadsAnswer(account: number): TransportAnswer {
    const mine = shownLeads(account);
    return jsonAnswer(200, { data: mine.map(leadJson), links: {}, meta: pageMeta(mine.length, 1) });
  }

  return model;
}

function pageMeta(total: number, pages: number): object {
  return { current_page: 1, from: 1, last_page: pages, path: '', per_page: '100', to: total, total };
}

/** Names what a request does, for the list of what was reached. */
export function deedOf(request: TransportRequest): string {
  if (request.method === 'POST') return request.url.includes('/leads') ? 'a new lead' : 'a send';
  if (request.method === 'PUT') return 'a change';
  if (request.url.includes('filter[name]') || request.url.includes('filter[phone]')) return 'a search';
  return /\/leads\/\d+/.test(request.url) ? 'a look' : 'a reading of leads';
}

function makeLeads(): readonly ModelLead[] {
  const leads: ModelLead[] = [];
  for (const account of accounts) {
    for (let index = 0; index < 5; index += 1) {
      const number = `+1514555010${index}`;
      // The last two share a number: only an agent can tell whose call it is.
      const numbers = index < 3 ? [number] : ['+15145550109', number];
      leads.push({
        id: account.id * 100 + index,
        account: account.id,
        name: `Lead ${account.id}-${index}`,
        numbers,
        visibleAt: 0,
      });
    }
  }
  return leads;
}

function pastCall(lead: ModelLead, index: number): Record<string, unknown> {
  return {
    lead_id: lead.id,
    executed_by: accounts.find(({ id }) => id === lead.account)?.users[0],
    type: 'outgoing',
    executed_at: new Date(Date.UTC(2026, 0, 1 + index)).toISOString().replace('.000Z', '+00:00'),
    call_phone: lead.numbers[0],
    call_status: 'attempted',
  };
}

function leadJson(lead: ModelLead): object {
  return {
    id: lead.id,
    account_id: lead.account,
    first_name: lead.name,
    last_name: null,
    locale: 'fr',
    unsubscribe_call_date: null,
    advisor: null,
    vehicles: [],
    phones: lead.numbers.map((number) => ({ number, extension: null, type: 'mobile' })),
    created_at: '2026-01-01T00:00:00+00:00',
    updated_at: '2026-01-01T00:00:00+00:00',
  };
}

function accountJson(account: number): object {
  const users = accounts.find(({ id }) => id === account)?.users ?? [];
  const people = users.map((id) => ({ id, first_name: 'User', last_name: String(id), email: null }));
  return { id: account, name: `Account ${account}`, users: people };
}

function jsonAnswer(status: number, body: object): Extract<TransportAnswer, { ok: true }> {
  return { ok: true, status, headers: {}, body: new TextEncoder().encode(JSON.stringify(body)) };
}
