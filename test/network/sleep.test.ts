// A computer that sleeps in the middle of a request: the clocks jump, and the answer may come late, broken or never.

import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Clock } from '../../src-main/core/ports.ts';
import { fastClock } from '../fakes/clocks.ts';
import { cell } from './cell.ts';
import { changeNote, type Desk, openDesk } from './desk.ts';
import { blackHole, delay, deliveredAndReset, type FarEnd, lostAndReset, standBetween } from './far-ends.ts';
import { type FaultyNetwork, faultyNetwork, type RequestKind } from './faulty-network.ts';

const hour = 3_600_000;

/** What the clocks do across a sleep: whether the monotonic one counts it depends on the system. */
const jumps: Readonly<Record<string, { readonly monotonic: number; readonly wall: number }>> = {
  'where the monotonic clock counts the sleep': { monotonic: 9 * hour, wall: 9 * hour },
  'where it does not': { monotonic: 0, wall: 9 * hour },
  'where the wall clock is set back on waking': { monotonic: 9 * hour, wall: -24 * hour },
};

const wakings: Readonly<Record<string, FarEnd>> = {
  'the answer waits': delay,
  'the connection is dead and the request never arrived': lostAndReset,
  'the connection is dead though the request arrived': deliveredAndReset,
  'nothing is heard any more': blackHole,
};

const asleepDuring: Readonly<Record<string, RequestKind>> = {
  'a new call': 'post',
  'a change': 'put',
  'the look at what the CRM has': 'read-back',
};

it.each(Object.entries(jumps))(
  'asleep for nine hours %s: each call is in the CRM once',
  { timeout: 60_000 },
  async (_name, jump) => {
    const cells = Object.entries(wakings).flatMap(([waking, farEnd]) =>
      Object.entries(asleepDuring).map(([during, kind]) =>
        cell(`${during}, and ${waking}`, () => sleepDuring(kind, farEnd, jump)),
      ),
    );
    expect((await Promise.all(cells)).flat()).toEqual([]);
  },
);

async function sleepDuring(
  kind: RequestKind,
  farEnd: FarEnd,
  jump: { readonly monotonic: number; readonly wall: number },
): Promise<void> {
  const clock = sleepingClock();
  const network = faultyNetwork();
  const desk = await openDesk(network.transport, clock);
  await desk.app.until('the leads are read', ({ pull }) => pull.completedAt !== null);
  const asked = await callAndAskUntil(kind, farEnd, desk, network);
  network.heal();
  await wait(10);
  clock.sleep(jump);
  // The first thing that an agent does on waking.
  await desk.app.ask('sync.now', null);
  await desk.inCrm(1);
  desk.expectInLedger([asked]);
  expect(network.hits()).toBe(1);
}

/** Brings a request of the kind on its way; returns the note that the CRM is to hold in the end. */
async function callAndAskUntil(kind: RequestKind, farEnd: FarEnd, desk: Desk, network: FaultyNetwork): Promise<string> {
  const origin = `http://127.0.0.1:${await standBetween(farEnd, desk.crmPort)}`;
  const hit = network.nextHit();
  if (kind === 'read-back') {
    desk.crm.faults.add({ kind: 'answer-lost', method: 'POST', path: '/communications', times: 1 });
  }
  if (kind !== 'put') network.breakFor([kind], origin);
  const callId = await desk.call('Rappeler jeudi');
  if (kind === 'put') {
    await desk.inCrm(1);
    network.breakFor([kind], origin);
    await changeNote(desk.app, callId, 'Rappeler vendredi');
  }
  await hit;
  return kind === 'put' ? 'Rappeler vendredi' : 'Rappeler jeudi';
}

/** A fast clock that a sleep makes jump. Timers stand still over a sleep, so they are never early. */
function sleepingClock(): Clock & { sleep(jump: { readonly monotonic: number; readonly wall: number }): void } {
  const awake = fastClock(20);
  let slept = { monotonic: 0, wall: 0 };
  return {
    now: () => awake.now() + slept.wall,
    monotonic: () => awake.monotonic() + slept.monotonic,
    after: awake.after,
    sleep(jump) {
      slept = jump;
    },
  };
}
