// Every way in which a network fails, on every request that the app makes: once it has healed, the CRM holds each call
// once. The ways are tried side by side, since all they do is wait.

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { cell } from './cell.ts';
import { changeNote, type Desk, openDesk } from './desk.ts';
import {
  answering,
  blackHole,
  delay,
  deliveredAndReset,
  deliveredIntoSilence,
  halfAHead,
  halfAnAnswer,
  halfARequest,
  heldBeyondPatience,
  lostAndReset,
  plainPort,
  resetAtOnce,
  slowDrip,
  standBetween,
} from './far-ends.ts';
import { type FaultyNetwork, faultyNetwork } from './faulty-network.ts';

/** Where a request goes instead of to the CRM on this port: an origin. */
type Road = (crmPort: number) => Promise<string>;

const plain =
  (farEnd: Parameters<typeof standBetween>[0], scheme = 'http'): Road =>
  async (crmPort) =>
    `${scheme}://127.0.0.1:${await standBetween(farEnd, crmPort)}`;

const portal = '<!doctype html><title>Bienvenue</title>';
const roads: Readonly<Record<string, Road>> = {
  'a name that nobody knows': async () => 'http://crm.invalid',
  'a port that refuses': async () => `http://127.0.0.1:${await freePort()}`,
  'TLS that fails': plain(plainPort, 'https'),
  'a delay': plain(delay),
  'a reset before any byte': plain(resetAtOnce),
  'a reset after the whole body, which is lost': plain(lostAndReset),
  'a reset after half of the body': plain(halfARequest),
  'a reset after the whole body, which arrived': plain(deliveredAndReset),
  'half of the head of an answer': plain(halfAHead),
  'half of an answer': plain(halfAnAnswer),
  'a black hole': plain(blackHole),
  'an answer that never comes': plain(deliveredIntoSilence),
  'a gateway that holds the request': plain(heldBeyondPatience),
  'an answer that drips': plain(slowDrip),
  'the page of a captive portal': plain(answering('200 OK\r\ncontent-type: text/html', portal)),
  'a redirect to a captive portal': plain(answering('302 Found\r\nlocation: http://portal.invalid/', '')),
  'a proxy that asks who this is': plain(answering('407 Proxy Authentication Required', portal)),
};

const columns: Readonly<Record<string, (desk: Desk, network: FaultyNetwork, origin: string) => Promise<void>>> = {
  async 'a new call'(desk, network, origin) {
    await leadsRead(desk);
    network.breakFor(['post'], origin);
    await desk.call('Rappeler jeudi');
    await healAfterHits(network, 1);
    await desk.inCrm(1);
    desk.expectInLedger(['Rappeler jeudi']);
  },
  async 'a change'(desk, network, origin) {
    await leadsRead(desk);
    const callId = await desk.call('Rappeler jeudi');
    await desk.inCrm(1);
    network.breakFor(['put'], origin);
    await changeNote(desk.app, callId, 'Rappeler vendredi');
    await healAfterHits(network, 1);
    // While nobody knows whether the first change arrived, the agent makes a second one.
    await changeNote(desk.app, callId, 'Rappeler samedi');
    await desk.inCrm(1);
    await wait(longestHold);
    desk.expectInLedger(['Rappeler samedi']);
  },
  async 'the look at what the CRM has'(desk, network, origin) {
    await leadsRead(desk);
    desk.crm.faults.add({ kind: 'answer-lost', method: 'POST', path: '/communications', times: 1 });
    network.breakFor(['read-back'], origin);
    await desk.call('Rappeler jeudi');
    await healAfterHits(network, 1);
    await desk.inCrm(1);
    desk.expectInLedger(['Rappeler jeudi']);
  },
  async 'the leads'(desk, network, origin) {
    network.breakFor(['leads'], origin);
    await desk.call('Rappeler jeudi');
    await healAfterHits(network, 1);
    await desk.inCrm(1);
    desk.expectInLedger(['Rappeler jeudi']);
  },
  async 'everything, for a while'(desk, network, origin) {
    await leadsRead(desk);
    network.breakFor(['post', 'put', 'read-back', 'leads'], origin);
    await desk.call('Rappeler jeudi');
    await desk.call('Rappeler vendredi');
    await healAfterHits(network, 3);
    await desk.inCrm(2);
    desk.expectInLedger(['Rappeler jeudi', 'Rappeler vendredi']);
  },
};

it.each(Object.entries(columns))(
  '%s: in the CRM once, whatever the network does',
  { timeout: 60_000 },
  async (_name, column) => {
    const cells = Object.entries(roads).map(([name, road]) =>
      cell(name, async () => {
        const network = faultyNetwork();
        const desk = await openDesk(network.transport);
        await column(desk, network, await road(desk.crmPort));
        if (network.hits() === 0) throw new Error('the fault was never met');
      }),
    );
    expect((await Promise.all(cells)).flat()).toEqual([]);
  },
);

/** Milliseconds after which nothing that was held can still arrive. */
const longestHold = 500;

async function leadsRead({ app }: Desk): Promise<void> {
  await app.until('the leads are read', ({ pull }) => pull.completedAt !== null);
}

async function healAfterHits(network: FaultyNetwork, hits: number): Promise<void> {
  while (network.hits() < hits) await network.nextHit();
  network.heal();
}

/** A port where nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
