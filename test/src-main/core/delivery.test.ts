// Calls on their way from the dialer to a real HTTP server that speaks the CRM's API, and what it does to them there.

import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Transport } from '../../../src-main/crm/transport.ts';
import { createTransport } from '../../../src-main/crm/undici-transport.ts';
import { call, callAndFile, connected, dial, genevieve, inCrm, sandbox } from '../../fakes/agent.ts';
import { fastClock } from '../../fakes/clocks.ts';
import { testCore } from '../../fakes/core.ts';

describe('a call reaches the CRM', () => {
  it('once, with every attribute of the specification', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    const callId = await callAndFile(app, genevieve, 'Rappeler jeudi');
    await inCrm(app, 1);
    const { row, attempts } = await app.ask('calls.read', { callId });
    expect(crm.ledger.communications()).toMatchObject([
      {
        id: row.delivery?.crmId,
        lead_id: 1001,
        user_id: app.core.snapshot().connection.user?.id,
        method: 'phone',
        type: 'outgoing',
        call_phone: '+15145550199',
        call_status: 'answered',
        call_duration: row.duration,
        description: 'Rappeler jeudi',
      },
    ]);
    expect(Date.parse(crm.ledger.communications()[0]?.executed_at ?? '')).toBe(Math.floor(row.startedAt / 1000) * 1000);
    expect(app.dialled).toEqual(['+15145550199']);
    expect(attempts).toMatchObject([{ kind: 'post', outcome: 'applied' }]);
  });

  it('with the note in the same request while the wrap-up is open', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    const callId = await call(app);
    await app.ask('call.note', { callId, note: 'Veut' });
    await app.ask('call.note', { callId, note: 'Veut un essai' });
    expect(crm.ledger.communications()).toEqual([]);
    await app.ask('call.file', { callId });
    await inCrm(app, 1);
    expect(crm.ledger.communications()).toMatchObject([{ description: 'Veut un essai' }]);
  });

  it('and an edit afterwards is one change of the same communication', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    const callId = await callAndFile(app);
    await inCrm(app, 1);
    await app.ask('call.note', { callId, note: 'Plus tard' });
    await app.ask('call.outcome', { callId, outcome: 'attempted', duration: null });
    await app.until('the edit arrived', () => crm.ledger.communications()[0]?.call_status === 'attempted');
    await inCrm(app, 1);
    expect(crm.ledger.communications()).toMatchObject([
      { description: 'Plus tard', call_status: 'attempted', call_duration: 0 },
    ]);
  });

  it('and an edit taken back after a lost answer is taken back in the CRM too', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    const callId = await callAndFile(app);
    await inCrm(app, 1);
    crm.faults.add({ kind: 'answer-lost', method: 'PUT', times: 1 });
    await app.ask('call.note', { callId, note: 'Non' });
    await vi.waitFor(() => expect(crm.ledger.communications()[0]?.description).toBe('Non'), 5000);
    await app.ask('call.note', { callId, note: '' });
    await inCrm(app, 1);
    expect(crm.ledger.communications()[0]?.description ?? '').toBe('');
  });

  it('after the network was down from the first start', async () => {
    const crm = await sandbox();
    await crm.faults.offline();
    const app = testCore({ connect: { url: crm.url, key: crm.key } });
    await app.until('it is seen', ({ connection }) => connection.reach === 'unreachable');
    await callAndFile(app);
    expect(app.core.snapshot().delivery.balance['needs-you']).toBe(1);
    await crm.faults.online();
    await app.ask('sync.now', null);
    const { connection } = await app.until('who is it?', ({ connection }) => connection.stage === 'needs-user');
    await app.ask('connection.choose-user', { userId: connection.users[2]?.id ?? 0 });
    await inCrm(app, 1);
    expect(crm.ledger.communications()).toMatchObject([{ lead_id: 1001, user_id: connection.users[2]?.id }]);
  });

  it('as a call logged by hand, with its own time and an unknown duration left out', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    const startedAt = Date.UTC(2026, 10, 20, 14, 5, 9);
    await app.ask('call.log', {
      text: '438 555-0142',
      extension: null,
      leadId: null,
      direction: 'incoming',
      outcome: 'answered',
      startedAt,
      duration: null,
      note: 'De mon cellulaire',
    });
    await inCrm(app, 1);
    expect(crm.ledger.communications()).toMatchObject([
      { type: 'incoming', executed_at: '2026-11-20T14:05:09+00:00', call_duration: null, call_status: 'answered' },
    ]);
  });

  it('and two calls to one number in the same second are told apart', async () => {
    const crm = await sandbox();
    const app = await connected(crm, { clock: fastClock(1) });
    await callAndFile(app);
    await callAndFile(app);
    await inCrm(app, 2);
    const [one, two] = crm.ledger.communications().map((communication) => Date.parse(communication.executed_at ?? ''));
    expect(two).toBeGreaterThan(one ?? Number.NaN);
  });
});

