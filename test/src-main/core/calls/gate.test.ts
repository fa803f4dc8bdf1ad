// What stands before a call: those who asked not to be called, the hour at their place, and a call of minutes ago.

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../../../src-main/store/migrate.ts';
import { leadsMigrations } from '../../../../src-main/store/migrations/leads.ts';
import { openLeads } from '../../../../src-main/store/open.ts';
import { temporaryFolder } from '../../../fakes/core.ts';
import { deskPhone, hearingPlainCore } from '../../../fakes/desk-phone.ts';
import { type PlainCore, plainCore } from '../../../fakes/plain-core.ts';
import { numberOfLead } from '../../../fakes/plain-crm.ts';

/** A core whose lead at place 1 asked on a date not to be called, and shares the number of place 2. */
async function withBan(): Promise<PlainCore> {
  const core = await plainCore(5);
  const shared = { number: numberOfLead(2), extension: null, type: 'home' };
  Object.assign(core.crm.leads[1] ?? {}, {
    unsubscribe_all_date: '2026-11-02T00:00:00+00:00',
    phones: [{ number: numberOfLead(1), extension: null, type: 'mobile' }, shared],
    updated_at: '2026-11-22T15:00:00+00:00',
  });
  await core.pass(70);
  return core;
}

function start(core: PlainCore, text: string, leadId: number | null, reason: string | null = null) {
  return core.app.core.request('call.start', { text, extension: null, leadId, origin: 'history', reason });
}

const warnings = async (core: PlainCore, text: string, leadId: number | null = null) =>
  (await core.app.ask('dial.check', { text, leadId })).warnings;

describe('a lead who asked not to be called', () => {
  it('is not called without a reason, whatever way the call comes', async () => {
    const core = await withBan();
    expect(await start(core, numberOfLead(1), 1001)).toMatchObject({
      ok: false,
      failure: { code: 'do-not-call', detail: '2026-11-02T00:00:00+00:00' },
    });
    expect(await start(core, numberOfLead(1), null)).toMatchObject({ failure: { code: 'do-not-call' } });
    expect(core.app.core.snapshot().call).toBe(null);
    expect(core.app.dialled).toEqual([]);
  });

  it('is called with one, which stays with the call', async () => {
    const core = await withBan();
    const { callId } = await core.app.ask('call.start', {
      text: numberOfLead(1),
      extension: null,
      leadId: 1001,
      origin: 'dialer',
      reason: ' They called us ',
    });
    expect(await core.row(callId)).toMatchObject({ passReason: 'They called us' });
  });

  it('keeps the reason where the desk phone was dialled before the reason was given', async () => {
    const core = await hearingPlainCore();
    Object.assign(core.crm.leads[1] ?? {}, {
      unsubscribe_call_date: '2026-11-02T00:00:00+00:00',
      updated_at: '2026-11-22T15:00:00+00:00',
    });
    await core.pass(70);
    await deskPhone(core.app, core.doors).says('dialing', numberOfLead(1), 'a');
    const reported = core.app.core.snapshot().call?.id;
    const started = await start(core, numberOfLead(1), 1001, 'They called us');
    expect(started).toMatchObject({ ok: true, value: { callId: reported } });
    expect(await core.row(reported ?? '')).toMatchObject({ passReason: 'They called us' });
  });

  it('keeps no reason where there was nothing to pass', async () => {
    const core = await withBan();
    expect(await start(core, numberOfLead(3), null, 'They called us')).toMatchObject({ ok: true });
    expect(core.app.core.snapshot().call?.passReason).toBe(null);
  });

  it('stops a number that others share until one of them is chosen', async () => {
    const core = await withBan();
    expect(await start(core, numberOfLead(2), null)).toMatchObject({ failure: { code: 'do-not-call' } });
    expect(await start(core, numberOfLead(2), 1002)).toMatchObject({ ok: true });
  });

  it('is told of before the call, by name', async () => {
    const core = await withBan();
    expect(await warnings(core, numberOfLead(1))).toEqual([
      { kind: 'do-not-call', leadId: 1001, name: 'Lead 1', date: '2026-11-02T00:00:00+00:00' },
    ]);
  });

  it('is known with the network down', async () => {
    const core = await withBan();
    core.fate = () => ({ ok: false, sent: false, status: null, problem: 'ENETDOWN' });
    expect(await start(core, numberOfLead(1), null)).toMatchObject({ failure: { code: 'do-not-call' } });
  });
});

describe('the hour at the callee’s place', () => {
  it('warns, and stops nobody', async () => {
    const core = await plainCore(1);
    expect(await warnings(core, '514 555-0199')).toEqual([]);
    const [, warning] = await warnings(core, '213 555-0199');
    expect(warning).toMatchObject({ kind: 'outside-hours', times: [{ time: '07:00', outside: true }] });
    expect(await start(core, '213 555-0199', null)).toMatchObject({ ok: true });
  });

  it('is held to the hours of the settings', async () => {
    const core = await plainCore(1);
    const hours = { from: '07:00', to: '20:00' };
    await core.app.ask('settings.change', { callingHours: { weekday: hours, weekend: hours } });
    expect(await warnings(core, '213 555-0199')).toEqual([{ kind: 'abroad', country: 'US' }]);
  });

  it('is passed over in silence where only a guess is possible', async () => {
    const core = await plainCore(1);
    for (const text of ['1 800 555-0199', '+52 55 5555 1234', '555-0199', '*98', '51']) {
      const kinds = (await warnings(core, text)).map(({ kind }) => kind);
      expect(kinds).not.toContain('outside-hours');
    }
  });
});

