// An older copy of calls.db put back: whatever it would send now may have gone out since, so all of it is looked for first.

import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { TransportAnswer } from '../../../src-main/crm/transport.ts';
import { temporaryFolder } from '../../fakes/core.ts';
import { type PlainCore, plainCore } from '../../fakes/plain-core.ts';

const files = ['calls.db', 'calls.db-wal'];
const notSent: TransportAnswer = { ok: false, sent: false, status: null, problem: 'ECONNREFUSED' };
const noAnswer: TransportAnswer = { ok: false, sent: true, status: null, problem: 'ECONNRESET' };

it('a call that was kept here, and sent after all since the copy, is not sent twice', async () => {
  const { first, putBack } = await twoStarts();
  first.fate = (request, truth) => (request.method === 'POST' ? notSent : truth());
  const callId = await first.log(0);
  await first.app.ask('call.keep-here', { callId });
  const again = await putBack(async () => {
    first.fate = null;
    await first.app.ask('call.send', { callId });
    await first.pass(120);
    expect(first.crm.ledger).toHaveLength(1);
  });
  await again.app.ask('call.send', { callId });
  await again.pass(1000);
  expect(first.crm.ledger).toHaveLength(1);
  expect((await again.row(callId)).delivery).toMatchObject({ state: 'synced', crmId: first.crm.ledger[0]?.id });
});

it('a call that was deleted in the CRM, and sent as new since the copy, is not sent a third time', async () => {
  const { first, putBack } = await twoStarts();
  const callId = await first.log(0);
  await first.pass(10);
  const again = await putBack(async () => {
    first.crm.remove(first.crm.ledger[0]?.id ?? 0);
    await first.app.ask('call.note', { callId, note: 'Après' });
    await first.pass(10);
    await first.app.ask('call.send', { callId });
    await first.pass(10);
    expect(first.crm.ledger).toHaveLength(1);
  });
  await again.app.ask('call.note', { callId, note: 'Encore' });
  await again.pass(10);
  expect((await again.row(callId)).delivery).toMatchObject({ state: 'parked', parked: 'gone' });
  await again.app.ask('call.send', { callId });
  await again.pass(1000);
  expect(first.crm.ledger).toMatchObject([{ description: 'Encore' }]);
  expect((await again.row(callId)).delivery).toMatchObject({ state: 'synced', crmId: first.crm.ledger[0]?.id });
});

it('a call that was being confirmed, and sent under another lead since the copy, is not sent again without asking', async () => {
  const { first, putBack } = await twoStarts();
  first.fate = (request, truth) => (request.method === 'POST' ? noAnswer : truth());
  const callId = await first.log(0);
  await first.pass(10);
  expect((await first.row(callId)).delivery?.state).toBe('unknown');
  const again = await putBack(async () => {
    first.fate = (request, truth) => (request.method === 'POST' ? notSent : truth());
    await first.pass(400);
    await first.app.ask('call.link', { callId, leadId: 1001 });
    first.fate = null;
    await first.app.ask('sync.now', null);
    await first.pass(60);
    expect(first.crm.ledger).toMatchObject([{ lead_id: 1001 }]);
  });
  await again.pass(3600);
  expect(first.crm.ledger).toHaveLength(1);
  expect((await again.row(callId)).delivery).toMatchObject({ state: 'parked', parked: 'cannot-confirm' });
});

interface TwoStarts {
  readonly first: PlainCore;
  /** Copies calls.db, lets something happen, puts the copy back and starts again. */
  putBack(meanwhile: () => Promise<void>): Promise<PlainCore>;
}

async function twoStarts(): Promise<TwoStarts> {
  const folder = temporaryFolder();
  const first = await plainCore(5, { folder });
  return {
    first,
    async putBack(meanwhile) {
      const copy = join(folder, 'copy');
      mkdirSync(copy);
      copyCalls(folder, copy);
      await meanwhile();
      const closing = first.app.close();
      await first.pass(5);
      await closing;
      for (const file of [...files, 'calls.db-shm']) rmSync(join(folder, file), { force: true });
      copyCalls(copy, folder);
      return plainCore(5, { folder, ports: { transport: async (request) => first.crm.answer(request) } });
    },
  };
}

function copyCalls(from: string, to: string): void {
  for (const file of files) if (existsSync(join(from, file))) copyFileSync(join(from, file), join(to, file));
}
