// A core on the plain CRM, on a clock that a test moves: whole days of delivery in a moment.

import { expect, onTestFinished } from 'vitest';
import type { Clock } from '../../src-main/core/ports.ts';
import type { TransportAnswer, TransportRequest } from '../../src-main/crm/transport.ts';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import { type ManualClock, manualClock } from './clocks.ts';
import { type TestCore, type TestCoreOptions, testCore } from './core.ts';
import { createPlainCrm, numberOfLead, type PlainCrm, plainAccount } from './plain-crm.ts';

/** What becomes of a request. `truth` does what it asks and returns the answer; null lets it through as it is. */
export type Fate = (
  request: TransportRequest,
  truth: () => TransportAnswer,
) => Promise<TransportAnswer> | TransportAnswer;

export interface PlainCore {
  readonly app: TestCore;
  readonly crm: PlainCrm;
  /** Every request, with the reading of the monotonic clock. */
  readonly requests: readonly (TransportRequest & { readonly at: number })[];
  /** The events of the log; a fault fails the test when it ends. */
  readonly logged: readonly string[];
  /** Decides about each request while it is set. */
  fate: Fate | null;
  /** Lets seconds pass. */
  pass(seconds: number): Promise<void>;
  /** Logs an answered call to the lead at a place; answers its id. */
  log(place: number, startedAt?: number): Promise<string>;
  row(callId: string): Promise<CallRow>;
}

interface DrivenClock extends Clock {
  advance(milliseconds: number): Promise<void>;
}

/** Starts a core on a CRM with so many leads; it is connected and has read them. */
export async function plainCore(
  leads = 5,
  options: TestCoreOptions & { readonly clock?: DrivenClock } = {},
): Promise<PlainCore> {
  const clock: DrivenClock = options.clock ?? (manualClock() satisfies ManualClock);
  const crm = createPlainCrm(leads);
  const requests: (TransportRequest & { readonly at: number })[] = [];
  const logged: string[] = [];
  let fate: Fate | null = null;
  const transport = async (request: TransportRequest): Promise<TransportAnswer> => {
    requests.push({ ...request, at: clock.monotonic() });
    const truth = () => crm.answer(request);
    return fate ? fate(request, truth) : truth();
  };
  const log = { write: (event: string) => void logged.push(event) };
  const app = testCore({
    connect: { url: 'https://crm.test/v2', key: plainAccount.key },
    confirmAfter: 180_000,
    ...options,
    clock,
    ports: { transport, log, ...options.ports },
  });
  const core: PlainCore = {
    app,
    crm,
    requests,
    logged,
    get fate() {
      return fate;
    },
    set fate(next) {
      fate = next;
    },
    pass: (seconds) => clock.advance(seconds * 1000),
    async log(place, startedAt = clock.now()) {
      const { callId } = await app.ask('call.log', {
        text: numberOfLead(place),
        extension: null,
        leadId: null,
        direction: 'outgoing',
        outcome: 'answered',
        startedAt,
        duration: 42,
        note: '',
      });
      return callId;
    },
    row: async (callId) => (await app.ask('calls.read', { callId })).row,
  };
  // Closing waits on the clock, which stands still by then.
  onTestFinished(async () => {
    const closing = app.close();
    await clock.advance(5000);
    await closing;
    expect(logged.filter((event) => event.endsWith('-fault'))).toEqual([]);
  });
  await core.pass(2 + leads / 200);
  return core;
}
