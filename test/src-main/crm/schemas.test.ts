// The CRM's JSON as it should come, as it might come, and as nobody should send it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLeadsPage } from '../../../src-main/crm/lead-schemas.ts';
import { readAccount, readCommunication, readCommunicationsOf } from '../../../src-main/crm/schemas.ts';

function communication(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 7,
    lead_id: 3,
    user_id: 2,
    created_at: '2026-11-22T10:05:00+00:00',
    updated_at: '2026-11-22T10:05:00+00:00',
    executed_at: '2026-11-22T10:00:30+00:00',
    method: 'phone',
    type: 'outgoing',
    description: 'Called back.',
    call_duration: 90,
    call_phone: '+15145550123',
    call_status: 'answered',
    email_subject: null,
    ...changes,
  };
}

function lead(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 3,
    account_id: 1,
    first_name: 'Marie',
    last_name: 'Tremblay',
    locale: 'fr',
    unsubscribe_call_date: null,
    advisor: { id: 2, first_name: 'Luc', last_name: 'Roy' },
    vehicles: [{ make: 'Honda', model: 'Civic', year: 2024, type: 'wanted' }, { make: 'Ford' }],
    phones: [{ id: 9, lead_id: 3, number: '+15145550123', extension: 12, type: 'work', valid: true }],
    created_at: '2026-11-01T08:00:00+00:00',
    updated_at: '2026-11-20T08:00:00+00:00',
    something_new: { kept: true },
    ...changes,
  };
}

function page(data: readonly unknown[], meta: Record<string, unknown> = {}): unknown {
  const links = { first: null, last: null, prev: null, next: null };
  return {
    data,
    links,
    meta: { current_page: 2, from: 1, last_page: 5, per_page: '100', to: 100, total: 412, ...meta },
  };
}

function onlyLead(changes: Record<string, unknown>) {
  return readLeadsPage(page([lead(changes)]))?.leads[0];
}

