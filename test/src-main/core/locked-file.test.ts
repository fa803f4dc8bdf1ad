// A backup program that holds calls.db for longer than the app waits: the app stays up, and so does the call.

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import type { Transport } from '../../../src-main/crm/transport.ts';
import { createTransport } from '../../../src-main/crm/undici-transport.ts';
import { callAndFile, connected, dial, inCrm, sandbox } from '../../fakes/agent.ts';
import { fastClock } from '../../fakes/clocks.ts';
import { testCore } from '../../fakes/core.ts';

it('keeps a call that is on through a heartbeat that cannot be written', { timeout: 30_000 }, async () => {
  const events: string[] = [];
  const app = testCore({ ports: { log: { write: (event) => events.push(event) } } });
  const callId = await dial(app);
  await app.ask('call.do', { callId, deed: 'answer' });
  const other = new Database(join(app.folder, 'calls.db'));
  other.exec('BEGIN IMMEDIATE');
  await vi.waitFor(() => expect(events).toContain('timer-fault'), 20_000);
  expect(await app.refuse('call.do', { callId, deed: 'hang-up' })).toMatchObject({ code: 'internal' });
  other.exec('ROLLBACK');
  other.close();
  await app.ask('call.do', { callId, deed: 'hang-up' });
  expect(app.core.snapshot().delivery.balance['needs-you']).toBe(1);
});

it('looks for a call whose answer could not be written down no sooner than for a lost answer', {
  timeout: 40_000,
}, async () => {
  const crm = await sandbox();
  const clock = fastClock(20);
  const real = createTransport();
  let lock: Database.Database | null = null;
  let failedAt = 0;
  let lookedAt = 0;
  const transport: Transport = async (request) => {
    if (/leads\/\d/.test(request.url) && request.method === 'GET') lookedAt ||= clock.monotonic();
    const answer = await real(request);
    if (request.method === 'POST') {
      lock = new Database(join(app.folder, 'calls.db'));
      lock.exec('BEGIN IMMEDIATE');
    }
    return answer;
  };
  const write = (event: string) => {
    if (event !== 'delivery-fault') return;
    failedAt = clock.monotonic();
    lock?.close();
  };
  const app = await connected(crm, { clock, confirmAfter: 60_000, ports: { transport, log: { write } } });
  await callAndFile(app);
  await inCrm(app, 1);
  expect(lookedAt - failedAt).toBeGreaterThanOrEqual(60_000);
  expect(crm.ledger.communications()).toHaveLength(1);
});