describe('an answer that never came', () => {
  it.each(['answer-lost', 'error-after', 'malformed'] as const)('is looked up, not sent again (%s)', async (kind) => {
    const crm = await sandbox();
    const app = await connected(crm);
    const scope = { method: 'POST', path: '/communications', times: 1 } as const;
    crm.faults.add(kind === 'error-after' ? { kind, status: 502, ...scope } : { kind, ...scope });
    const callId = await callAndFile(app);
    await app.until('it is being confirmed', ({ delivery }) => delivery.balance['being-confirmed'] === 1);
    await inCrm(app, 1);
    expect(crm.ledger.communications()).toHaveLength(1);
    const { attempts } = await app.ask('calls.read', { callId });
    expect(attempts.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual(['post ambiguous', 'read found']);
  });

  it('is sent again only after two complete reads without it', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    crm.faults.add({ kind: 'reset-before', method: 'POST', path: '/communications', times: 1 });
    const callId = await callAndFile(app);
    await inCrm(app, 1);
    expect(crm.ledger.communications()).toHaveLength(1);
    const { attempts } = await app.ask('calls.read', { callId });
    expect(attempts.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      'post ambiguous',
      'read absent',
      'read absent',
      'post applied',
    ]);
  });

  it('stays in doubt while the list of the lead may be cut, and in the end asks the agent', async () => {
    const crm = await sandbox();
    const app = await connected(crm, { confirmAfter: 1200 });
    const past = {
      direction: 'outgoing',
      outcome: 'attempted',
      leadId: 1001,
      extension: null,
      duration: null,
    } as const;
    for (let day = 1; day <= 12; day += 1) {
      const startedAt = Date.UTC(2026, 9, day);
      await app.ask('call.log', { ...past, text: genevieve, startedAt, note: '' });
    }
    await inCrm(app, 12);
    crm.faults.add({ kind: 'capped-include', limit: 10, keep: 'oldest' });
    crm.faults.add({ kind: 'answer-lost', method: 'POST', path: '/communications', times: 1 });
    const callId = await callAndFile(app);
    await app.until('the agent is asked', ({ delivery }) => delivery.balance['needs-you'] === 1);
    const { row } = await app.ask('calls.read', { callId });
    expect(row.delivery).toMatchObject({ state: 'parked', parked: 'cannot-confirm' });
    expect(crm.ledger.communications()).toHaveLength(13);
    expect(app.notices).toContainEqual({ kind: 'parked', callId });
  });

  it('is shown as a possible duplicate when the CRM has something like it, and the agent decides', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    crm.faults.add({ kind: 'user-is-key-owner' });
    crm.faults.add({ kind: 'answer-lost', method: 'POST', path: '/communications', times: 1 });
    const users = app.core.snapshot().connection.users;
    await app.ask('connection.choose-user', { userId: users[3]?.id ?? 0 });
    const callId = await callAndFile(app);
    await app.until('the agent is asked', ({ delivery }) => delivery.balance['needs-you'] === 1);
    const crmId = crm.ledger.communications()[0]?.id ?? 0;
    const { row } = await app.ask('calls.read', { callId });
    expect(row.delivery).toMatchObject({ state: 'parked', parked: 'possible-duplicate', candidates: [crmId] });
    await app.ask('call.claim', { callId, crmId });
    await inCrm(app, 1);
    expect(crm.ledger.communications()).toHaveLength(1);
  });
});