describe('a page of leads', () => {
  it('gives what this app shows, and the whole object as it came', () => {
    const source = lead();
    expect(readLeadsPage(page([source]))).toEqual({
      leads: [
        {
          id: 3,
          accountId: 1,
          firstName: 'Marie',
          lastName: 'Tremblay',
          locale: 'fr',
          doNotCall: null,
          advisor: 'Luc Roy',
          advisorId: 2,
          vehicle: 'Honda Civic 2024',
          phones: [{ number: '+15145550123', extension: '12', type: 'work' }],
          emails: [],
          stocks: [],
          communications: null,
          createdAt: '2026-11-01T08:00:00+00:00',
          updatedAt: '2026-11-20T08:00:00+00:00',
          source,
        },
      ],
      page: 2,
      lastPage: 5,
      total: 412,
      unreadable: 0,
    });
  });

  it('loses none of 99 leads to one that is broken, and counts it', () => {
    const leads = Array.from({ length: 100 }, (_, place) => lead({ id: place + 1 }));
    const broken = [null, 5, 'lead', [], {}, lead({ id: '4' }), lead({ id: 2 ** 53 }), lead({ account_id: 1.5 })];
    for (const one of broken) {
      const read = readLeadsPage(page(leads.with(40, one as Record<string, unknown>)));
      expect(read).toMatchObject({ unreadable: 1 });
      expect(read?.leads.map((each) => each.id)).toEqual(leads.map((each) => each.id).filter((id) => id !== 41));
    }
  });

  it.each([
    ['null for all that may be blank', null],
    ['nothing at all', undefined],
    ['blanks', ' '],
  ])('takes %s', (_what, value) => {
    const names = ['account_id', 'first_name', 'last_name', 'locale', 'unsubscribe_call_date', 'advisor', 'vehicles'];
    const blank = Object.fromEntries([...names, 'phones', 'created_at', 'updated_at'].map((name) => [name, value]));
    const read = onlyLead({ ...blank, account_id: value === ' ' ? null : value });
    const { id, phones, emails, stocks, source, ...rest } = read ?? {};
    expect({ id, phones, emails, stocks }).toEqual({ id: 3, phones: [], emails: [], stocks: [] });
    expect(Object.values(rest)).toEqual(Array.from({ length: 11 }, () => null));
  });

  it.each([
    [[{ make: 'Honda', model: null, year: '2024' }], 'Honda 2024'],
    [[{ make: ' ', model: '', year: null }], null],
    [[{}, { make: 'Ford' }], null],
    [['Ford'], null],
    [[], null],
    [{ 0: { make: 'Ford' } }, null],
  ])('makes of the vehicles %j one of interest', (vehicles, vehicle) => {
    expect(onlyLead({ vehicles })?.vehicle).toBe(vehicle);
  });

  it.each([
    [{ first_name: 'Luc', last_name: null }, 'Luc'],
    [{ last_name: 'Roy' }, 'Roy'],
    [{ id: 2 }, null],
    ['Luc Roy', null],
  ])('makes of the advisor %j a name', (advisor, name) => {
    expect(onlyLead({ advisor })?.advisor).toBe(name);
  });

  it('keeps the phones that can be read', () => {
    const phones = [null, { number: null }, { number: 15145550123, extension: '', type: 5 }, { number: ' 911 ' }, 'x'];
    expect(onlyLead({ phones })?.phones).toEqual([
      { number: '15145550123', extension: null, type: null },
      { number: '911', extension: null, type: null },
    ]);
  });

  it.each([
    ['2026-01-01', '2026-01-01'],
    [false, null],
    [true, 'unknown'],
    [1_700_000_000, 'unknown'],
    [{ date: '2026-01-01' }, 'unknown'],
  ])('reads %j as a ban on calls', (unsubscribe_call_date, doNotCall) => {
    expect(onlyLead({ unsubscribe_call_date })?.doNotCall).toBe(doNotCall);
  });

  it('takes a ban on every communication as one on calls', () => {
    expect(onlyLead({ unsubscribe_all_date: '2026-11-02' })?.doNotCall).toBe('2026-11-02');
    const both = { unsubscribe_call_date: '2026-11-01', unsubscribe_all_date: '2026-11-02' };
    expect(onlyLead(both)?.doNotCall).toBe('2026-11-01');
  });

  it('counts a lead that is nested too deep to be stored', () => {
    const deep = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    expect(readLeadsPage(page([lead({ x: deep(50) }), lead({ x: deep(10_000) })]))).toMatchObject({ unreadable: 1 });
  });

  it('keeps the history whole but for what may only be written, and takes what can be read of it', () => {
    const communications = [
      communication({ email_subject: 's', email_body: 'b', email_user: 'u', url: 'https://x', mood: 'new' }),
      communication({ id: 8, method: 'hologram', executed_at: 'nonsense' }),
      communication({ id: 9, executed_at: null, created_at: null }),
      communication({ id: '10' }),
      null,
    ];
    const { email_subject, ...kept } = communication({ mood: 'new' });
    const read = onlyLead({ communications });
    expect(read?.communications?.map(({ id, at }) => [id, at])).toEqual([
      [7, Date.UTC(2026, 10, 22, 10, 0, 30)],
      [8, Date.UTC(2026, 10, 22, 10, 5, 0)],
      [9, null],
    ]);
    expect(read?.communications?.[0]?.source).toEqual(kept);
    expect(read?.source).not.toHaveProperty('communications');
    expect(onlyLead({ communications: 'none' })?.communications).toBeNull();
  });

  it('takes a __proto__ for a field like any other', () => {
    const source = JSON.parse('{"id":3,"__proto__":{"first_name":"Eve"}}');
    const read = readLeadsPage(page([source]))?.leads[0];
    expect(read).toMatchObject({ id: 3, firstName: null });
    expect(read?.source).toEqual(source);
    expect(Object.keys(read?.source ?? {})).toContain('__proto__');
  });

  it('takes numbers as text in its meta, and no other meta', () => {
    const meta = { current_page: '2', last_page: '5', total: '412' };
    expect(readLeadsPage(page([], meta))).toMatchObject({ page: 2, lastPage: 5, total: 412 });
    for (const bad of [{ last_page: null }, { last_page: 0 }, { total: -1 }, { current_page: 'two' }, { total: 1.5 }]) {
      expect(readLeadsPage(page([], bad))).toBeNull();
    }
  });

  it.each([undefined, null, 'x', [], {}, { data: [] }, { data: {}, meta: {} }, { meta: { current_page: 1 } }])(
    'is not %j',
    (json) => {
      expect(readLeadsPage(json)).toBeNull();
    },
  );
});

