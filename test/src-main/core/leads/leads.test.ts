// What the screens learn of leads: who a number is, what a few keys find, a lead's card and its history.

import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../../src-main/sandbox/sandbox.ts';
import type { TimelineEntry } from '../../../../src-preload/contract/lead.ts';
import { callAndFile, connected, genevieve, inCrm, sandbox } from '../../../fakes/agent.ts';
import type { TestCore } from '../../../fakes/core.ts';
import { send } from '../../sandbox/caller.ts';

const shared = '+14505550134';
const etienne = 9000002;

/** Logs a call to a number, of a lead where it has several. */
async function log(app: TestCore, text: string, leadId: number | null = null): Promise<string> {
  const { callId } = await app.ask('call.log', {
    text,
    extension: null,
    leadId,
    direction: 'outgoing',
    outcome: 'answered',
    startedAt: app.clock.now() - 1000,
    duration: 42,
    note: '',
  });
  return callId;
}

async function timeline(app: TestCore, leadId: number): Promise<readonly TimelineEntry[]> {
  return (await app.ask('leads.timeline', { leadId, before: null, limit: 200 })).entries;
}

function idsOf(leads: readonly { readonly id: number }[]): readonly number[] {
  return leads.map(({ id }) => id);
}

async function postCommunication(crm: Sandbox, part: Record<string, unknown>): Promise<void> {
  const answer = await send(crm, 'POST', '/communications', { method: 'phone', type: 'incoming', ...part });
  expect(answer.status).toBe(201);
}

describe('a number that several leads hold', () => {
  it('suggests who was called last, then the open card, then who was chosen, until another is', async () => {
    const app = await connected(await sandbox());
    const ask = (open: number | null = null) => app.ask('leads.by-number', { number: shared, open });
    expect(await ask()).toMatchObject({ leads: [{ id: 1003 }, { id: 1002 }], suggested: 1003, because: 'recent' });
    await log(app, shared, 1002);
    expect(await ask()).toMatchObject({ suggested: 1002, because: 'recent' });
    expect(await ask(1003)).toMatchObject({ suggested: 1003, because: 'open' });
    expect(await ask(1001)).toMatchObject({ suggested: 1002, because: 'recent' });
    await app.ask('leads.choose', { number: shared, leadId: 1002 });
    expect(await ask(1003)).toMatchObject({ suggested: 1002, because: 'chosen' });
    await app.ask('leads.choose', { number: shared, leadId: 1003 });
    expect(await ask()).toMatchObject({ suggested: 1003, because: 'chosen' });
    expect(await app.refuse('leads.choose', { number: shared, leadId: 99 })).toMatchObject({ code: 'no-such-lead' });
  });

  it('suggests one of the agent’s own before anyone else', async () => {
    const app = await connected(await sandbox());
    await app.ask('connection.choose-user', { userId: etienne });
    const answer = await app.ask('leads.by-number', { number: shared, open: null });
    expect(answer).toMatchObject({ because: 'own' });
  });

  it('suggests the only one, and nobody for a number that nobody has', async () => {
    const app = await connected(await sandbox());
    const only = await app.ask('leads.by-number', { number: '+15145550199', open: null });
    expect(only).toMatchObject({
      suggested: 1001,
      because: 'only',
      leads: [{ name: 'Geneviève Côté', advisorId: etienne }],
    });
    const nobody = await app.ask('leads.by-number', { number: '+15145559999', open: null });
    expect(nobody).toEqual({ leads: [], suggested: null, because: null });
  });
});

describe('a search', () => {
  it('finds by any beginning, own leads and those called lately first', async () => {
    const app = await connected(await sandbox(400));
    await app.ask('connection.choose-user', { userId: etienne });
    const search = async (text: string) => (await app.ask('leads.search', { text })).leads;
    const before = await search('mar');
    expect(before).toHaveLength(20);
    const lastOwn = before.findLastIndex(({ own }) => own);
    expect(lastOwn).toBeGreaterThan(0);
    expect(before.findIndex(({ own }) => !own)).toBe(before.every(({ own }) => own) ? -1 : lastOwn + 1);
    const stranger = (await search('mar')).findLast(({ own }) => !own) ?? before.at(-1);
    const number = stranger?.phones[0]?.number;
    if (!stranger || number === undefined) throw new Error('nobody to call');
    await log(app, number, stranger.id);
    const [first] = await search('mar');
    expect(first).toMatchObject({ id: stranger.id, lastCallAt: expect.any(Number) });
    expect(idsOf(await search('N26-1042'))).toEqual([1001]);
    expect(idsOf(await search('client1003@'))).toEqual([1003]);
    expect(idsOf(await search('450 555-0134')).toSorted()).toEqual([1002, 1003]);
    expect(await search('')).toEqual([]);
  });

  it('gives way to the next key without a look at the store', async () => {
    const app = await connected(await sandbox());
    const keys = ['c', 'co', 'cot', 'cote'].map((text) => app.core.request('leads.search', { text }));
    const answers = await Promise.all(keys);
    expect(answers.slice(0, 3)).toEqual(
      [1, 2, 3].map(() => ({ ok: false, failure: { code: 'superseded', detail: null } })),
    );
    expect(answers[3]).toMatchObject({ ok: true, value: { leads: [{ id: 1001 }] } });
  });
});

