// How long a first reading takes, on a simulated clock: what the CRM's limit makes it, however slowly the CRM answers.

import { expect, it, onTestFinished } from 'vitest';
import type { TransportRequest } from '../../../../src-main/crm/transport.ts';
import { manualClock } from '../../../fakes/clocks.ts';
import { testCore } from '../../../fakes/core.ts';
import { createPlainCrm, plainAccount } from '../../../fakes/plain-crm.ts';

it('takes 95 % of what the limit allows although each answer takes a second, and says how long it will take', async () => {
  const clock = manualClock();
  const crm = createPlainCrm(4000);
  const arrivals: number[] = [];
  const transport = async (request: TransportRequest) => {
    arrivals.push(clock.monotonic());
    await new Promise<void>((resolve) => {
      clock.after(1000, resolve);
    });
    return crm.answer(request);
  };
  const app = testCore({ clock, connect: { url: 'https://crm.test/v2', key: plainAccount.key }, ports: { transport } });
  onTestFinished(async () => {
    const closing = app.close();
    await clock.advance(5000);
    await closing;
  });
  await clock.advance(8000);
  const { secondsLeft, running } = app.core.snapshot().pull;
  expect(running).toBe(true);
  const promised = clock.monotonic() + (secondsLeft ?? 0) * 1000;
  while (app.core.snapshot().pull.completedAt === null) await clock.advance(500);
  expect(app.core.snapshot().pull).toMatchObject({ leads: 4000, running: false });
  expect(Math.abs(clock.monotonic() - promised)).toBeLessThan(3000);
  const pages = arrivals.slice(2, 41);
  const perMinute = ((pages.length - 1) / ((pages.at(-1) ?? 0) - (pages[0] ?? 0))) * 60_000;
  expect(perMinute).toBeGreaterThanOrEqual(190);
});
