import { describe, expect, it } from 'vitest';
import { dataOf, fieldsOf, listOf, sandboxForTest, send, stoppedClock } from './caller.ts';

const ids = (leads: readonly Record<string, unknown>[]) => leads.map((lead) => lead.id);

describe('the list of leads', () => {
  it('comes newest first, 25 a page, with links and meta', async () => {
    const sandbox = await sandboxForTest();
    const answer = await send(sandbox, 'GET', '/leads');
    const created = listOf(answer).map((lead) => Date.parse(String(lead.created_at)));
    expect(created).toHaveLength(25);
    expect(created).toEqual(created.toSorted((one, other) => other - one));
    expect(answer.body).toMatchObject({
      links: {
        first: `${sandbox.url}/leads?page=1`,
        last: `${sandbox.url}/leads?page=2`,
        prev: null,
        next: `${sandbox.url}/leads?page=2`,
      },
      meta: { current_page: 1, from: 1, last_page: 2, path: `${sandbox.url}/leads`, per_page: '25', to: 25, total: 40 },
    });
  });

  it('shows every lead once over its pages, following the links', async () => {
    const sandbox = await sandboxForTest({ leads: 40 });
    const seen: unknown[] = [];
    let path: string | null = '/leads?per_page=7&filter[division]=new,used';
    while (path !== null) {
      const answer = await send(sandbox, 'GET', path);
      seen.push(...ids(listOf(answer)));
      const next = Object(answer.body).links.next;
      path = next === null ? null : String(next).slice(sandbox.url.length);
    }
    expect(seen).toHaveLength(40);
    expect(new Set(seen).size).toBe(40);
  });

  it('is empty past its last page', async () => {
    const sandbox = await sandboxForTest();
    const answer = await send(sandbox, 'GET', '/leads?page=9');
    expect(answer.body).toMatchObject({ data: [], links: { next: null }, meta: { from: null, to: null, total: 40 } });
  });

  it.each([
    ['per_page', 'per_page=0'],
    ['per_page', 'per_page=101'],
    ['per_page', 'per_page=ten'],
    ['page', 'page=0'],
    ['filter[updated_at][gte]', 'filter[updated_at][gte]=soon'],
    ['filter[updated_at][near]', 'filter[updated_at][near]=2026-01-01'],
    ['filter[colour]', 'filter[colour]=red'],
    ['include', 'include[]=friends'],
  ])('answers 422 naming %s for %s', async (field, query) => {
    const sandbox = await sandboxForTest();
    const answer = await send(sandbox, 'GET', `/leads?${query}`);
    expect([answer.status, fieldsOf(answer)]).toEqual([422, [field]]);
  });

  it.each([
    ['filter[phone]=%2B15145550199', [1001]],
    ['filter[phone]=%255550199', [1001]],
    ['filter[phone]=%25555%25134', [1002, 1003]],
    ['filter[phone]=5550199', []],
    ['filter[name]=genevieve%20cote', [1001]],
    ['filter[email]=client1004%40courriel.example', [1004]],
    ['filter[email]=client1004%25', [1004]],
    ['filter[name]=B%C3%A9langer&filter[phone]=%250134&filter[division]=used', []],
  ])('finds by %s', async (query, expected) => {
    const sandbox = await sandboxForTest();
    const found = ids(listOf(await send(sandbox, 'GET', `/leads?per_page=100&${query}`)));
    expect(found.filter((id) => Number(id) <= 1005)).toEqual(expected);
  });

  it('filters by time and by day, on either name of the attribute', async () => {
    const clock = stoppedClock();
    const sandbox = await sandboxForTest({ now: clock.now });
    await send(sandbox, 'PUT', '/leads/1003', { second_contact: 'Luc' });
    const found = async (query: string) => ids(listOf(await send(sandbox, 'GET', `/leads?${query}`)));
    expect(await found('filter[updated_at][gte]=2026-11-21')).toEqual([1003]);
    expect(await found('filter[updated][gte]=2026-11-21T15:00:00Z')).toEqual([1003]);
    expect(await found('filter[updated_at][gt]=2026-11-21T15:00:00%2B00:00')).toEqual([]);
    expect(await found('filter[updated_at]=2026-11-21')).toEqual([1003]);
    expect(
      await found('filter[created_at][gt]=2026-11-20T20:51:00Z&filter[created_at][lte]=2026-11-20T20:54:00Z'),
    ).toEqual([1003, 1004]);
    expect(await found('filter[created][gte]=2026-11-20T20:58:00Z&filter[created][lt]=2026-11-20T20:58:01Z')).toEqual([
      1001,
    ]);
  });
});

describe('the search', () => {
  it.each([
    ['cote', 1001],
    ['514 555-0199', 1001],
    ['CLIENT1004@', 1004],
    ['thi lan', 1005],
  ])('finds %s', async (words, id) => {
    const sandbox = await sandboxForTest();
    const found = listOf(await send(sandbox, 'GET', `/leads/search?per_page=100&query=${encodeURIComponent(words)}`));
    expect(ids(found)).toContain(id);
  });

  it('finds a second contact, and asks for words', async () => {
    const sandbox = await sandboxForTest();
    await send(sandbox, 'PUT', '/leads/1003', { second_contact: 'Ludivine Zéphir' });
    expect(ids(listOf(await send(sandbox, 'GET', '/leads/search?query=zephir')))).toEqual([1003]);
    expect(fieldsOf(await send(sandbox, 'GET', '/leads/search'))).toEqual(['query']);
  });
});