describe('a number called minutes ago', () => {
  async function calledOnce(): Promise<PlainCore> {
    const core = await plainCore(1);
    const { callId } = await core.app.ask('call.start', {
      text: numberOfLead(0),
      extension: null,
      leadId: null,
      origin: 'dialer',
    });
    await core.app.ask('call.do', { callId, deed: 'no-answer' });
    return core;
  }

  it('is not told of the very call that is on', async () => {
    const core = await plainCore(1);
    const text = numberOfLead(0);
    const { callId } = await core.app.ask('call.start', { text, extension: null, leadId: null, origin: 'dialer' });
    await core.pass(20);
    expect(await warnings(core, text)).toEqual([]);
    await core.app.ask('call.do', { callId, deed: 'no-answer' });
    expect(await warnings(core, text)).toMatchObject([{ kind: 'called-recently' }]);
  });

  it('is told with when and how it ended, for as long as the settings say', async () => {
    const core = await calledOnce();
    await core.pass(290);
    expect(await warnings(core, numberOfLead(0))).toMatchObject([{ kind: 'called-recently', outcome: 'attempted' }]);
    await core.pass(20);
    expect(await warnings(core, numberOfLead(0))).toEqual([]);
    await core.app.ask('settings.change', { recentMinutes: 60 });
    expect(await warnings(core, numberOfLead(0))).toHaveLength(1);
  });

  it('is never told where the settings say 0', async () => {
    const core = await calledOnce();
    await core.app.ask('settings.change', { recentMinutes: 0 });
    expect(await warnings(core, numberOfLead(0))).toEqual([]);
  });
});

describe('what a number does or costs', () => {
  it('is told of codes of the phone system, which can forward calls, and of numbers that cost', async () => {
    const core = await plainCore(1);
    const told = async (text: string) => (await warnings(core, text)).find(({ kind }) => kind !== 'outside-hours');
    expect(await told('*72 514 555-0199')).toEqual({ kind: 'service-code' });
    expect(await told('*21*5145550199#')).toEqual({ kind: 'service-code' });
    expect(await told('1-900-555-1234')).toEqual({ kind: 'premium' });
    expect(await told('876 555-0199')).toEqual({ kind: 'abroad', country: 'JM' });
    expect(await told('514 555-0199')).toBeUndefined();
    await core.app.ask('settings.change', { region: 'JM' });
    expect(await told('876 555-0199')).toBeUndefined();
    expect(await told('514 555-0199')).toEqual({ kind: 'abroad', country: 'CA' });
  });

  it('stops nobody, and a code is dialled as it is and never reaches the CRM', async () => {
    const core = await plainCore(1);
    const { callId } = await core.app.ask('call.start', {
      text: '*72 514 555-0199',
      extension: null,
      leadId: null,
      origin: 'dialer',
    });
    expect(core.app.dialled).toEqual(['*725145550199']);
    await core.app.ask('call.do', { callId, deed: 'answer' });
    await core.app.ask('call.do', { callId, deed: 'hang-up' });
    await core.app.ask('call.file', { callId });
    await core.pass(300);
    expect((await core.row(callId)).delivery?.state).toBe('local');
    expect(core.crm.ledger).toEqual([]);
  });
});

describe('an emergency number', () => {
  it('is never stopped nor warned of, even with a lead who is not to be called', async () => {
    const core = await withBan();
    expect(await warnings(core, '911', 1001)).toEqual([]);
    expect(await start(core, '911', 1001)).toMatchObject({ ok: true });
    expect(core.app.dialled).toEqual(['911']);
  });

  it('never reaches the CRM', async () => {
    const core = await withBan();
    const { callId } = await core.app.ask('call.start', {
      text: '911',
      extension: null,
      leadId: 1002,
      origin: 'dialer',
    });
    await core.app.ask('call.do', { callId, deed: 'answer' });
    await core.app.ask('call.do', { callId, deed: 'hang-up' });
    await core.app.ask('call.file', { callId });
    await core.pass(300);
    expect((await core.row(callId)).delivery?.state).toBe('local');
    expect(await core.app.refuse('call.send', { callId })).toMatchObject({ code: 'deed-not-possible' });
    expect(core.crm.ledger).toEqual([]);
  });
});

describe('leads read before bans on everything were known', () => {
  it('are held to them from the next start on', () => {
    const path = join(temporaryFolder(), 'leads.db');
    const db = new Database(path);
    migrate(db, leadsMigrations.slice(0, 1));
    db.exec(`INSERT INTO leads (id, name, search, source)
             VALUES (5, 'Ann', 'ann', '{"unsubscribe_all_date":"2026-11-02"}'), (6, 'Bob', 'bob', '{}')`);
    db.close();
    const again = openLeads(path);
    expect(again.prepare('SELECT id, do_not_call FROM leads ORDER BY id').raw().all()).toEqual([
      [5, '2026-11-02'],
      [6, null],
    ]);
    again.close();
  });
});
