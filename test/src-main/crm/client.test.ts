// The API's requests as the CRM sees them, and what the core gets to know of its answers.

import { createServer, type IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createCrm } from '../../../src-main/crm/client.ts';
import type { CommunicationAttributes, Crm } from '../../../src-main/crm/crm.ts';
import { createTransport } from '../../../src-main/crm/undici-transport.ts';
import { listen } from './loopback.ts';

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const attributes: CommunicationAttributes = {
  lead_id: 3,
  method: 'phone',
  type: 'outgoing',
  executed_at: '2026-11-22T10:00:30.000Z',
  executed_by: 2,
  description: 'Rappelé 😀',
  call_duration: 90,
};

/** Serves one canned answer and returns a CRM on it, with all that it was asked. */
async function crmAnswering(
  body: unknown,
  { status = 200, headers = {}, path = '/v2', key = 'k-1' } = {},
): Promise<{ readonly crm: Crm; readonly seen: Seen[]; readonly url: string }> {
  const seen: Seen[] = [];
  const server = createServer((incoming, answer) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk) => chunks.push(chunk));
    incoming.on('end', () => {
      const url = new URL(incoming.url ?? '', 'http://127.0.0.1');
      seen.push({
        method: incoming.method ?? '',
        path: url.pathname,
        query: [...url.searchParams],
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString(),
      });
      answer.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  const url = `http://127.0.0.1:${await listen(server)}${path}`;
  return { crm: createCrm({ url, key, transport: createTransport() }), seen, url };
}

describe('a request', () => {
  it('carries the key and speaks JSON', async () => {
    const { crm, seen } = await crmAnswering({ data: { id: 1, name: 'Garage', users: [] } });
    expect(await crm.account()).toEqual({ kind: 'applied', value: { id: 1, name: 'Garage', users: [] } });
    expect(seen).toMatchObject([
      {
        method: 'GET',
        path: '/v2/account',
        query: [['include[]', 'users']],
        headers: { authorization: 'Bearer k-1', accept: 'application/json', 'content-type': 'application/json' },
        body: '',
      },
    ]);
  });

  it.each(['', '/', '/v2', '/v2/', '/a/v2//'])('finds its place under the base path "%s"', async (path) => {
    const { crm, seen } = await crmAnswering({ data: { id: 7 } }, { path });
    await crm.addCommunication(attributes);
    expect(seen[0]?.path).toBe(`${path.replace(/\/+$/, '')}/communications`);
  });

  it('asks for leads by page and day', async () => {
    const meta = { current_page: 4, last_page: 4, per_page: 100, total: 300 };
    const { crm, seen } = await crmAnswering({ data: [{ id: 3 }, { id: 'x' }], meta });
    const expected = { page: 4, lastPage: 4, total: 300, unreadable: 1, leads: [{ id: 3, source: { id: 3 } }] };
    expect(await crm.leadsPage(4, '2026-11-22')).toMatchObject({ kind: 'applied', value: expected });
    await crm.leadsPage(1, null);
    const names = ['phones', 'emails', 'vehicles', 'advisor', 'tasks', 'communications'];
    const nested = names.map((name) => ['include[]', name]);
    expect(seen.map(({ path, query }) => ({ path, query }))).toEqual([
      {
        path: '/v2/leads',
        query: [['page', '4'], ['per_page', '100'], ...nested, ['filter[updated_at][gte]', '2026-11-22']],
      },
      { path: '/v2/leads', query: [['page', '1'], ['per_page', '100'], ...nested] },
    ]);
  });

  it('reads communications back through their lead', async () => {
    const { crm, seen } = await crmAnswering({ data: { id: 3, communications: [{ id: 7, call_phone: '+1' }] } });
    expect(await crm.communicationsOf(3)).toMatchObject({ kind: 'applied', value: [{ id: 7, callPhone: '+1' }] });
    expect(seen).toMatchObject([{ path: '/v2/leads/3', query: [['include[]', 'communications']] }]);
  });

  it('adds a communication, and changes only what is given', async () => {
    const { crm, seen } = await crmAnswering({ data: { id: 7, lead_id: 3 } }, { status: 201 });
    expect(await crm.addCommunication(attributes)).toMatchObject({ kind: 'applied', value: { id: 7, leadId: 3 } });
    expect(await crm.changeCommunication(7, { description: 'x' })).toMatchObject({ kind: 'applied' });
    expect(seen.map(({ method, path, body }) => ({ method, path, body: JSON.parse(body) }))).toEqual([
      { method: 'POST', path: '/v2/communications', body: attributes },
      { method: 'PUT', path: '/v2/communications/7', body: { description: 'x' } },
    ]);
  });

  it.each(['', 'a b', 'k\r\nx: y', 'clé'])('is not made with the key %j, which no key can be', async (key) => {
    const { crm, seen } = await crmAnswering({ data: { id: 7 } }, { key });
    expect(await crm.addCommunication(attributes)).toEqual({ kind: 'key-refused' });
    expect(seen).toEqual([]);
  });

  it('takes its key to no other place that an answer points at', async () => {
    const elsewhere = await crmAnswering({ data: { id: 7 } });
    const headers = { location: `${elsewhere.url}/communications` };
    const { crm } = await crmAnswering('', { status: 307, headers });
    expect(await crm.addCommunication(attributes)).toMatchObject({ kind: 'refused', status: 307 });
    expect(elsewhere.seen).toEqual([]);
  });

  it('needs a base that is a URL', () => {
    expect(() => createCrm({ url: 'crm', key: 'k', transport: createTransport() })).toThrow(TypeError);
  });
});

describe('an answer', () => {
  it('of a captive portal is no success', async () => {
    const { crm } = await crmAnswering('<html>Welcome to the hotel</html>');
    const doubt = { kind: 'ambiguous', doubt: 'unreadable-answer', status: 200, problem: 'http-200' };
    expect(await crm.addCommunication(attributes)).toEqual(doubt);
    expect(await crm.leadsPage(1, null)).toEqual(doubt);
  });

  it('without the list of communications is a failed read, not an empty one', async () => {
    const { crm } = await crmAnswering({ data: { id: 3 } });
    expect(await crm.communicationsOf(3)).toMatchObject({ kind: 'ambiguous', doubt: 'unreadable-answer' });
  });

  it('of too many requests says how long to wait, by the clock of the CRM', async () => {
    const date = 'Sun, 22 Nov 2026 10:00:00 GMT';
    const headers = { date, 'retry-after': 'Sun, 22 Nov 2026 10:00:40 GMT' };
    const { crm } = await crmAnswering('', { status: 429, headers });
    expect(await crm.account()).toEqual({ kind: 'rate-limited', retryAfter: 40_000 });
  });

  it('that refuses names the fields', async () => {
    const { crm } = await crmAnswering({ message: 'Invalid.', errors: { call_phone: ['No.'] } }, { status: 422 });
    const refusal = {
      kind: 'refused',
      status: 422,
      message: 'Invalid.',
      fields: [{ name: 'call_phone', words: 'No.' }],
    };
    expect(await crm.addCommunication(attributes)).toEqual(refusal);
  });

  it('that compresses its body is in doubt', async () => {
    const { crm } = await crmAnswering({ data: { id: 7 } }, { status: 201, headers: { 'content-encoding': 'gzip' } });
    const doubt = { kind: 'ambiguous', doubt: 'unreadable-answer', status: 201, problem: 'content-encoding' };
    expect(await crm.addCommunication(attributes)).toEqual(doubt);
  });
});