describe("a lead's communications", () => {
  const of = (...communications: unknown[]) => ({ data: { id: 3, communications } });

  it('come with what is compared, texts byte for byte', () => {
    const description = ' Appelé\u0000\r\n\ud83d\ude00 e\u0301 ';
    expect(readCommunicationsOf(3, of(communication({ description, call_phone: ' +1 ', call_status: '' })))).toEqual([
      {
        id: 7,
        leadId: 3,
        userId: 2,
        method: 'phone',
        type: 'outgoing',
        executedAt: Date.UTC(2026, 10, 22, 10, 0, 30),
        callDuration: 90,
        callPhone: ' +1 ',
        callStatus: '',
        description,
      },
    ]);
  });

  it('may be none, and may have blanks', () => {
    expect(readCommunicationsOf(3, of())).toEqual([]);
    const blanks = Object.fromEntries(Object.keys(communication()).map((name) => [name, null]));
    const [read] = readCommunicationsOf(3, of({ ...blanks, id: 7 }, { id: 8 })) ?? [];
    expect(Object.values(read ?? {})).toEqual([7, ...Array.from({ length: 9 }, () => null)]);
  });

  it.each([
    ['2026-11-22T10:00:30Z', 0],
    ['2026-11-22T10:00:30.000000Z', 0],
    ['2026-11-22 10:00:30', 0],
    ['2026-11-22 10:00:30Z', 0],
    ['2026-11-22T05:00:30-05:00', 0],
    ['2026-11-22 05:00:30 -0500', 0],
    ['2026-11-22T15:30:30+0530', 0],
    ['2026-11-22T10:00:30', 0],
    ['2026-11-22T10:00Z', -30_000],
    ['2026-11-22T10:00:30.250+00:00', 250],
  ])('read the time %s', (executed_at, off) => {
    const [read] = readCommunicationsOf(3, of(communication({ executed_at }))) ?? [];
    expect(read?.executedAt).toBe(Date.UTC(2026, 10, 22, 10, 0, 30) + off);
  });

  it.each([
    ['no object', 5],
    ['null', null],
    ['no id', communication({ id: undefined })],
    ['an id beyond 2^53', communication({ id: 2 ** 53 })],
    ['a lead that is text', communication({ lead_id: '3' })],
    ['a duration of half a second', communication({ call_duration: 0.5 })],
    ['a time in words', communication({ executed_at: 'yesterday' })],
    ['31 February', communication({ executed_at: '2026-02-31T10:00:00Z' })],
    ['a time as a number', communication({ executed_at: 1_700_000_000 })],
    ['a number as a number', communication({ call_phone: 15145550123 })],
  ])('are not known at all where one has %s', (_what, bad) => {
    expect(readCommunicationsOf(3, of(communication(), bad))).toBeNull();
  });

  it.each([
    ['without a list', { data: { id: 3 } }],
    ['with null', { data: { id: 3, communications: null } }],
    ['with an object', { data: { id: 3, communications: {} } }],
    ['of another lead', { data: { id: 4, communications: [] } }],
    ['of no lead', { data: { communications: [] } }],
    ['of a list', { data: [{ id: 3, communications: [] }] }],
    ['of nothing', undefined],
  ])('are not known from an answer %s', (_what, json) => {
    expect(readCommunicationsOf(3, json)).toBeNull();
  });
});

describe('a communication just written', () => {
  it('is known by its id, though the rest cannot be read', () => {
    const odd = communication({ lead_id: '3', executed_at: 'now', call_duration: {}, call_phone: 5, description: [] });
    expect(readCommunication({ data: odd })).toEqual({
      id: 7,
      leadId: null,
      userId: 2,
      method: 'phone',
      type: 'outgoing',
      executedAt: null,
      callDuration: null,
      callPhone: null,
      callStatus: 'answered',
      description: null,
    });
  });
});

describe('the account', () => {
  it('comes with the users that can be read', () => {
    const users = [
      { id: 2, first_name: 'Luc', last_name: 'Roy', email: 'luc@example.com' },
      { id: 3, first_name: null, last_name: ' ', email: 'eve@example.com' },
      { id: 4 },
      { id: null, first_name: 'Nobody' },
      null,
    ];
    expect(readAccount({ data: { id: 1, name: 'Garage Roy', users } })).toEqual({
      id: 1,
      name: 'Garage Roy',
      users: [
        { id: 2, name: 'Luc Roy', email: 'luc@example.com' },
        { id: 3, name: 'eve@example.com', email: 'eve@example.com' },
        { id: 4, name: '#4', email: null },
      ],
    });
  });

  it('needs an id, and nothing else', () => {
    expect(readAccount({ data: { id: 1 } })).toEqual({ id: 1, name: null, users: [] });
    expect(readAccount({ data: { name: 'Garage Roy', users: [] } })).toBeNull();
  });
});

it('survives any JSON in any place', () => {
  const anything = fc.jsonValue({ maxDepth: 3 });
  const oddly = (from: Record<string, unknown>) =>
    fc
      .record({ field: fc.constantFrom(...Object.keys(from)), value: anything })
      .map(({ field, value }) => ({ ...from, [field]: value }));
  fc.assert(
    fc.property(anything, fc.array(fc.oneof(anything, oddly(lead()))), oddly(communication()), (json, leads, odd) => {
      for (const whole of [json, { data: json }, { data: json, meta: json }]) {
        readAccount(whole);
        readLeadsPage(whole);
        readCommunication(whole);
        readCommunicationsOf(3, whole);
      }
      const read = readLeadsPage(page(leads));
      expect((read?.leads.length ?? 0) + (read?.unreadable ?? 0)).toBe(leads.length);
      const known = readCommunicationsOf(3, { data: { id: 3, communications: [communication(), odd] } });
      expect(known?.length ?? 2).toBe(2);
    }),
    { numRuns: 500 },
  );
});
