// Pages of leads that lie about their number, never end, or hold what no lead is: the pass ends and the mirror stands.

import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { TransportRequest } from '../../src-main/crm/transport.ts';
import { openLeads } from '../../src-main/store/open.ts';
import { manualClock } from '../fakes/clocks.ts';
import { type TestCore, testCore } from '../fakes/core.ts';
import { createPlainCrm, numberOfLead, type PlainCrm, plainAccount, whole } from '../fakes/plain-crm.ts';

interface Pages {
  readonly app: TestCore;
  readonly crm: PlainCrm;
  readonly logged: readonly string[];
  /** The pages that were asked for, oldest first. */
  readonly asked: URLSearchParams[];
  advance(seconds: number): Promise<void>;
}

/** Starts a core on a CRM whose pages of leads are twisted. */
function pages(leads: number, twist: (page: Page, asked: URLSearchParams, crm: PlainCrm) => unknown): Pages {
  const clock = manualClock();
  const crm = createPlainCrm(leads);
  const logged: string[] = [];
  const asked: URLSearchParams[] = [];
  const transport = async (request: TransportRequest) => {
    const { pathname, searchParams } = new URL(request.url);
    const answer = crm.answer(request);
    if (!pathname.endsWith('/leads')) return answer;
    asked.push(searchParams);
    // Made by the plain CRM a moment ago.
    const page = JSON.parse(new TextDecoder().decode(answer.body)) as Page;
    return whole(200, twist(page, searchParams, crm));
  };
  const log = { write: (event: string) => void logged.push(event) };
  const app = testCore({
    clock,
    connect: { url: 'https://crm.test/v2', key: plainAccount.key },
    ports: { transport, log },
  });
  // Closing waits on the clock, which stands still by then.
  onTestFinished(async () => {
    const closing = app.close();
    await clock.advance(5000);
    await closing;
    expect(logged.filter((event) => event.endsWith('-fault'))).toEqual([]);
  });
  return { app, crm, logged, asked, advance: (seconds) => clock.advance(seconds * 1000) };
}

interface Page {
  data: Record<string, unknown>[];
  meta: { current_page: number; last_page: number; total: number };
}

const minute = 60;

/** Requests for the first page of a pass. */
const passes = (asked: readonly URLSearchParams[]) => asked.filter((one) => one.get('page') === '1').length;

it('ends a pass that shows the same page for ever, and says so', async () => {
  const { app, logged, asked, advance } = pages(150, ({ data, meta }, request, crm) => ({
    data: data.length === 100 ? data : crm.leads.slice(0, 100),
    meta: { ...meta, current_page: Number(request.get('page')), last_page: Number(request.get('page')) + 1 },
  }));
  await advance(10 * minute);
  expect(app.core.snapshot().pull).toMatchObject({ running: false, leads: 100 });
  expect(app.core.snapshot().pull.completedAt).not.toBeNull();
  expect(logged).toContain('endless-leads');
  expect(asked.length).toBeLessThan(100);
});

it('ends a pass that goes round in a circle, and asks for the same again later', async () => {
  const { app, crm, logged, asked, advance } = pages(300, (page, request, { leads }) => {
    const place = (Number(request.get('page')) - 1) % 3;
    return { data: leads.slice(place * 100, place * 100 + 100), meta: { ...page.meta, last_page: 1_000_000 } };
  });
  await advance(5 * minute);
  expect(app.core.snapshot().pull).toMatchObject({ running: false, leads: 300 });
  expect(logged).toEqual(['endless-leads']);
  const before = asked.length;
  crm.leads.unshift({ ...crm.leads[0], id: 9000, updated_at: '2026-11-22T15:10:00+00:00' });
  await advance(15 * minute);
  expect(asked.slice(before).map((one) => one.get('filter[updated_at][gte]'))).not.toContain('2026-01-01');
  expect(app.core.snapshot().pull.leads).toBe(301);
});

