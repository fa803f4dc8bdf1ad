// A backup program that holds calls.db for longer than the app waits: the app stays up, and so does the call.

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import { dial } from '../../fakes/agent.ts';
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
