// A day of calls without network, then the network: the real core on real files against a CRM that enforces its limit,
// loses answers and sometimes says that there were too many requests, all on a simulated clock.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '../../src-main/core/app.ts';
import type { TransportAnswer, TransportRequest } from '../../src-main/crm/transport.ts';
import { type Random, randomFrom } from '../../src-main/sandbox/random.ts';
import { bareCore } from '../fakes/bare-core.ts';
import { type ManualClock, manualClock } from '../fakes/clocks.ts';
import { createPlainCrm, numberOfLead, type PlainCrm, whole } from '../fakes/plain-crm.ts';
import { type Figures, figuresOf } from './figures.ts';

export interface OfflineDay {
  readonly calls: number;
  /** Communications in the CRM in the end, and how many of them stand for a call that has another one already. */
  readonly inCrm: number;
  readonly doubled: number;
  /** Calls that the app says are in the CRM, and that wait for the agent. */
  readonly delivered: number;
  readonly parked: number;
  readonly requests: number;
  readonly ambiguous: number;
  /** The most requests in any 60 s, and how often the CRM's own limit of 200 struck. */
  readonly busiestMinute: number;
  readonly ownLimits: number;
  readonly strayLimits: number;
  /**
   * Simulated seconds from the network's return to the last delivery; and what the app's pace allows: every request that
   * was needed at 3.24 a second, and the waits that the CRM's 429s asked for.
   */
  readonly seconds: number;
  readonly secondsAllowed: number;
  readonly overAllowed: number;
  /** Real seconds. */
  readonly realSeconds: number;
  /** Real milliseconds of a page of 50 calls meanwhile, from the moment it was wanted. */
  readonly page: Figures;
}

const latency = 80;
const talk = 4000;
const minute = 60_000;
const limit = 200;
const perSecond = 3.24;
const retryAfter = 5;

/** Runs the day, or as many hours of it. @throws if it isn't over three simulated hours after the network came back. */
export async function offlineDay(
  calls: number,
  leads: number,
  seed: number,
  hoursOffline: number,
): Promise<OfflineDay> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  const clock = manualClock();
  const net = createNet(clock, randomFrom(seed), leads);
  const core = bareCore({ folder, clock, transport: net.transport, url: 'https://crm.test/v2', confirmAfter: 180_000 });
  try {
    await clock.advance(2000 + leads * 5);
    return await day(core, clock, net, calls, leads, (hoursOffline * 3_600_000) / calls);
  } finally {
    const closing = core.close();
    await clock.advance(5000);
    await closing;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function day(
  core: Core,
  clock: ManualClock,
  net: Net,
  calls: number,
  leads: number,
  callEvery: number,
): Promise<OfflineDay> {
  const realStart = performance.now();
  net.online = false;
  for (let call = 0; call < calls; call += 1) {
    await makeCall(core, clock, numberOfLead(call % leads), `call-${call}`);
    await clock.advance(callEvery - talk);
  }
  net.online = true;
  net.arrivals.length = 0;
  const start = clock.monotonic();
  const pages = watchPages(core);
  const settled = () => {
    const { balance } = core.snapshot().delivery;
    return balance['in-crm'] + balance['needs-you'] === calls;
  };
  while (!settled()) {
    if (clock.monotonic() - start > 3 * 3_600_000) throw new Error('the day never ends');
    await clock.advance(1000);
  }
  const durations = pages.stop();
  const end = clock.monotonic();
  const { balance } = core.snapshot().delivery;
  const secondsAllowed = net.arrivals.length / perSecond + net.limits.length * retryAfter;
  const notes = net.crm.ledger.map(({ description }) => description);
  return {
    calls,
    inCrm: notes.length,
    doubled: notes.length - new Set(notes).size,
    delivered: balance['in-crm'],
    parked: balance['needs-you'],
    requests: net.arrivals.length,
    ambiguous: net.counts.ambiguous,
    busiestMinute: busiestMinute(net.arrivals),
    ownLimits: net.counts.ownLimits,
    strayLimits: net.limits.length,
    seconds: (end - start) / 1000,
    secondsAllowed,
    overAllowed: (end - start) / 1000 / secondsAllowed,
    realSeconds: (performance.now() - realStart) / 1000,
    page: figuresOf(durations),
  };
}

async function makeCall(core: Core, clock: ManualClock, text: string, note: string): Promise<void> {
  const ask = async (method: string, argument: object) => {
    const result = await core.request(method, argument);
    if (!result.ok) throw new Error(`${method}: ${result.failure.code}`);
    return result.value;
  };
  // The table of methods says what this one answers.
  const { callId } = (await ask('call.start', { text, extension: null, leadId: null, origin: 'dialer' })) as {
    callId: string;
  };
  await ask('call.do', { callId, deed: 'answer' });
  await clock.advance(talk);
  await ask('call.do', { callId, deed: 'hang-up' });
  await ask('call.note', { callId, note });
  await ask('call.file', { callId });
}

interface Net {
  online: boolean;
  readonly crm: PlainCrm;
  readonly transport: (request: TransportRequest) => Promise<TransportAnswer>;
  /** Readings of the monotonic clock at which requests reached the CRM, and at which it sent a 429 for no reason. */
  readonly arrivals: number[];
  readonly limits: number[];
  readonly counts: { ambiguous: number; ownLimits: number };
}

function createNet(clock: ManualClock, random: Random, leads: number): Net {
  const crm = createPlainCrm(leads);
  for (const [place, lead] of crm.leads.entries()) {
    lead.updated_at = `2026-${String((place % 9) + 1).padStart(2, '0')}-01T00:00:00+00:00`;
  }
  const after = (value: TransportAnswer) =>
    new Promise<TransportAnswer>((resolve) => clock.after(latency, () => resolve(value)));
  const lost: TransportAnswer = { ok: false, sent: true, status: null, problem: 'ECONNRESET' };
  const net: Net = {
    online: true,
    crm,
    arrivals: [],
    limits: [],
    counts: { ambiguous: 0, ownLimits: 0 },
    async transport(request) {
      if (!net.online) return { ok: false, sent: false, status: null, problem: 'ENETDOWN' };
      const now = clock.monotonic();
      net.arrivals.push(now);
      const earlier = net.arrivals.at(-1 - limit);
      if (earlier !== undefined && now - earlier < minute) {
        net.counts.ownLimits += 1;
        return after(whole(429, {}));
      }
      if (random.chance(0.01)) {
        net.limits.push(now);
        return after({ ...whole(429, {}), headers: { 'retry-after': String(retryAfter) } });
      }
      if (request.method === 'POST' && random.chance(0.03)) {
        net.counts.ambiguous += 1;
        if (random.chance(0.5)) crm.answer(request);
        return after(lost);
      }
      return after(crm.answer(request));
    },
  };
  return net;
}

/** Asks for the newest page every 20 ms of real time, as an impatient window would. */
function watchPages(core: Core): { stop(): readonly number[] } {
  const durations: number[] = [];
  const every = 20;
  let due = performance.now() + every;
  const argument = { before: null, limit: 50, standing: null, missed: false, leadId: null, search: '' };
  const timer = setInterval(async () => {
    const wanted = due;
    due = performance.now() + every;
    await core.request('calls.page', argument);
    durations.push(performance.now() - wanted);
  }, every);
  return {
    stop() {
      clearInterval(timer);
      return durations;
    },
  };
}

function busiestMinute(arrivals: readonly number[]): number {
  let first = 0;
  return arrivals.reduce((busiest, at, index) => {
    while (at - (arrivals[first] ?? at) >= minute) first += 1;
    return Math.max(busiest, index - first + 1);
  }, 0);
}
