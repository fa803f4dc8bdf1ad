// Calls that phones report: stored when they ring, one call whoever reports it, ended as the phone says.

import { describe, expect, it } from 'vitest';
import { deskPhone, hearingPlainCore } from '../../../fakes/desk-phone.ts';
import { numberOfLead } from '../../../fakes/plain-crm.ts';

async function desk() {
  const core = await hearingPlainCore();
  const phone = deskPhone(core.app, core.doors);
  const shown = () => core.app.core.snapshot();
  return { ...core, app: core.app, phone, shown, softphone: deskPhone(core.app, core.doors, 'microsip') };
}

describe('a call that comes in', () => {
  it('is stored when it rings, with its lead, and says where it rings', async () => {
    const { phone, shown } = await desk();
    expect(await phone.says('ringing', `sip:${numberOfLead(1)}@pbx.example`, 'a')).toBe(204);
    const [ringing] = shown().ringing;
    expect(ringing).toMatchObject({ direction: 'incoming', origin: 'hook', phase: 'ringing', phones: ['yealink'] });
    expect(ringing).toMatchObject({ number: numberOfLead(1), lead: { id: expect.any(Number) } });
    expect(shown().call).toBeNull();
  });

  it('comes in front once answered, and is wrapped up with its talk time', async () => {
    const { phone, shown, pass, row } = await desk();
    await phone.says('ringing', numberOfLead(1), 'a');
    await pass(7);
    await phone.says('answered', numberOfLead(1), 'a');
    expect(shown().ringing).toEqual([]);
    expect(shown().call?.phase).toBe('talking');
    await pass(63);
    await phone.says('ended', numberOfLead(1), 'a');
    expect(shown().call).toBeNull();
    const [wrapUp] = shown().wrapUps;
    expect(wrapUp).toMatchObject({ outcome: 'answered', duration: 63 });
    await pass(200);
    expect((await row(wrapUp?.id ?? '')).delivery?.state).toBe('synced');
  });

  it('is interrupted when the caller gave up, asks for no wrap-up, and is owed a call back', async () => {
    const { phone, shown, pass, app } = await desk();
    await phone.says('ringing', numberOfLead(1), 'a');
    await pass(9);
    await phone.says('ended', numberOfLead(1), 'a');
    expect(shown()).toMatchObject({ ringing: [], wrapUps: [], callbacks: 1 });
    await pass(10);
    expect(shown().delivery.balance['in-crm']).toBe(1);
    const { callbacks } = await app.ask('callbacks.list', null);
    expect(callbacks).toMatchObject([{ number: numberOfLead(1), times: 1, lead: { id: expect.any(Number) } }]);
  });

  it('whose end is lost ends by itself, and nobody guesses how', async () => {
    const { phone, shown, pass, row } = await desk();
    await phone.says('ringing', numberOfLead(1), 'a');
    await pass(130);
    expect(shown().ringing).toEqual([]);
    const [lost] = shown().wrapUps;
    expect(lost).toMatchObject({ outcome: null, recovered: false });
    expect((await row(lost?.id ?? '')).delivery?.state).toBe('needs-outcome');
  });
});

describe('one call of several sources', () => {
  it('rings on two phones, is answered on one, and goes on when the other stops', async () => {
    const { phone, softphone, shown, pass } = await desk();
    await phone.says('ringing', numberOfLead(1), 'a');
    await softphone.says('ringing', numberOfLead(1).slice(2));
    expect(shown().ringing).toHaveLength(1);
    await pass(4);
    await phone.says('answered', numberOfLead(1), 'a');
    await softphone.says('ended', numberOfLead(1).slice(2));
    await pass(30);
    expect(shown().call).toMatchObject({ phase: 'talking', phones: ['yealink', 'microsip'] });
    await phone.says('ended', '', 'a');
    expect(shown().wrapUps).toMatchObject([{ outcome: 'answered', duration: 30 }]);
  });

  it('was dialled here, and is answered and ended by the desk phone', async () => {
    const { phone, shown, pass, app } = await desk();
    await app.ask('call.start', { text: numberOfLead(1), extension: null, leadId: null, origin: 'click-to-call' });
    await phone.says('dialing', `sip:9${numberOfLead(1).slice(1)}@pbx`, 'x');
    expect(shown().alsoOn).toEqual([]);
    await pass(5);
    await phone.says('answered', '', 'x');
    await pass(20);
    await phone.says('ended', '', 'x');
    expect(shown().wrapUps).toMatchObject([{ origin: 'click-to-call', outcome: 'answered', duration: 20 }]);
  });

  it('was dialled on the phone just before the agent pressed Enter', async () => {
    const { phone, shown, app } = await desk();
    await phone.says('dialing', numberOfLead(1), 'x');
    const { callId } = await app.ask('call.start', {
      text: numberOfLead(1),
      extension: null,
      leadId: null,
      origin: 'dialer',
    });
    expect(shown().call?.id).toBe(callId);
    expect(shown().alsoOn).toEqual([]);
    expect(app.dialled).toEqual([]);
  });

  it('has a call on hold behind the one in front', async () => {
    const { phone, shown, pass } = await desk();
    await phone.says('ringing', numberOfLead(1), 'a');
    await phone.says('answered', '', 'a');
    await pass(10);
    await phone.says('ringing', numberOfLead(2), 'b');
    await phone.says('answered', '', 'b');
    expect(shown().call?.number).toBe(numberOfLead(2));
    expect(shown().alsoOn.map((call) => call.number)).toEqual([numberOfLead(1)]);
    await phone.says('ended', '', 'b');
    expect(shown().call?.number).toBe(numberOfLead(1));
  });
});