describe('browsing', () => {
  it('shows every lead once, the newest activity first, and own ones alone where asked', async () => {
    const app = await connected(await sandbox(60));
    await app.ask('connection.choose-user', { userId: etienne });
    const seen: number[] = [];
    let before: string | null = null;
    do {
      const page: { leads: readonly { id: number }[]; next: string | null } = await app.ask('leads.page', {
        before,
        limit: 7,
        own: false,
      });
      seen.push(...idsOf(page.leads));
      before = page.next;
    } while (before !== null);
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
    expect(seen.slice(0, 5)).toEqual([1001, 1002, 1003, 1004, 1005]);
    const { leads } = await app.ask('leads.page', { before: null, limit: 200, own: true });
    expect(leads.length).toBeGreaterThan(5);
    expect(leads.filter(({ own, advisorId }) => !own || advisorId !== etienne)).toEqual([]);
    expect(await app.refuse('leads.page', { before: 'x:y', limit: 5, own: false })).toMatchObject({
      code: 'bad-argument',
    });
  });
});

describe('a card', () => {
  it('shows what the CRM has of a lead, with no address of a page where it knows none', async () => {
    const app = await connected(await sandbox());
    expect(await app.ask('leads.card', { leadId: 1001 })).toMatchObject({
      name: 'Geneviève Côté',
      emails: [{ address: 'client1001@courriel.example', type: 'home' }],
      vehicles: [{ name: 'Mazda CX-5 2026', stock: 'N26-1042' }],
      tasks: [{ title: 'Relance téléphonique', completed: false, priority: 'normal' }],
      status: 'active',
      kind: 'email',
      source: 'Site web',
      url: null,
      goneSince: null,
    });
    expect(await app.refuse('leads.card', { leadId: 99 })).toMatchObject({ code: 'no-such-lead' });
  });
});

describe('a history', () => {
  it('holds what others did and what this computer did, each once and newest first, over pages of any size', async () => {
    const crm = await sandbox();
    for (const minute of [1, 2, 3]) {
      const executed_at = `2026-11-20T10:0${minute}:00+00:00`;
      await postCommunication(crm, { lead_id: 1001, executed_at, executed_by: etienne, call_duration: minute });
    }
    await postCommunication(crm, { lead_id: 1001, method: 'sms', type: 'outgoing', description: 'Bonjour' });
    const app = await connected(crm);
    await callAndFile(app, genevieve);
    await inCrm(app, 1);
    expect((await app.ask('leads.refresh', { leadId: 1001 })).refreshed).toBe(true);
    const whole = await timeline(app, 1001);
    expect(whole.filter(({ kind }) => kind === 'call')).toHaveLength(1);
    const others = whole.flatMap((entry) => (entry.kind === 'communication' ? [entry] : []));
    expect(others).toContainEqual(expect.objectContaining({ method: 'sms', description: 'Bonjour' }));
    expect(others.filter(({ by }) => by === 'Étienne Gagné').map(({ duration }) => duration)).toEqual([3, 2, 1]);
    const sent = crm.ledger.communications().at(-1)?.id;
    expect(others.filter(({ id }) => id === sent)).toEqual([]);
    const times = whole.map(({ at }) => at ?? 0);
    expect(times).toEqual(times.toSorted((one, other) => other - one));
    for (const limit of [1, 2, 3]) {
      const paged: TimelineEntry[] = [];
      let before: string | null = null;
      do {
        const page: { entries: readonly TimelineEntry[]; next: string | null } = await app.ask('leads.timeline', {
          leadId: 1001,
          before,
          limit,
        });
        paged.push(...page.entries);
        before = page.next;
      } while (before !== null);
      expect(paged).toEqual(whole);
    }
  });
});

describe('reading one lead anew', () => {
  it('brings what happened meanwhile, and not more often than every half minute', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    const before = await timeline(app, 1002);
    await postCommunication(crm, { lead_id: 1002, method: 'email', description: 'Soumission' });
    expect(await app.ask('leads.refresh', { leadId: 1002 })).toEqual({ refreshed: true });
    expect(await timeline(app, 1002)).toHaveLength(before.length + 1);
    expect(await app.ask('leads.refresh', { leadId: 1002 })).toEqual({ refreshed: false });
  });

  it('learns that a lead is gone: nothing finds it, its card says so and keeps its history', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    await callAndFile(app, genevieve);
    await inCrm(app, 1);
    const origin = new URL(crm.url).origin;
    const headers = { authorization: `Bearer ${crm.key}` };
    expect((await fetch(`${origin}/__leads/1001`, { method: 'DELETE', headers })).status).toBe(204);
    expect(await app.ask('leads.refresh', { leadId: 1001 })).toEqual({ refreshed: true });
    expect((await app.ask('leads.card', { leadId: 1001 })).goneSince).toEqual(expect.any(Number));
    expect((await app.ask('leads.search', { text: 'genevieve cote' })).leads).toEqual([]);
    expect((await app.ask('leads.by-number', { number: '+15145550199', open: null })).leads).toEqual([]);
    expect((await timeline(app, 1001)).filter(({ kind }) => kind === 'call')).toHaveLength(1);
    expect(app.core.snapshot().pull.leads).toBe(9);
  });

  it('says softly that it could not', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    await crm.faults.offline();
    expect(await app.ask('leads.refresh', { leadId: 1003 })).toEqual({ refreshed: false });
    await app.ask('connection.disconnect', null);
    expect(await app.ask('leads.refresh', { leadId: 1004 })).toEqual({ refreshed: false });
  });
});
