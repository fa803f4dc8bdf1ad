// Two records that are one call, and one that is two: by the agent's hand, with every record accounted for.

import { describe, expect, it } from 'vitest';
import { standings } from '../../../../src-preload/contract/delivery.ts';
import { deskPhone, hearingPlainCore } from '../../../fakes/desk-phone.ts';
import { numberOfLead } from '../../../fakes/plain-crm.ts';

async function desk() {
  const core = await hearingPlainCore();
  const shown = () => core.app.core.snapshot();
  return {
    ...core,
    app: core.app,
    shown,
    phone: deskPhone(core.app, core.doors),
    softphone: deskPhone(core.app, core.doors, 'microsip'),
    /** How many ended calls the balance holds. */
    counted: () => standings.reduce((sum, standing) => sum + shown().delivery.balance[standing], 0),
    async rows() {
      const page = { before: null, limit: 50, standing: null, missed: false, leadId: null, search: '' };
      return (await core.app.ask('calls.page', page)).rows;
    },
  };
}

describe('two records made one', () => {
  it('go on as the second, with both notes; the first is kept here and never sent', async () => {
    const { app, phone, shown, pass, crm, counted, row } = await desk();
    // The softphone tells the number of the switchboard, the desk phone the caller's: two records of one call.
    await phone.says('ringing', numberOfLead(1), 'a');
    await phone.says('ringing', numberOfLead(2), 'b');
    const [one, other] = shown().ringing;
    await app.ask('call.note', { callId: one?.id ?? '', note: 'from the desk' });
    await app.ask('call.merge', { callId: one?.id ?? '', intoId: other?.id ?? '' });
    expect(shown().ringing.map((call) => call.id)).toEqual([other?.id]);
    // The first phone's words are about the one that goes on.
    await phone.says('ended', '', 'b');
    await phone.says('answered', '', 'a');
    expect(shown().call?.id).toBe(other?.id);
    await pass(30);
    await phone.says('ended', '', 'a');
    expect(shown().wrapUps).toMatchObject([
      { id: other?.id, outcome: 'answered', duration: 30, note: 'from the desk' },
    ]);
    await app.ask('call.file', { callId: other?.id ?? '' });
    await pass(200);
    expect(crm.ledger).toHaveLength(1);
    expect(counted()).toBe(2);
    expect((await row(one?.id ?? '')).delivery).toMatchObject({ state: 'local', mergedInto: other?.id });
    expect(await app.refuse('call.send', { callId: one?.id ?? '' })).toMatchObject({ code: 'deed-not-possible' });
  });

  it('are refused where the CRM has the one that would go, or may have it', async () => {
    const { app, phone, pass, log, row } = await desk();
    const sent = await log(1);
    await pass(10);
    expect((await row(sent)).delivery?.state).toBe('synced');
    await phone.says('dialing', numberOfLead(1), 'a');
    await phone.says('ended', '', 'a');
    const wrapUp = app.core.snapshot().wrapUps[0]?.id ?? '';
    expect(await app.refuse('call.merge', { callId: sent, intoId: wrapUp })).toMatchObject({
      code: 'cannot-merge',
      detail: 'in-crm',
    });
    await app.ask('call.note', { callId: wrapUp, note: 'said here' });
    await app.ask('call.merge', { callId: wrapUp, intoId: sent });
    await pass(20);
    expect(await row(sent)).toMatchObject({ note: 'said here', delivery: { state: 'synced' } });
  });

  it.each([
    ['with itself', 'same-call'],
    ['into one that went the other way', 'other-direction'],
    ['into one that has ended, while it is on', 'still-on'],
  ])('are refused: %s', async (_, detail) => {
    const { app, phone, shown, log } = await desk();
    const ended = await log(3);
    await phone.says('ringing', numberOfLead(1), 'a');
    await phone.says('dialing', numberOfLead(2), 'b');
    const ringing = shown().ringing[0]?.id ?? '';
    const dialing = shown().call?.id ?? '';
    const pairs: Readonly<Record<string, readonly [string, string]>> = {
      'same-call': [ringing, ringing],
      'other-direction': [ringing, dialing],
      'still-on': [dialing, ended],
    };
    const [callId = '', intoId = ''] = pairs[detail] ?? [];
    expect(await app.refuse('call.merge', { callId, intoId })).toMatchObject({ code: 'cannot-merge', detail });
  });

  it('can be parted again, and the one given back goes to the CRM by itself', async () => {
    const { app, phone, pass, row, crm, shown } = await desk();
    await phone.says('dialing', numberOfLead(1), 'a');
    await phone.says('ended', '', 'a');
    await phone.says('dialing', numberOfLead(2), 'b');
    await phone.says('ended', '', 'b');
    const [one = '', other = ''] = shown().wrapUps.map((call) => call.id);
    await app.ask('call.merge', { callId: one, intoId: other });
    await app.ask('call.file', { callId: other });
    await pass(20);
    expect(crm.ledger).toHaveLength(1);
    expect(await app.ask('call.split', { callId: one })).toEqual({ callId: one });
    // Its wrap-up was kept back, as that of any call.
    await pass(130);
    expect((await row(one)).delivery).toMatchObject({ state: 'synced', mergedInto: null });
    expect(crm.ledger).toHaveLength(2);
  });
});

