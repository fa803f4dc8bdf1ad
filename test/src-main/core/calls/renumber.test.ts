// The number of a call is corrected where the CRM surely has nothing of it, and nowhere else.

import { describe, expect, it } from 'vitest';
import { type Attempt, isSurelyAbsent } from '../../../../src-preload/contract/delivery.ts';
import { deskPhone, hearingPlainCore } from '../../../fakes/desk-phone.ts';
import { type Fate, type PlainCore, plainCore } from '../../../fakes/plain-core.ts';
import { numberOfLead, whole } from '../../../fakes/plain-crm.ts';

const posts = (core: PlainCore) => core.requests.filter(({ method }) => method === 'POST');
const refusing: Fate = (request, truth) =>
  request.method === 'POST' ? whole(422, { message: 'No.', errors: { call_phone: ['Not E.164.'] } }) : truth();

describe('a number that the CRM refused', () => {
  it('is corrected, and goes out so, once', async () => {
    const core = await plainCore();
    core.fate = refusing;
    const callId = await core.log(1);
    await core.pass(5);
    expect((await core.row(callId)).delivery?.state).toBe('parked');
    core.fate = null;
    await core.app.ask('call.number', { callId, text: '418 555-0177 poste 4' });
    expect(await core.row(callId)).toMatchObject({
      number: '+14185550177',
      extension: '4',
      lead: { id: expect.anything() },
    });
    expect((await core.row(callId)).delivery?.state).toBe('parked');
    await core.app.ask('call.send', { callId });
    await core.pass(600);
    expect(posts(core)).toHaveLength(2);
    expect(core.crm.ledger).toMatchObject([{ call_phone: '+14185550177' }]);
  });

  it('is found by its new digits, and no more by the old ones', async () => {
    const core = await plainCore();
    core.fate = refusing;
    const callId = await core.log(1);
    await core.pass(5);
    const found = async (search: string) =>
      (
        await core.app.ask('calls.page', {
          before: null,
          limit: 9,
          standing: null,
          missed: false,
          leadId: null,
          search,
        })
      ).rows;
    expect(await found(numberOfLead(1))).toHaveLength(1);
    await core.app.ask('call.number', { callId, text: '418 555-0177' });
    expect(await found('4185550177')).toMatchObject([{ id: callId }]);
    expect(await found(numberOfLead(1))).toEqual([]);
  });

  it('never gets the second of another call of the new number', async () => {
    const core = await plainCore();
    core.fate = (request, truth) => (request.method === 'POST' ? whole(422, {}) : truth());
    const now = Date.UTC(2026, 10, 20);
    const [one, other] = [await core.log(1, now), await core.log(2, now)];
    await core.pass(5);
    core.fate = null;
    await core.app.ask('call.number', { callId: other, text: numberOfLead(1) });
    for (const callId of [one, other]) await core.app.ask('call.send', { callId });
    await core.pass(600);
    expect(core.crm.ledger).toHaveLength(2);
    expect(new Set(core.crm.ledger.map(({ executed_at }) => executed_at)).size).toBe(2);
  });

  it('may be one of a call that never left, which still waits for the agent to say whose it is', async () => {
    const core = await plainCore();
    const { callId } = await core.app.ask('call.log', {
      text: '418 555-0177',
      extension: null,
      leadId: null,
      direction: 'outgoing',
      outcome: 'attempted',
      startedAt: Date.UTC(2026, 10, 20),
      duration: 0,
      note: '',
    });
    expect((await core.row(callId)).delivery?.state).toBe('needs-lead');
    await core.app.ask('call.number', { callId, text: numberOfLead(2) });
    expect((await core.row(callId)).delivery?.state).toBe('needs-lead');
    const { leads } = await core.app.ask('leads.by-number', { number: numberOfLead(2), open: null });
    await core.app.ask('call.link', { callId, leadId: leads[0]?.id ?? 0 });
    await core.pass(5);
    expect((await core.row(callId)).delivery?.state).toBe('synced');
    expect(core.crm.ledger).toMatchObject([{ call_phone: numberOfLead(2) }]);
  });
});

