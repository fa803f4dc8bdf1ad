// The CRM's deeds as requests of its documented API (v2), each sent once, each answer sorted into a value or a failure.

import type { CrmAnswer } from './answer.ts';
import { classify } from './classification.ts';
import type { CommunicationAttributes, Crm, LeadAttributes } from './crm.ts';
import { readLeadOf, readLeadsPage, readNewLead } from './lead-schemas.ts';
import { readAccount, readCommunication, readCommunicationsOf } from './schemas.ts';
import type { Transport, TransportRequest } from './transport.ts';

export interface CrmAccess {
  /** The API's base, `https://api.crm.activix.ca/v2`, with or without a slash at its end. */
  readonly url: string;
  /** The account's API key. It goes to the origin of `url` and nowhere else. */
  readonly key: string;
  readonly transport: Transport;
}

/**
 * Makes the CRM of one base address and one key. Nothing is repeated, kept or logged here. A key that no header can carry
 * is refused before anything is sent. Throws a TypeError where `url` is no URL.
 */
export function createCrm({ url, key, transport }: CrmAccess): Crm {
  const base = new URL(url);
  const root = base.origin + base.pathname.replace(/\/+$/, '');
  const headers = {
    authorization: `Bearer ${key}`,
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'Offhook',
  };

  async function ask<T>(
    method: TransportRequest['method'],
    path: string,
    body: Partial<CommunicationAttributes> | LeadAttributes | null,
    read: (json: unknown) => T | null,
  ): Promise<CrmAnswer<T>> {
    if (!/^[\x21-\x7e]+$/.test(key)) {
      return { kind: 'key-refused' };
    }
    const text = body === null ? null : JSON.stringify(body);
    return classify(await transport({ method, url: `${root}/${path}`, headers, body: text }), read);
  }

  return {
    account: () => ask('GET', 'account?include[]=users', null, readAccount),
    leadsPage: (page, updatedSince, communications = 'with') => {
      const since = updatedSince === null ? '' : `&filter[updated_at][gte]=${encodeURIComponent(updatedSince)}`;
      const asked = included(communications === 'with' ? [...nested, 'communications'] : nested);
      return ask('GET', `leads?page=${page}&per_page=100&${asked}${since}`, null, readLeadsPage);
    },
    lead: (id) =>
      ask('GET', `leads/${id}?${included([...nested, 'communications'])}`, null, (json) => readLeadOf(id, json)),
    findLeads: (filter) => {
      const [[name, value] = ['', '']] = Object.entries(filter);
      const asked = `filter[${name}]=${encodeURIComponent(value)}`;
      return ask('GET', `leads?page=1&per_page=100&${included(nested)}&${asked}`, null, readLeadsPage);
    },
    addLead: (attributes) => ask('POST', `leads?${included(nested)}`, attributes, readNewLead),
    communicationsOf: (leadId) =>
      ask('GET', `leads/${leadId}?include[]=communications`, null, (json) => readCommunicationsOf(leadId, json)),
    addCommunication: (attributes) => ask('POST', 'communications', attributes, readCommunication),
    changeCommunication: (id, changes) => ask('PUT', `communications/${id}`, changes, readCommunication),
  };
}

const nested = ['phones', 'emails', 'vehicles', 'advisor', 'tasks'] as const;

function included(names: readonly string[]): string {
  return names.map((name) => `include[]=${name}`).join('&');
}
