// A core at work on a sandbox behind a network that a test can break, with the deeds and questions that the tests share.

import { expect, onTestFinished } from 'vitest';
import type { Clock } from '../../src-main/core/ports.ts';
import type { Transport } from '../../src-main/crm/transport.ts';
import { type Sandbox, startSandbox } from '../../src-main/sandbox/sandbox.ts';
import { fastClock } from '../fakes/clocks.ts';
import { type TestCore, testCore } from '../fakes/core.ts';

export interface Desk {
  readonly crm: Sandbox;
  readonly crmPort: number;
  readonly app: TestCore;
  /** Calls Geneviève's desk line, talks, and finishes the wrap-up with a note; answers the call's id. */
  call(note: string): Promise<string>;
  /** Waits until so many calls are in the CRM by the app's own count. */
  inCrm(calls: number): Promise<void>;
  /** Expects the CRM to hold one call for each note, and nothing else. */
  expectInLedger(notes: readonly string[]): void;
}

/** On this clock a second of the app is 50 ms. */
const factor = 20;

/** Milliseconds of the app's clock: longer than any far end holds a request once the app has given up. */
const confirmAfter = 12_000;

/** Sits the second user of the account down. The leads are not read yet. */
export async function openDesk(transport: Transport, clock: Clock = fastClock(factor)): Promise<Desk> {
  const crm = await startSandbox({ leads: 10, now: clock.now });
  onTestFinished(() => crm.close());
  const app = testCore({ connect: { url: crm.url, key: crm.key }, confirmAfter, clock, ports: { transport } });
  const { connection } = await app.until('the account is known', ({ connection }) => connection.users.length > 0);
  await app.ask('connection.choose-user', { userId: connection.users[1]?.id ?? 0 });
  return {
    crm,
    crmPort: Number(new URL(crm.url).port),
    app,
    async call(note) {
      const { callId } = await app.ask('call.start', { text: number, extension: null, leadId: null, origin: 'dialer' });
      await app.ask('call.do', { callId, deed: 'answer' });
      await app.ask('call.note', { callId, note });
      await app.ask('call.do', { callId, deed: 'hang-up' });
      await app.ask('call.file', { callId });
      return callId;
    },
    async inCrm(calls) {
      await app.until(`${calls} calls are in the CRM`, ({ delivery }) => delivery.balance['in-crm'] === calls);
    },
    expectInLedger(notes) {
      const shape = { lead_id: 1001, user_id: 9000002, call_phone: number, call_status: 'answered', type: 'outgoing' };
      const held = crm.ledger.communications();
      expect(held.map((one) => one.description).sort()).toEqual([...notes].sort());
      expect(held).toMatchObject(held.map(() => shape));
    },
  };
}

/** Changes the note of a filed call and lets it go at once. */
export async function changeNote(app: TestCore, callId: string, note: string): Promise<void> {
  await app.ask('call.note', { callId, note });
  await app.ask('call.file', { callId });
}

const number = '+15145550199';
