// One answer with a well-formed false id must not make the app blind to what the CRM has from then on.

import { expect, it } from 'vitest';
import { plainCore } from '../fakes/plain-core.ts';
import { whole } from '../fakes/plain-crm.ts';

it('leaves every later lost answer to be found or shown, and none to be sent twice', async () => {
  const core = await plainCore();
  core.fate = (request, truth) => {
    const answer = truth();
    return request.method === 'POST' ? whole(201, { data: { id: Number.MAX_SAFE_INTEGER } }) : answer;
  };
  await core.log(0);
  await core.pass(5);
  core.fate = (request, truth) => {
    const answer = truth();
    if (request.method !== 'POST') return answer;
    core.fate = null;
    return { ok: false, sent: true, status: null, problem: 'ECONNRESET' };
  };
  await core.log(1);
  await core.pass(900);
  expect(core.crm.ledger).toHaveLength(2);
});
