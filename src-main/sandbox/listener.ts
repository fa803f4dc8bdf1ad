// A server on the loopback address that can go away and come back on the same port, as a network does.

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface Listener {
  readonly port: number;
  /** Breaks every connection and refuses new ones. */
  offline(): Promise<void>;
  /** Listens again, on the same port; keeps trying while somebody else holds it. */
  online(): Promise<void>;
  /** Goes offline for good. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 (port 0: any free one). Throws where the port is taken. */
export async function listenOn(server: Server, port: number): Promise<Listener> {
  await bind(server, port);
  // A server on TCP has an address with a port while it listens.
  const { port: bound } = server.address() as AddressInfo;
  let closed = false;
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (deed: () => Promise<void>): Promise<void> => {
    const done = turn.then(deed);
    // Whoever asked learns of a failure; the next deed has its turn all the same.
    turn = done.catch(() => undefined);
    return done;
  };
  const leave = async (): Promise<void> => {
    if (!server.listening) return;
    const left = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await left;
  };
  return {
    port: bound,
    offline: () => inTurn(leave),
    online: () =>
      inTurn(async () => {
        while (!closed && !server.listening) {
          const failure = await bind(server, bound).catch((error: NodeJS.ErrnoException) => error);
          if (failure?.code === 'EADDRINUSE') await wait(50);
          else if (failure !== undefined) throw failure;
        }
      }),
    close: () => {
      closed = true;
      return inTurn(leave);
    },
  };
}

function bind(server: Server, port: number): Promise<undefined> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(undefined);
    });
  });
}
