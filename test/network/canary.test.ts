// The canary for anything that resends: a CRM that drops each kept-alive connection just as its next request comes in.

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createTransport } from '../../src-main/crm/undici-transport.ts';
import { changeNote, openDesk } from './desk.ts';

const calls = 60;

it(`sees each of ${calls} calls posted once, though no connection survives its second request`, {
  timeout: 60_000,
}, async () => {
  const network = await droppingNetwork();
  const desk = await openDesk(network.transport);
  network.leadTo(desk.crmPort);
  await desk.app.until('the leads are read', ({ pull }) => pull.completedAt !== null);
  const notes = Array.from({ length: calls }, (_, index) => `Appel ${index}`);
  const ids: string[] = [];
  for (const note of notes) ids.push(await desk.call(note));
  await desk.inCrm(calls);
  const changed = ids.slice(0, 8);
  await Promise.all(changed.map((callId, index) => changeNote(desk.app, callId, `Appel ${index} corrigé`)));
  await desk.inCrm(calls);
  desk.expectInLedger(notes.map((note, index) => (index < changed.length ? `${note} corrigé` : note)));
  expect(network.posts()).toBe(calls);
  expect(network.dropped()).toBeGreaterThan(0);
});

/** Brings a core's requests to the CRM over a proxy that keeps connections alive, and drops them at their second request. */
async function droppingNetwork() {
  let crmPort = 0;
  let posts = 0;
  let dropped = 0;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const crm = connect(crmPort, '127.0.0.1');
    let requests = 0;
    near.on('data', (bytes) => {
      if (/^(GET|POST|PUT) /.test(bytes.toString('latin1', 0, 5))) {
        requests += 1;
        if (bytes.toString('latin1', 0, 4) === 'POST') posts += 1;
        if (requests === 2) {
          dropped += 1;
          near.resetAndDestroy();
          return;
        }
      }
      crm.write(bytes);
    });
    crm.on('data', (bytes) => near.write(bytes));
    for (const [one, other] of [[near, crm] as const, [crm, near] as const]) {
      sockets.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => other.end());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  // A server that listens on a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const real = createTransport({ timeout: 2000 });
  return {
    transport: (request: Parameters<typeof real>[0]) => {
      const { pathname, search } = new URL(request.url);
      return real(crmPort === 0 ? request : { ...request, url: `http://127.0.0.1:${port}${pathname}${search}` });
    },
    leadTo(toPort: number) {
      crmPort = toPort;
    },
    posts: () => posts,
    dropped: () => dropped,
  };
}
