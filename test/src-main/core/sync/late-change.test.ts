// A change whose answer never came may still arrive: the next one waits, over a restart too, or it would be put over.

import { expect, it } from 'vitest';
import type { TransportAnswer } from '../../../../src-main/crm/transport.ts';
import { temporaryFolder } from '../../../fakes/core.ts';
import { type PlainCore, plainCore } from '../../../fakes/plain-core.ts';

const lost: TransportAnswer = { ok: false, sent: true, status: null, problem: 'ECONNRESET' };
const changes = (core: PlainCore) => core.requests.filter(({ method }) => method === 'PUT');

it.each([
  ['lost before the app went down', lost],
  ['still awaited when the app went down', new Promise<never>(() => {})],
])('waits the whole time again after a restart where an answer was %s', async (_, answer) => {
  const folder = temporaryFolder();
  const before = await plainCore(5, { folder });
  const callId = await before.log(1);
  await before.pass(5);
  before.fate = (request, truth) => (request.method === 'PUT' ? answer : truth());
  await before.app.ask('call.note', { callId, note: 'Mardi' });
  await before.pass(5);
  expect(changes(before)).toHaveLength(1);
  await before.app.ask('call.note', { callId, note: 'Jeudi' });
  const closing = before.app.close();
  await before.pass(5);
  await closing;

  const after = await plainCore(5, { folder });
  await after.pass(400);
  expect(changes(after)).toHaveLength(1);
  expect(changes(after)[0]?.at).toBeGreaterThanOrEqual(180_000);
});

it('sends the next change at once where the one before was answered', async () => {
  const core = await plainCore();
  const callId = await core.log(1);
  await core.pass(5);
  for (const note of ['Mardi', 'Jeudi']) {
    await core.app.ask('call.note', { callId, note });
    await core.pass(5);
  }
  expect(changes(core)).toHaveLength(2);
});
