// A wrap-up finished by mistake is opened again: before the call has left, and after.

import { describe, expect, it } from 'vitest';
import { type PlainCore, plainCore } from '../../../fakes/plain-core.ts';
import { numberOfLead } from '../../../fakes/plain-crm.ts';

async function callThat(core: PlainCore, note: string): Promise<string> {
  const start = { extension: null, leadId: null, origin: 'dialer', text: numberOfLead(1) } as const;
  const { callId } = await core.app.ask('call.start', start);
  await core.app.ask('call.do', { callId, deed: 'no-answer' });
  await core.app.ask('call.note', { callId, note });
  await core.app.ask('call.file', { callId });
  return callId;
}

const posts = (core: PlainCore) => core.requests.filter(({ method }) => method === 'POST');

describe('a finished wrap-up that is opened again', () => {
  it('holds its call back where it hasn’t left, and what is written then leaves with it, once', async () => {
    const core = await plainCore();
    core.fate = () => ({ ok: false, sent: false, status: null, problem: 'ECONNREFUSED' });
    const callId = await callThat(core, 'Boîte');
    expect(core.app.core.snapshot().wrapUps).toEqual([]);
    const unsent = posts(core).length;
    await core.app.ask('call.unfile', { callId });
    core.fate = null;
    expect(core.app.core.snapshot().wrapUps).toMatchObject([{ id: callId, filed: false }]);
    await core.app.ask('call.note', { callId, note: 'Boîte vocale pleine' });
    await core.app.ask('call.file', { callId });
    await core.pass(600);
    expect(posts(core).length).toBeGreaterThan(unsent);
    expect(core.crm.ledger.map(({ description }) => description)).toEqual(['Boîte vocale pleine']);
    expect(core.app.core.snapshot().wrapUps).toEqual([]);
  });

  it('is an edit of the same communication where the call is in the CRM', async () => {
    const core = await plainCore();
    const callId = await callThat(core, 'Boîte');
    await core.pass(5);
    expect((await core.row(callId)).delivery?.state).toBe('synced');
    await core.app.ask('call.unfile', { callId });
    expect((await core.row(callId)).delivery?.state).toBe('synced');
    await core.app.ask('call.note', { callId, note: 'Boîte vocale pleine' });
    await core.app.ask('call.file', { callId });
    await core.pass(5);
    expect(posts(core)).toHaveLength(1);
    expect(core.crm.ledger.map(({ description }) => description)).toEqual(['Boîte vocale pleine']);
  });

  it('is none where the wrap-up isn’t finished, the call is on or nobody knows it', async () => {
    const core = await plainCore();
    const callId = await callThat(core, '');
    await core.app.ask('call.unfile', { callId });
    expect(await core.app.refuse('call.unfile', { callId })).toMatchObject({ code: 'deed-not-possible' });
    const start = { extension: null, leadId: null, origin: 'dialer', text: numberOfLead(2) } as const;
    const { callId: on } = await core.app.ask('call.start', start);
    expect(await core.app.refuse('call.unfile', { callId: on })).toMatchObject({ code: 'deed-not-possible' });
    const unknown = '01890000-0000-7000-8000-000000000000';
    expect(await core.app.refuse('call.unfile', { callId: unknown })).toMatchObject({ code: 'no-such-call' });
  });
});