it.each([
  ['a total without sense', { total: 999_999_999_999_999, last_page: 999_999_999_999_999 }],
  ['a total of 0', { total: 0 }],
  ['the same page number on every page', { current_page: 1, last_page: 2 }],
])('reads every lead in spite of %s', async (_name, lie) => {
  const { app, asked, advance } = pages(250, ({ data, meta }) => ({ data, meta: { ...meta, ...lie } }));
  await advance(5 * minute);
  expect(app.core.snapshot().pull).toMatchObject({ running: false, leads: 250 });
  expect(asked.length).toBeLessThan(60);
});

it('reads on past a page that is no page, in a new pass', async () => {
  let broken = true;
  const { app, crm, asked, advance } = pages(250, (page, request) =>
    broken && request.get('page') === '2' ? { nonsense: true } : page,
  );
  await advance(10 * minute);
  crm.leads.unshift({ ...crm.leads[0], id: 9000 });
  await advance(20 * minute);
  expect(app.core.snapshot().pull.leads).toBe(101);
  broken = false;
  await advance(20 * minute);
  expect(app.core.snapshot().pull).toMatchObject({ running: false, leads: 251 });
  expect(asked.length).toBeLessThan(150);
});

it('rests between passes although every lead looks new each time', async () => {
  const { asked, advance } = pages(50, (page) => ({
    ...page,
    data: page.data.map((lead) => ({ ...lead, updated_at: null })),
  }));
  await advance(10 * minute);
  expect(passes(asked)).toBeLessThan(45);
});

it('is not led into the future by one lead from there', async () => {
  const { app, crm, asked, advance } = pages(20, (page) => page);
  Object.assign(crm.leads[3] ?? {}, { updated_at: '9999-12-31T23:59:59+00:00' });
  Object.assign(crm.leads[4] ?? {}, { updated_at: '+275760-09-13T00:00:00+00:00' });
  await advance(5 * minute);
  expect(app.core.snapshot().pull.leads).toBe(20);
  expect(asked.at(-1)?.get('filter[updated_at][gte]')).toBe('2026-11-21');
});

it('keeps the good leads of a page full of bad ones, and whatever is new in them byte for byte', async () => {
  const deep = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`);
  const bad = [
    null,
    7,
    'x',
    [],
    {},
    { id: 0 },
    { id: -4 },
    { id: 1.5 },
    { id: 2 ** 53 },
    { id: '1002' },
    { id: { $gt: 0 } },
    { id: 1001, phones: deep },
    { ...JSON.parse('{"__proto__": {"id": 1001, "polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}') },
  ];
  const news = {
    status: 'vendu\u200b d’avance ',
    result: 'é\u0301',
    brand_new: { method: 'hologram', call_status: 'ÉTÉ' },
  };
  const { app, crm, advance } = pages(5, ({ data, meta }) => ({ data: [...bad, ...data, ...bad], meta }));
  Object.assign(crm.leads[0] ?? {}, news, {
    first_name: 'A'.repeat(200_000),
    phones: 'none',
    vehicles: 7,
    advisor: [],
  });
  Object.assign(crm.leads[1] ?? {}, { first_name: { a: 1 }, locale: 12, unsubscribe_call_date: true });
  await advance(2 * minute);
  expect(app.core.snapshot().pull.leads).toBe(5);
  expect(await app.ask('leads.by-number', { number: numberOfLead(4), open: null })).toMatchObject({
    leads: [{ id: 1004, name: 'Lead 4' }],
    suggested: 1004,
    because: 'only',
  });
  expect(await app.ask('leads.read', { leadId: 1001 })).toMatchObject({ name: '1', doNotCall: 'unknown' });
  expect(sourceOf(app.folder, 1000)).toMatchObject(news);
  expect({}).not.toHaveProperty('polluted');
});

function sourceOf(folder: string, id: number): unknown {
  const db = openLeads(join(folder, 'leads.db'));
  try {
    const row = db.prepare<[number], { source: string }>('SELECT source FROM lead_sources WHERE lead_id = ?').get(id);
    return JSON.parse(row?.source ?? 'null');
  } finally {
    db.close();
  }
}
