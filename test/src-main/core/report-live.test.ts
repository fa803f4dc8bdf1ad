// Calls that the CRM is told of while they are on: one communication from the first word to the last.

import { describe, expect, it, vi } from 'vitest';
import type { Sandbox } from '../../../src-main/sandbox/sandbox.ts';
import { callAndFile, connected, dial, genevieve, inCrm, sandbox } from '../../fakes/agent.ts';

describe('a call reported live', () => {
  const statusOf = (crm: Sandbox) => crm.ledger.communications().map(({ call_status }) => call_status);

  it('is told while it is on, and is one communication with its final values in the end', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    await app.ask('settings.change', { reportLive: true });
    const callId = await dial(app, genevieve, 'click-to-call');
    await vi.waitFor(() => expect(statusOf(crm)).toEqual(['pending']), 5000);
    await app.ask('call.do', { callId, deed: 'answer' });
    await app.ask('call.note', { callId, note: 'Essai' });
    await vi.waitFor(() => expect(statusOf(crm)).toEqual(['calling']), 5000);
    expect(await app.refuse('call.file', { callId })).toMatchObject({ code: 'deed-not-possible' });
    await app.ask('call.do', { callId, deed: 'hang-up' });
    await app.ask('call.file', { callId });
    await inCrm(app, 1);
    const { row } = await app.ask('calls.read', { callId });
    expect(crm.ledger.communications()).toMatchObject([
      { call_status: 'answered', call_duration: row.duration, description: 'Essai' },
    ]);
  });

  it('from the dialer is told from the first word on: the CRM has no status for one that only rings', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    await app.ask('settings.change', { reportLive: true });
    await callAndFile(app);
    await inCrm(app, 1);
    const callId = await dial(app);
    expect(app.core.snapshot().delivery.balance).toMatchObject({ 'in-crm': 1, 'on-its-way': 0 });
    await app.ask('call.do', { callId, deed: 'no-answer' });
    await app.ask('call.file', { callId });
    await inCrm(app, 2);
    expect(statusOf(crm)).toEqual(['answered', 'attempted']);
  });

  it('and cut off by a crash asks the agent how it ended, then changes what the CRM has', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    await app.ask('settings.change', { reportLive: true });
    const callId = await dial(app);
    await app.ask('call.do', { callId, deed: 'answer' });
    await vi.waitFor(() => expect(statusOf(crm)).toEqual(['calling']), 5000);
    await inCrm(app, 1);
    await app.close();
    const again = await connected(crm, { folder: app.folder });
    expect(again.core.snapshot().delivery.balance['needs-you']).toBe(1);
    await again.ask('call.outcome', { callId, outcome: 'answered', duration: 40 });
    await inCrm(again, 1);
    expect(crm.ledger.communications()).toMatchObject([{ call_status: 'answered', call_duration: 40 }]);
  });
});