describe('one lead', () => {
  it('comes with its attributes, blank ones as null, and nothing nested that was not asked for', async () => {
    const sandbox = await sandboxForTest();
    const lead = dataOf(await send(sandbox, 'GET', '/leads/1001'));
    expect(lead).toEqual({
      id: 1001,
      account_id: 900000001,
      first_name: 'Geneviève',
      last_name: 'Côté',
      civility: 'Mrs.',
      locale: 'fr',
      division: 'new',
      status: 'active',
      result: 'pending',
      type: 'email',
      source: 'Site web',
      second_contact: null,
      created_at: '2026-11-20T20:58:00+00:00',
      updated_at: '2026-11-20T20:59:00+00:00',
      unsubscribe_all_date: null,
      unsubscribe_call_date: null,
    });
  });

  it('comes with what is asked for, empty or null where there is nothing', async () => {
    const sandbox = await sandboxForTest();
    const names = [
      'account',
      'advisor',
      'bdc',
      'commercial',
      'emails',
      'events',
      'phones',
      'products',
      'tasks',
      'vehicles',
    ];
    const query = [...names, 'service_advisor', 'service_agent'].map((name) => `include[]=${name}`).join('&');
    expect(dataOf(await send(sandbox, 'GET', `/leads/1001?${query}`))).toMatchObject({
      account: { id: 900000001 },
      advisor: { id: 9000002, first_name: 'Étienne' },
      bdc: { id: 9000001 },
      commercial: null,
      service_advisor: null,
      service_agent: null,
      events: [],
      products: [],
      emails: [{ lead_id: 1001, address: 'client1001@courriel.example' }],
      phones: [
        { number: '+14385550142', extension: null, type: 'mobile', valid: true },
        { number: '+15145550199', extension: 204, type: 'work' },
      ],
      tasks: [{ type: 'call', completed: false }],
      vehicles: [{ make: 'Mazda', model: 'CX-5', year: 2026, stock: 'N26-1042' }],
    });
  });

  it('is 404 where there is none', async () => {
    const sandbox = await sandboxForTest();
    expect((await send(sandbox, 'GET', '/leads/7')).status).toBe(404);
    expect((await send(sandbox, 'GET', '/leads/x')).status).toBe(404);
  });
});

describe('creating and changing a lead', () => {
  it('creates one with its numbers, found at once', async () => {
    const sandbox = await sandboxForTest();
    const sent = { type: 'phone', first_name: 'Aimée', phones: [{ number: '+15145559876', type: 'mobile' }] };
    const answer = await send(sandbox, 'POST', '/leads?include[]=phones', sent);
    expect(answer.status).toBe(201);
    expect(dataOf(answer)).toMatchObject({
      first_name: 'Aimée',
      phones: [{ number: '+15145559876', extension: null }],
    });
    const found = listOf(await send(sandbox, 'GET', '/leads?filter[phone]=%2B15145559876'));
    expect(ids(found)).toEqual([dataOf(answer).id]);
  });

  it.each([
    ['type', { first_name: 'Aimée' }],
    ['type', { type: 'fax' }],
    ['phones.0.number', { type: 'phone', phones: [{ number: '514 555-9876' }] }],
    ['emails.0.address', { type: 'email', emails: [{ address: 'aimée' }] }],
  ])('answers 422 naming %s', async (field, sent) => {
    const sandbox = await sandboxForTest();
    const answer = await send(sandbox, 'POST', '/leads', sent);
    expect([answer.status, fieldsOf(answer)]).toEqual([422, [field]]);
    expect(sandbox.ledger.leads()).toHaveLength(40);
  });

  it('adds numbers, addresses and vehicles to those already there, and changes only what is sent', async () => {
    const sandbox = await sandboxForTest();
    const before = dataOf(await send(sandbox, 'GET', '/leads/1004'));
    const query = 'include[]=phones&include[]=emails&include[]=vehicles';
    const after = dataOf(
      await send(sandbox, 'PUT', `/leads/1004?${query}`, {
        last_name: "O'Neill",
        phones: [{ number: '+15145559876', extension: 12 }],
        emails: [{ address: 'william@courriel.example' }],
        vehicles: [{ make: 'Ford', model: 'Escape' }],
      }),
    );
    expect(after).toMatchObject({ first_name: before.first_name, last_name: "O'Neill", type: before.type });
    expect(after.phones).toMatchObject([{ number: '+15145550177' }, { number: '+15145559876', extension: 12 }]);
    expect(after.emails).toHaveLength(2);
    expect(after.vehicles).toHaveLength(2);
    expect(Date.parse(String(after.updated_at))).not.toBe(Date.parse(String(before.updated_at)));
  });

  it('takes a note', async () => {
    const sandbox = await sandboxForTest();
    expect((await send(sandbox, 'POST', '/lead/1001/notes', { content: 'Préfère le soir' })).status).toBe(201);
    expect(sandbox.ledger.notes()).toMatchObject([{ lead_id: 1001, content: 'Préfère le soir' }]);
    expect(fieldsOf(await send(sandbox, 'POST', '/lead/1001/notes', {}))).toEqual(['content']);
    expect((await send(sandbox, 'POST', '/lead/7/notes', { content: 'x' })).status).toBe(404);
  });
});
