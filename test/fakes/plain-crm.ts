// A CRM in memory that does at once what its documentation says: tests put their own network, delays and lies around it.

import type { TransportAnswer, TransportRequest } from '../../src-main/crm/transport.ts';

export type WholeAnswer = Extract<TransportAnswer, { ok: true }>;

export interface PlainCommunication {
  readonly id: number;
  readonly lead_id: number;
  readonly [attribute: string]: unknown;
}

export interface PlainCrm {
  /** Every communication that was added, as it is now. */
  readonly ledger: readonly PlainCommunication[];
  /** The leads as the CRM's JSON has them; tests may change them. */
  readonly leads: Record<string, unknown>[];
  /** Deletes a communication, as somebody in the CRM may. */
  remove(id: number): void;
  /** Does what a request asks and returns the answer. */
  answer(request: TransportRequest): WholeAnswer;
}

export const plainAccount = { id: 7, key: 'key-of-7', user: 70 } as const;

/** The number of the lead at a place, E.164; each lead has its own. */
export function numberOfLead(place: number): string {
  return `+1514${2_000_000 + place}`;
}

/** Creates a CRM of one account with one user and some leads, ids from 1000. */
export function createPlainCrm(leadCount = 5): PlainCrm {
  const leads = Array.from({ length: leadCount }, (_, place) => leadJson(place));
  const ledger = new Map<number, PlainCommunication>();
  const ofLead = new Map<number, number[]>();
  let nextId = 5000;

  function answer({ method, url, body }: TransportRequest): WholeAnswer {
    const { pathname, searchParams } = new URL(url);
    const path = pathname.replace(/^.*\/v2\//, '');
    const fields = body === null ? {} : (JSON.parse(body) as Record<string, unknown>);
    if (path === 'account') {
      const users = [{ id: plainAccount.user, first_name: 'Alex', last_name: 'Roy', email: null }];
      return whole(200, { data: { id: plainAccount.id, name: 'Garage', users } });
    }
    if (path === 'leads' && method === 'POST') return whole(201, { data: addLead(fields) });
    if (path === 'leads') {
      const phone = searchParams.get('filter[phone]');
      const name = searchParams.get('filter[name]');
      if (phone !== null || name !== null) return whole(200, found(phone, name));
      return whole(200, leadsPage(Number(searchParams.get('page')), 100, searchParams.get('filter[updated_at][gte]')));
    }
    if (method === 'GET') return readLead(Number(path.split('/')[1]));
    return method === 'POST' ? add(fields) : change(Number(path.split('/')[1]), fields);
  }

  function leadsPage(page: number, perPage: number, since: string | null): object {
    const found = leads.filter(({ updated_at }) => since === null || !(String(updated_at) < since));
    const data = found.slice((page - 1) * perPage, page * perPage);
    const lastPage = Math.max(1, Math.ceil(found.length / perPage));
    return { data, links: {}, meta: { current_page: page, last_page: lastPage, per_page: '100', total: found.length } };
  }

  function addLead(fields: Record<string, unknown>): Record<string, unknown> {
    const id = Math.max(999, ...leads.map((lead) => Number(lead.id))) + 1;
    leads.push({
      ...leadJson(0),
      first_name: null,
      last_name: null,
      ...fields,
      id,
      updated_at: '2026-11-22T15:00:00+00:00',
    });
    return leads.at(-1) ?? {};
  }

  function found(phone: string | null, name: string | null): object {
    const data = leads.filter(
      (lead) =>
        JSON.stringify(lead.phones).includes(`"${phone ?? ''}`) &&
        `${lead.first_name ?? ''} ${lead.last_name ?? ''}`.includes(name ?? ''),
    );
    return { data, links: {}, meta: { current_page: 1, last_page: 1, per_page: '100', total: data.length } };
  }

  function readLead(id: number): WholeAnswer {
    const lead = leads.find((one) => one.id === id);
    const communications = (ofLead.get(id) ?? []).map((one) => ledger.get(one));
    return lead ? whole(200, { data: { ...lead, communications } }) : whole(404, { message: 'Not found.' });
  }

  function add({ executed_by, ...fields }: Record<string, unknown>): WholeAnswer {
    const leadId = Number(fields.lead_id);
    nextId += 1;
    ledger.set(nextId, { ...fields, id: nextId, lead_id: leadId, user_id: executed_by });
    ofLead.set(leadId, [...(ofLead.get(leadId) ?? []), nextId]);
    return whole(201, { data: ledger.get(nextId) });
  }

  function change(id: number, fields: Record<string, unknown>): WholeAnswer {
    const before = ledger.get(id);
    if (!before) return whole(404, { message: 'Not found.' });
    ledger.set(id, { ...before, ...fields, id });
    return whole(200, { data: ledger.get(id) });
  }

  return {
    get ledger() {
      return [...ledger.values()];
    },
    leads,
    remove(id) {
      ledger.delete(id);
      for (const [lead, ids] of ofLead)
        ofLead.set(
          lead,
          ids.filter((one) => one !== id),
        );
    },
    answer,
  };
}

/** Makes a whole answer with a JSON body. */
export function whole(status: number, json: unknown): WholeAnswer {
  return { ok: true, status, headers: {}, body: new TextEncoder().encode(JSON.stringify(json)) };
}

function leadJson(place: number): Record<string, unknown> {
  return {
    id: 1000 + place,
    account_id: plainAccount.id,
    first_name: 'Lead',
    last_name: String(place),
    locale: 'fr',
    unsubscribe_call_date: null,
    advisor: null,
    vehicles: [],
    phones: [{ number: numberOfLead(place), extension: null, type: 'mobile' }],
    created_at: '2026-01-01T00:00:00+00:00',
    updated_at: '2026-01-01T00:00:00+00:00',
  };
}
