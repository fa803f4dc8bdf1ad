// Who is owed a call back: a missed call adds, reaching the number in either direction empties.

import { describe, expect, it } from 'vitest';
import { deskPhone, hearingPlainCore } from '../../../fakes/desk-phone.ts';
import { numberOfLead } from '../../../fakes/plain-crm.ts';

async function desk() {
  const core = await hearingPlainCore();
  const phone = deskPhone(core.app, core.doors);
  const { app, pass } = core;
  let ids = 0;
  return {
    ...core,
    app,
    pass,
    phone,
    owed: async () => (await app.ask('callbacks.list', null)).callbacks,
    async missed(number: string) {
      ids += 1;
      await phone.says('ringing', number, `m${ids}`);
      await pass(10);
      await phone.says('missed', number, `m${ids}`);
      await pass(20);
    },
  };
}

describe('a number that is owed a call back', () => {
  it('counts its missed calls, the latest number first, with the lead and the call', async () => {
    const { missed, owed, app } = await desk();
    await missed(numberOfLead(1));
    await missed(numberOfLead(2));
    await missed(numberOfLead(1));
    expect(await owed()).toMatchObject([
      { number: numberOfLead(1), times: 2, lead: { phones: [{ number: numberOfLead(1) }] } },
      { number: numberOfLead(2), times: 1 },
    ]);
    expect(app.core.snapshot().callbacks).toBe(2);
  });

  it('is reached by a call that was answered, whoever called; one that nobody answered leaves it', async () => {
    const { missed, app, pass, phone } = await desk();
    await missed(numberOfLead(1));
    await missed(numberOfLead(2));
    const start = { extension: null, leadId: null, origin: 'history' } as const;
    const first = await app.ask('call.start', { ...start, text: numberOfLead(1) });
    await app.ask('call.do', { callId: first.callId, deed: 'no-answer' });
    expect(app.core.snapshot().callbacks).toBe(2);
    await pass(5);
    const second = await app.ask('call.start', { ...start, text: numberOfLead(1) });
    await app.ask('call.do', { callId: second.callId, deed: 'answer' });
    expect(app.core.snapshot().callbacks).toBe(1);
    await app.ask('call.do', { callId: second.callId, deed: 'hang-up' });
    await phone.says('ringing', numberOfLead(2), 'z');
    await phone.says('answered', '', 'z');
    expect(app.core.snapshot().callbacks).toBe(0);
  });

  it('follows a correction of how the call ended', async () => {
    const { missed, owed, app } = await desk();
    await missed(numberOfLead(1));
    const callId = (await owed())[0]?.callId ?? '';
    await app.ask('call.outcome', { callId, outcome: 'answered', duration: 60 });
    expect(await owed()).toEqual([]);
    await app.ask('call.outcome', { callId, outcome: 'interrupted', duration: null });
    expect(await owed()).toHaveLength(1);
  });

  it('is off the list once dismissed, until it calls again', async () => {
    const { missed, owed, app, pass } = await desk();
    await missed(numberOfLead(1));
    await app.ask('callbacks.dismiss', { number: numberOfLead(1) });
    expect(await owed()).toEqual([]);
    await pass(60);
    await missed(numberOfLead(1));
    expect(await owed()).toMatchObject([{ times: 1 }]);
  });

  it('is owed again once its dismissal is taken back, with what was dismissed before left out', async () => {
    const { missed, owed, app, pass } = await desk();
    const number = numberOfLead(1);
    await missed(number);
    await app.ask('callbacks.dismiss', { number });
    await pass(60);
    await missed(number);
    await missed(number);
    const { since } = await app.ask('callbacks.dismiss', { number });
    expect(await owed()).toEqual([]);
    await app.ask('callbacks.restore', { number, since });
    expect(await owed()).toMatchObject([{ number, times: 2 }]);
    expect(app.core.snapshot().callbacks).toBe(1);
  });

  it('is not owed again by taking a dismissal back where it was reached meanwhile', async () => {
    const { missed, owed, app, pass } = await desk();
    const number = numberOfLead(1);
    await missed(number);
    const { since } = await app.ask('callbacks.dismiss', { number });
    await pass(5);
    const { callId } = await app.ask('call.start', { extension: null, leadId: null, origin: 'history', text: number });
    await app.ask('call.do', { callId, deed: 'answer' });
    await app.ask('callbacks.restore', { number, since });
    expect(await owed()).toEqual([]);
  });

  it('is the lead’s that the agent said it is, where several have it, and so is the call back', async () => {
    const { missed, owed, app, pass, crm, row } = await desk();
    const number = numberOfLead(2);
    Object.assign(crm.leads[1] ?? {}, {
      phones: [{ number, extension: null, type: 'home' }],
      updated_at: '2026-11-22T15:00:00+00:00',
    });
    await pass(70);
    await missed(number);
    expect(await owed()).toMatchObject([{ number, lead: null }]);
    await app.ask('leads.choose', { number, leadId: 1001 });
    const [first] = await owed();
    expect(first).toMatchObject({ number, lead: { id: 1001 } });
    // Nobody knows who of them it was that called.
    expect((await row(first?.callId ?? '')).lead).toBeNull();
    const { callId } = await app.ask('call.start', { extension: null, leadId: null, origin: 'history', text: number });
    expect((await row(callId)).lead).toMatchObject({ id: 1001 });
    await app.ask('call.do', { callId, deed: 'no-answer' });
  });

  it('is never an emergency’s, whose centre calls again; the missed call stays in the list, on this computer', async () => {
    const { missed, owed, app } = await desk();
    await missed('911');
    expect(await owed()).toEqual([]);
    expect(app.core.snapshot().callbacks).toBe(0);
    const page = { before: null, limit: 50, standing: null, missed: true, callbacks: false, leadId: null, search: '' };
    const { rows } = await app.ask('calls.page', page);
    expect(rows).toMatchObject([{ kind: 'emergency', raw: '911', delivery: { state: 'local' } }]);
  });

  it('is never a hidden one, which nobody can call', async () => {
    const { missed, app, phone, pass } = await desk();
    await missed('anonymous');
    expect(app.core.snapshot().callbacks).toBe(0);
    await phone.says('ringing', '5551234', 'local');
    await pass(5);
    await phone.says('missed', '5551234', 'local');
    expect(app.core.snapshot().callbacks).toBe(1);
  });
});

describe('the list of calls to call back', () => {
  it('holds the last missed call of each number that is owed one, and nothing else', async () => {
    const { missed, owed, app, log } = await desk();
    await log(3);
    await missed(numberOfLead(1));
    await missed(numberOfLead(2));
    await missed(numberOfLead(1));
    const page = { before: null, limit: 50, standing: null, missed: false, callbacks: true, leadId: null, search: '' };
    const { rows, next } = await app.ask('calls.page', page);
    expect(rows.map((row) => row.id)).toEqual((await owed()).map(({ callId }) => callId));
    expect([rows.length, next]).toEqual([2, null]);
  });
});
