// An agent at work on a sandbox of their own: connected, with leads, making calls. Time runs twenty times as fast.

import { onTestFinished } from 'vitest';
import { type Sandbox, startSandbox } from '../../src-main/sandbox/sandbox.ts';
import type { Origin } from '../../src-preload/contract/call.ts';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';
import { fastClock } from './clocks.ts';
import { type TestCore, testCore } from './core.ts';

/** Geneviève Côté's number at work: one lead alone has it. */
export const genevieve = '(514) 555-0199 poste 204';

/** Starts a sandbox that is closed when the test has ended. */
export async function sandbox(leads = 10): Promise<Sandbox> {
  const clock = fastClock(20);
  const started = await startSandbox({ leads, now: clock.now });
  onTestFinished(() => started.close());
  return started;
}

/** Starts a core connected to the sandbox as its first user, its leads read. */
export async function connected(crm: Sandbox, options: Parameters<typeof testCore>[0] = {}): Promise<TestCore> {
  const app = testCore({ connect: { url: crm.url, key: crm.key }, ...options });
  const asked = await app.until('the account is known', ({ connection }) => connection.users.length > 0);
  if (asked.connection.stage === 'needs-user') {
    await app.ask('connection.choose-user', { userId: asked.connection.users[0]?.id ?? 0 });
  }
  await app.until('the leads have arrived', ({ pull }) => pull.completedAt !== null);
  return app;
}

/** Dials; answers the call's id. */
export async function dial(
  app: TestCore,
  text = genevieve,
  origin: Exclude<Origin, 'hook' | 'manual'> = 'dialer',
): Promise<string> {
  return (await app.ask('call.start', { text, extension: null, leadId: null, origin })).callId;
}

/** Dials, talks and hangs up; answers the call's id. */
export async function call(app: TestCore, text = genevieve, note = ''): Promise<string> {
  const callId = await dial(app, text);
  await app.ask('call.do', { callId, deed: 'answer' });
  if (note) await app.ask('call.note', { callId, note });
  await app.ask('call.do', { callId, deed: 'hang-up' });
  return callId;
}

/** The same, and finishes the wrap-up. */
export async function callAndFile(app: TestCore, text = genevieve, note = ''): Promise<string> {
  const callId = await call(app, text, note);
  await app.ask('call.file', { callId });
  return callId;
}

/** Waits until so many calls are in the CRM. */
export function inCrm(app: TestCore, calls: number): Promise<Snapshot> {
  return app.until(`${calls} calls are in the CRM`, ({ delivery }) => delivery.balance['in-crm'] === calls);
}