describe('a CRM that says no', () => {
  it('parks the call with its words, and sends it when the agent says so', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    crm.faults.add({ kind: 'reject', errors: { description: ['is too strange'] }, method: 'POST', times: 1 });
    const callId = await callAndFile(app, genevieve, 'Étrange');
    await app.until('it is parked', ({ delivery }) => delivery.balance['needs-you'] === 1);
    const { row } = await app.ask('calls.read', { callId });
    expect(row.note).toBe('Étrange');
    expect(row.delivery).toMatchObject({
      state: 'parked',
      parked: 'refused',
      status: 422,
      fields: [{ name: 'description', words: 'is too strange' }],
    });
    await app.ask('call.send', { callId });
    await inCrm(app, 1);
    expect(crm.ledger.communications()).toHaveLength(1);
  });

  it('lets a call that is gone from the CRM be sent as new, or kept here', async () => {
    const crm = await sandbox();
    const gone = {
      ok: true,
      status: 404,
      headers: {},
      body: new TextEncoder().encode('{"message":"Not found."}'),
    } as const;
    const real = createTransport();
    const transport: Transport = async (request) => (request.method === 'PUT' ? gone : real(request));
    const app = await connected(crm, { ports: { transport } });
    const callIds = [await callAndFile(app), await callAndFile(app, '819 555-0121')] as const;
    await inCrm(app, 2);
    for (const callId of callIds) await app.ask('call.note', { callId, note: 'Après' });
    await app.until('both are gone', ({ delivery }) => delivery.balance['needs-you'] === 2);
    await app.ask('call.send', { callId: callIds[0] });
    await app.ask('call.keep-here', { callId: callIds[1] });
    await app.until('one is kept', ({ delivery }) => delivery.balance['kept-here'] === 1);
    await inCrm(app, 1);
    expect(crm.ledger.communications()).toHaveLength(3);
    expect(crm.ledger.communications()[2]).toMatchObject({ lead_id: 1001, description: 'Après' });
  });

  it('pauses everything when it refuses the key, goes on capturing, and resumes', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    crm.faults.add({ kind: 'key-revoked' });
    await callAndFile(app);
    await app.until('it is paused', ({ delivery }) => delivery.paused === 'key-refused');
    await callAndFile(app, '819 555-0121');
    expect(app.core.snapshot().delivery.balance['on-its-way']).toBe(2);
    expect(app.notices).toEqual([{ kind: 'paused', reason: 'key-refused' }]);
    await crm.faults.clear();
    await app.ask('sync.now', null);
    await inCrm(app, 2);
    expect(crm.ledger.communications()).toHaveLength(2);
  });

  it('is waited for when it says that there were too many requests', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    crm.faults.add({ kind: 'rate-limit', retryAfter: 20, method: 'POST', times: 1 });
    await callAndFile(app);
    await app.until('it waits', ({ delivery }) => delivery.paused === 'rate-limited');
    await inCrm(app, 1);
    const posts = crm.ledger.requests().filter(({ method }) => method === 'POST');
    expect(posts.map(({ status }) => status)).toEqual([429, 201]);
    // The sandbox and the app count on clocks of the same speed: 20 s asked for, 20 s waited.
    expect((posts[1]?.at ?? 0) - (posts[0]?.at ?? 0)).toBeGreaterThanOrEqual(20_000);
  });
});

describe('a number without one lead', () => {
  it('waits for the agent to choose between two, then goes out for the chosen one', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    const callId = await callAndFile(app, '450 555-0134');
    expect(app.core.snapshot().delivery.balance['needs-you']).toBe(1);
    await app.ask('call.link', { callId, leadId: 1003 });
    await inCrm(app, 1);
    expect(crm.ledger.communications()).toMatchObject([{ lead_id: 1003, call_phone: '+14505550134' }]);
    expect(await app.refuse('call.link', { callId, leadId: 1002 })).toMatchObject({ code: 'already-delivered' });
  });

  it('can be kept on this computer', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    const callId = await callAndFile(app, '+33 1 44 55 66 77');
    await app.ask('call.keep-here', { callId });
    expect(app.core.snapshot().delivery.balance).toMatchObject({ 'kept-here': 1, 'needs-you': 0 });
  });

  it('is never asked for with an emergency number, which never leaves this computer', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    const callId = await callAndFile(app, '911');
    expect(app.dialled).toEqual(['911']);
    expect(app.core.snapshot().delivery.balance['kept-here']).toBe(1);
    expect(await app.refuse('call.send', { callId })).toMatchObject({ code: 'deed-not-possible' });
  });
});

