// An older copy of calls.db put back: whatever it would send now may have gone out since, so all of it is looked for first.

import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { TransportAnswer } from '../../../src-main/crm/transport.ts';
import { temporaryFolder } from '../../fakes/core.ts';
import { type PlainCore, plainCore } from '../../fakes/plain-core.ts';
import { plainAccount } from '../../fakes/plain-crm.ts';

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

it('a lead made before anybody signed in, and put back after somebody did, is not sent for the next one without asking', async () => {
  const folder = temporaryFolder();
  const unsigned = await plainCore(5, { folder, connect: null });
  const number = '+14185550123';
  const lead = { firstName: 'Rose', lastName: 'Roy', number, language: null, callId: null, anyway: false };
  await unsigned.app.ask('leads.create', lead);
  await close(unsigned);
  const copy = join(folder, 'copy');
  mkdirSync(copy);
  copyCalls(folder, copy);
  const signed = await plainCore(5, { folder });
  await signed.app.ask('connection.choose-user', { userId: plainAccount.user });
  await signed.pass(60);
  expect(leadsSent(signed)).toHaveLength(1);
  await close(signed);
  copyCalls(copy, folder);
  const other = await plainCore(5, { folder });
  await other.app.ask('connection.choose-user', { userId: plainAccount.user });
  await other.pass(3600);
  expect(leadsSent(other)).toEqual([]);
  expect(other.app.core.snapshot().newLeads).toMatchObject([{ state: 'parked', parked: 'cannot-confirm' }]);
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
      await close(first);
      copyCalls(copy, folder);
      return plainCore(5, { folder, ports: { transport: async (request) => first.crm.answer(request) } });
    },
  };
}

const leadsSent = (core: PlainCore) =>
  core.requests.filter(({ method, url }) => method === 'POST' && url.includes('/leads?'));

/** Closing waits on the clock. */
async function close(core: PlainCore): Promise<void> {
  const closing = core.app.close();
  await core.pass(5);
  await closing;
}

function copyCalls(from: string, to: string): void {
  for (const file of [...files, 'calls.db-shm']) rmSync(join(to, file), { force: true });
  for (const file of files) if (existsSync(join(from, file))) copyFileSync(join(from, file), join(to, file));
}
