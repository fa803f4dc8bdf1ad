// The app's transport with a fault on its way: chosen requests take a road that leads somewhere else.

import type { Transport, TransportRequest } from '../../src-main/crm/transport.ts';
import { createTransport } from '../../src-main/crm/undici-transport.ts';
import { appPatience } from './far-ends.ts';

/** `leads` is a page of the pull, `read-back` one lead with its communications. */
export type RequestKind = 'post' | 'put' | 'read-back' | 'leads';

export interface FaultyNetwork {
  readonly transport: Transport;
  /** Sends every request of these kinds to another origin from now on. */
  breakFor(kinds: readonly RequestKind[], origin: string): void;
  heal(): void;
  /** Requests that took the other road so far. */
  hits(): number;
  /** Resolves at the next request that takes the other road. */
  nextHit(): Promise<void>;
}

/** Makes a network that is sound until told. */
export function faultyNetwork(): FaultyNetwork {
  const real = createTransport({ connectTimeout: 500, ...appPatience });
  let broken: readonly RequestKind[] = [];
  let origin = '';
  let hits = 0;
  let waiting: readonly (() => void)[] = [];
  return {
    transport: (request) => {
      const kind = kindOf(request);
      if (kind === null || !broken.includes(kind)) return real(request);
      hits += 1;
      for (const resolve of waiting) resolve();
      waiting = [];
      const { pathname, search } = new URL(request.url);
      return real({ ...request, url: `${origin}${pathname}${search}` });
    },
    breakFor(kinds, to) {
      [broken, origin] = [kinds, to];
    },
    heal() {
      broken = [];
    },
    hits: () => hits,
    nextHit: () =>
      new Promise((resolve) => {
        waiting = [...waiting, resolve];
      }),
  };
}

function kindOf({ method, url }: TransportRequest): RequestKind | null {
  if (method === 'POST') return 'post';
  if (method === 'PUT') return 'put';
  const { pathname } = new URL(url);
  if (pathname.endsWith('/leads')) return 'leads';
  return /\/leads\/\d+$/.test(pathname) ? 'read-back' : null;
}