describe('what may be the same call', () => {
  it('is offered by number and by time, the ones that can be joined first, with the way it goes or why it does not', async () => {
    const { app, phone, shown, log, pass } = await desk();
    const before = await log(1);
    await pass(10);
    await pass(3600);
    await phone.says('dialing', numberOfLead(2), 'c');
    await phone.says('ended', '', 'c');
    await phone.says('dialing', numberOfLead(1), 'a');
    await phone.says('ended', '', 'a');
    const [other = '', here = ''] = shown().wrapUps.map((call) => call.id);
    await phone.says('ringing', numberOfLead(3), 'b');
    await phone.says('missed', '', 'b');
    const { calls } = await app.ask('calls.joinable', { callId: here });
    const missed = calls.find((one) => one.row.direction === 'incoming')?.row.id;
    expect(calls).toMatchObject([
      { row: { id: other }, merge: { callId: other, intoId: here }, refusal: null },
      // The CRM has it: it is the one that goes on.
      { row: { id: before }, merge: { callId: here, intoId: before }, refusal: null },
      { row: { id: missed }, merge: null, refusal: 'other-direction' },
    ]);
    await app.ask('call.merge', calls[1]?.merge ?? { callId: '', intoId: '' });
    expect((await app.ask('calls.joinable', { callId: here })).calls).toEqual([]);
    expect((await app.ask('calls.joinable', { callId: other })).calls.map((one) => one.row.id)).toEqual([missed]);
    expect((await app.ask('calls.read', { callId: here })).joins).toMatchObject({ into: { id: before }, from: [] });
    expect((await app.ask('calls.read', { callId: before })).joins).toMatchObject({ into: null, from: [{ id: here }] });
  });

  it('is never a message', async () => {
    const { app, log } = await desk();
    const call = await log(1);
    const { callId } = await app.ask('communication.log', {
      method: 'sms',
      leadId: 1000,
      direction: 'outgoing',
      executedAt: (await app.ask('calls.read', { callId: call })).row.startedAt,
      description: '',
      emailSubject: null,
      emailBody: null,
      emailUser: null,
      url: null,
    });
    expect((await app.ask('calls.joinable', { callId: call })).calls).toEqual([]);
    expect((await app.ask('calls.joinable', { callId })).calls).toEqual([]);
    expect(await app.refuse('call.merge', { callId, intoId: call })).toMatchObject({ detail: 'not-a-call' });
  });
});

describe('one record made two', () => {
  it('gives what was merged in by hand back to its own record, not to a third', async () => {
    const { app, phone, shown } = await desk();
    await phone.says('dialing', numberOfLead(1), 'a');
    await phone.says('ended', '', 'a');
    await phone.says('dialing', numberOfLead(2), 'b');
    await phone.says('ended', '', 'b');
    const [one = '', other = ''] = shown().wrapUps.map((call) => call.id);
    await app.ask('call.merge', { callId: one, intoId: other });
    const joins = async (callId: string) => (await app.ask('calls.read', { callId })).joins;
    expect(await joins(other)).toMatchObject({ divisible: true });
    expect(await app.ask('call.split', { callId: other })).toEqual({ callId: one });
    expect(await joins(other)).toEqual({ into: null, from: [], divisible: false });
    expect(await joins(one)).toEqual({ into: null, from: [], divisible: false });
  });

  it('gives the last phone to join a call of its own, which goes on by what that phone says', async () => {
    const { app, phone, softphone, shown, pass } = await desk();
    await phone.says('ringing', numberOfLead(1), 'a');
    await softphone.says('ringing', numberOfLead(1));
    const joined = shown().ringing[0]?.id ?? '';
    const { callId } = await app.ask('call.split', { callId: joined });
    expect(shown().ringing.map((call) => [call.id, call.phones])).toEqual([
      [joined, ['yealink']],
      [callId, ['microsip']],
    ]);
    await phone.says('answered', '', 'a');
    await pass(10);
    await softphone.says('ended', numberOfLead(1));
    expect(shown().ringing).toEqual([]);
    await phone.says('ended', '', 'a');
    const page = { before: null, limit: 5, standing: null, missed: false, leadId: null, search: '' };
    const { rows } = await app.ask('calls.page', page);
    expect(rows.map((one) => [one.id, one.outcome]).sort()).toEqual(
      [
        [joined, 'answered'],
        [callId, 'interrupted'],
      ].sort(),
    );
  });

  it('is refused where only one source told of it', async () => {
    const { app, phone, shown } = await desk();
    await phone.says('ringing', numberOfLead(1), 'a');
    const callId = shown().ringing[0]?.id ?? '';
    expect(await app.refuse('call.split', { callId })).toMatchObject({ code: 'cannot-split', detail: 'one-source' });
  });
});
