// The socket that phones' reports come in by. Everything that decides is in the listener: this only listens and closes.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { LineProblem } from '../../../src-preload/contract/line.ts';
import type { Listener } from './listener.ts';

export interface Door {
  readonly port: number;
  /** Resolves once the port is free again. */
  close(): Promise<void>;
}

export type Opened = { readonly ok: true; readonly door: Door } | { readonly ok: false; readonly problem: LineProblem };

export interface Doors {
  /** Opens a door on this computer's loopback address, or on every network where `lan` is true. Port 0 takes any. */
  open(at: { readonly port: number; readonly lan: boolean }, listener: Listener): Promise<Opened>;
  /** This computer's IPv4 addresses on its networks; empty for none. */
  addresses(): readonly string[];
}

/** The doors of a real computer. */
export const systemDoors: Doors = {
  async open({ port, lan }, listener) {
    const { getRequestListener } = await import('@hono/node-server');
    const server = createServer(
      limits,
      getRequestListener((request, { incoming }) => listener(request, incoming.socket.remoteAddress ?? ''), {
        overrideGlobalObjects: false,
      }),
    );
    server.maxConnections = 64;
    try {
      await listen(server, port, lan ? '0.0.0.0' : '127.0.0.1');
    } catch (error) {
      return { ok: false, problem: problemOf(error) };
    }
    // A server on TCP has an address with a port while it listens.
    const { port: taken } = server.address() as AddressInfo;
    return { ok: true, door: { port: taken, close: () => close(server) } };
  },
  addresses: () =>
    Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
      .map(({ address }) => address),
};

/** A request is a line and a few headers; whoever takes longer than this to say it is no phone. */
const limits = { maxHeaderSize: 8192, headersTimeout: 5000, requestTimeout: 5000, keepAliveTimeout: 1000 } as const;

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function problemOf(error: unknown): LineProblem {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return 'port-taken';
  return code === 'EACCES' || code === 'EPERM' ? 'not-permitted' : 'failed';
}