describe('a call that the CRM surely has nothing of', () => {
  const post = (outcome: Attempt['outcome']): Attempt => ({
    at: 1,
    kind: 'post',
    outcome,
    status: null,
    message: null,
  });
  const local = { state: 'local', crmId: null } as const;

  it('was never sent, or refused each time', () => {
    expect(isSurelyAbsent(local, [])).toBe(true);
    expect(isSurelyAbsent(local, [post('not-sent'), post('refused'), { ...post('absent'), kind: 'read' }])).toBe(true);
  });

  it('was not sent without an answer, wherever it stands since', () => {
    expect(isSurelyAbsent(local, [post('refused'), post('ambiguous')])).toBe(false);
    expect(isSurelyAbsent(local, [post('under-way')])).toBe(false);
    expect(isSurelyAbsent(local, [post('applied')])).toBe(false);
    expect(isSurelyAbsent({ ...local, crmId: 5 }, [])).toBe(false);
    for (const state of ['sending', 'unknown'] as const) expect(isSurelyAbsent({ state, crmId: null }, [])).toBe(false);
  });
});

describe('a number that stays as it is', () => {
  it('is one of a call that the CRM has', async () => {
    const core = await plainCore();
    const callId = await core.log(1);
    await core.pass(5);
    expect((await core.row(callId)).delivery?.state).toBe('synced');
    expect(await core.app.refuse('call.number', { callId, text: '418 555-0177' })).toMatchObject({
      code: 'deed-not-possible',
    });
  });

  it('is one of a call that the CRM may have', async () => {
    const core = await plainCore();
    core.fate = (request, truth) =>
      request.method === 'POST' ? { ok: false, sent: true, status: null, problem: 'ECONNRESET' } : truth();
    const callId = await core.log(1);
    await core.pass(5);
    const text = '418 555-0177';
    expect((await core.row(callId)).delivery?.state).toBe('unknown');
    expect(await core.app.refuse('call.number', { callId, text })).toMatchObject({ code: 'deed-not-possible' });
    expect((await core.row(callId)).number).toBe(numberOfLead(1));
  });

  it.each(['911', '*72'])('is that of %s, which never leaves this computer', async (text) => {
    const core = await plainCore();
    const call = { extension: null, leadId: null, direction: 'outgoing', outcome: 'answered', duration: 9 } as const;
    const { callId } = await core.app.ask('call.log', { ...call, text, startedAt: Date.UTC(2026, 10, 20), note: '' });
    expect(await core.app.refuse('call.number', { callId, text: numberOfLead(1) })).toMatchObject({
      code: 'deed-not-possible',
    });
    await core.pass(600);
    expect((await core.row(callId)).number).toBeNull();
    expect(posts(core)).toEqual([]);
  });

  it('is one that the new text holds no whole number for', async () => {
    const core = await plainCore();
    core.fate = refusing;
    const callId = await core.log(1);
    await core.pass(5);
    for (const text of ['', '514', '911', '555-0199', 'nobody']) {
      expect(await core.app.refuse('call.number', { callId, text })).toMatchObject({ code: 'phone-refused' });
    }
    expect((await core.row(callId)).number).toBe(numberOfLead(1));
  });
});

it('moves what is owed for a missed call to its new number', async () => {
  const core = await hearingPlainCore();
  const phone = deskPhone(core.app, core.doors);
  core.fate = refusing;
  await phone.says('ringing', numberOfLead(1), 'm1');
  await core.pass(10);
  await phone.says('missed', numberOfLead(1), 'm1');
  await core.pass(60);
  const owed = async () => (await core.app.ask('callbacks.list', null)).callbacks;
  const callId = (await owed())[0]?.callId ?? '';
  await core.app.ask('call.file', { callId });
  await core.pass(60);
  await core.app.ask('call.number', { callId, text: numberOfLead(2) });
  expect(await owed()).toMatchObject([{ number: numberOfLead(2), times: 1, callId }]);
});