describe('another person at the same computer', () => {
  it("never sends the first one's calls under their own name", async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    const [first, second] = app.core.snapshot().connection.users;
    await crm.faults.offline();
    await callAndFile(app);
    await app.ask('connection.choose-user', { userId: second?.id ?? 0 });
    await crm.faults.online();
    await app.ask('sync.now', null);
    await callAndFile(app, '819 555-0121');
    await inCrm(app, 1);
    expect(app.core.snapshot().delivery.foreign).toBe(1);
    expect(crm.ledger.communications()).toMatchObject([{ user_id: second?.id }]);
    await app.ask('connection.choose-user', { userId: first?.id ?? 0 });
    await inCrm(app, 2);
    expect(crm.ledger.communications()[1]).toMatchObject({ user_id: first?.id, lead_id: 1001 });
  });
});

describe('a start after the app went down', () => {
  it('delivers what waited', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    await crm.faults.offline();
    await callAndFile(app);
    await callAndFile(app, '819 555-0121');
    await app.close();
    await crm.faults.online();
    const again = testCore({ folder: app.folder, connect: { url: crm.url, key: crm.key } });
    await inCrm(again, 2);
    expect(crm.ledger.communications()).toHaveLength(2);
  });

  it('brings a call that was on back to be confirmed, with its last sure talk time', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    const callId = await dial(app);
    await app.ask('call.do', { callId, deed: 'answer' });
    await app.ask('call.note', { callId, note: 'En cours' });
    await vi.waitFor(() => expect(app.core.snapshot().call?.duration).toBeGreaterThanOrEqual(5), 5000);
    await app.close();
    const again = await connected(crm, { folder: app.folder });
    const { wrapUps, delivery } = again.core.snapshot();
    expect(wrapUps).toMatchObject([{ id: callId, recovered: true, outcome: null, note: 'En cours' }]);
    expect(wrapUps[0]?.duration).toBeGreaterThanOrEqual(5);
    expect(delivery.balance['needs-you']).toBe(1);
    expect(await again.refuse('call.file', { callId })).toMatchObject({ code: 'deed-not-possible' });
    await again.ask('call.outcome', { callId, outcome: 'answered', duration: 75 });
    await again.ask('call.file', { callId });
    await inCrm(again, 1);
    expect(crm.ledger.communications()).toMatchObject([{ call_duration: 75, description: 'En cours' }]);
  });

  it('looks before it sends when an older copy of the file was put back', async () => {
    const crm = await sandbox();
    const app = await connected(crm);
    await crm.faults.offline();
    await callAndFile(app);
    await app.close();
    copyFileSync(join(app.folder, 'calls.db'), join(app.folder, 'backup.db'));
    await crm.faults.online();
    const sender = testCore({ folder: app.folder, connect: { url: crm.url, key: crm.key } });
    await inCrm(sender, 1);
    await sender.close();
    for (const file of ['calls.db', 'calls.db-wal', 'calls.db-shm']) rmSync(join(app.folder, file), { force: true });
    copyFileSync(join(app.folder, 'backup.db'), join(app.folder, 'calls.db'));
    const again = testCore({ folder: app.folder, connect: { url: crm.url, key: crm.key } });
    expect(again.core.snapshot().delivery.balance['being-confirmed']).toBe(1);
    await inCrm(again, 1);
    expect(crm.ledger.communications()).toHaveLength(1);
  });

  it('refuses a folder that another process has', async () => {
    const app = testCore();
    expect(() => testCore({ folder: app.folder })).toThrow(/^in-use:/);
  });
});
