// A phone that reports nothing: the agent's keys alone drive the call, and one noticed too late is logged as it was.

import { describe, expect, it } from 'vitest';
import { plainCore } from '../../../fakes/plain-core.ts';
import { numberOfLead } from '../../../fakes/plain-crm.ts';

describe('a call that no phone reports', () => {
  it.each([
    ['dialer', ['answer', 'hang-up'], 'answered'],
    ['dialer', ['no-answer'], 'attempted'],
    ['dialer', ['fail'], 'error'],
    ['click-to-call', ['answer', 'hang-up'], 'answered'],
    ['click-to-call', ['no-answer'], 'attempted'],
    ['click-to-call', ['not-picked-up'], 'unanswered'],
  ] as const)('from the %s, by %j, reaches the CRM as %s', async (origin, deeds, status) => {
    const { app, crm, pass } = await plainCore();
    const start = { text: numberOfLead(1), extension: null, leadId: null, origin };
    const { callId } = await app.ask('call.start', start);
    for (const deed of deeds) {
      await pass(9);
      await app.ask('call.do', { callId, deed });
    }
    await app.ask('call.file', { callId });
    await pass(10);
    expect(crm.ledger).toMatchObject([{ call_status: status, call_duration: status === 'answered' ? 9 : 0 }]);
  });

  it('tells the CRM of a click-to-call while it is on, where the agent wants it: pending, calling, answered', async () => {
    const { app, crm, pass } = await plainCore();
    await app.ask('settings.change', { reportLive: true });
    await app.ask('link.open', { url: `tel:${numberOfLead(1)}` });
    const text = app.core.snapshot().offer?.phones[0]?.e164 ?? '';
    const { callId } = await app.ask('call.start', { text, extension: null, leadId: null, origin: 'click-to-call' });
    const seen: unknown[] = [];
    for (const deed of ['answer', 'hang-up'] as const) {
      await pass(10);
      seen.push(crm.ledger[0]?.call_status);
      await app.ask('call.do', { callId, deed });
    }
    await app.ask('call.file', { callId });
    await pass(10);
    expect([...seen, crm.ledger[0]?.call_status]).toEqual(['pending', 'calling', 'answered']);
  });

  it('is logged with its real times where it was noticed too late: it began twelve minutes ago', async () => {
    const { app, crm, pass } = await plainCore();
    const startedAt = app.clock.now() - 12 * 60_000;
    const logged = { text: numberOfLead(1), extension: null, leadId: null, outcome: 'answered', note: '' } as const;
    await app.ask('call.log', { ...logged, direction: 'incoming', startedAt, duration: 700 });
    await pass(10);
    expect(crm.ledger).toMatchObject([{ type: 'incoming', call_status: 'answered', call_duration: 700 }]);
    expect(Date.parse(String(crm.ledger[0]?.executed_at))).toBe(Math.floor(startedAt / 1000) * 1000);
  });
});
