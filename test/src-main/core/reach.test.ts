// When the app says that the CRM can't be reached: never for one answer that was lost while the rest goes on.

import { expect, it } from 'vitest';
import { type PlainCore, plainCore } from '../../fakes/plain-core.ts';

const lost = { ok: false, sent: true, status: null, problem: 'ECONNRESET' } as const;
const reach = ({ app }: PlainCore) => app.core.snapshot().connection.reach;

it('is said after two lost answers in a row, not after one', async () => {
  const core = await plainCore(3);
  let losing = 1;
  core.fate = (_, truth) => {
    losing -= 1;
    return losing >= 0 ? lost : truth();
  };
  await core.app.ask('sync.now', null);
  await core.pass(1);
  expect(losing).toBeLessThanOrEqual(0);
  expect(reach(core)).toBe('reachable');

  core.fate = () => lost;
  await core.pass(600);
  expect(reach(core)).toBe('unreachable');

  core.fate = null;
  await core.pass(600);
  expect(reach(core)).toBe('reachable');
});

it('is said at once where no byte could leave', async () => {
  const core = await plainCore(3);
  core.fate = () => ({ ok: false, sent: false, status: null, problem: 'ENETDOWN' });
  await core.log(1);
  await core.pass(10);
  expect(reach(core)).toBe('unreachable');
});
