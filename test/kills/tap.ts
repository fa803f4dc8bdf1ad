// A wire between the app and the CRM that tells when a request or its answer comes by, before passing it on: where a test
// stops the world at a named moment without the app having a hook for it.

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export type RequestKind = 'account' | 'leads' | 'read-back' | 'post' | 'put';

/** What becomes of the bytes that sprang a trap: all of them go on, the first half, or none, and then the wire is cut. */
export type Passage = 'all' | 'half' | 'none';

export interface Tap {
  /** Base URL of the CRM behind the tap. */
  readonly url: string;
  /**
   * Calls `spring` once, at the first byte of the next request of that kind or of the answer to one, in the same turn and
   * before a byte is passed on. Takes the place of a trap that was set before.
   */
  trap(kind: RequestKind, at: 'request' | 'answer', spring: () => Passage): void;
  /** Takes the trap away. */
  disarm(): void;
  close(): Promise<void>;
}

/** Opens a tap in front of the CRM at this base URL. */
export async function openTap(crmUrl: string): Promise<Tap> {
  const crm = new URL(crmUrl);
  const sockets = new Set<Socket>();
  let set: { readonly kind: RequestKind; readonly at: 'request' | 'answer'; readonly spring: () => Passage } | null =
    null;

  function passageOf(kind: RequestKind | null, at: 'request' | 'answer'): Passage {
    if (set === null || set.kind !== kind || set.at !== at) return 'all';
    const { spring } = set;
    set = null;
    return spring();
  }

  const server = createServer((near) => {
    const far = connect(Number(crm.port), crm.hostname);
    let kind: RequestKind | null = null;
    let answering = false;
    near.on('data', (bytes) => {
      const begun = kindOf(bytes);
      if (begun !== null) [kind, answering] = [begun, false];
      pass(bytes, far, begun === null ? 'all' : passageOf(kind, 'request'));
    });
    far.on('data', (bytes) => {
      const passage = answering ? 'all' : passageOf(kind, 'answer');
      answering = true;
      pass(bytes, near, passage);
    });
    for (const [one, other] of [[near, far] as const, [far, near] as const]) {
      sockets.add(one);
      one.on('error', () => one.destroy());
      // What was written goes out first: bytes on their way arrive though their sender is dead.
      one.on('close', () => {
        sockets.delete(one);
        other.end();
      });
    }
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${crm.pathname}`,
    trap(kind, at, spring) {
      set = { kind, at, spring };
    },
    disarm() {
      set = null;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pass(bytes: Buffer, to: Socket, passage: Passage): void {
  if (passage !== 'none') to.write(passage === 'all' ? bytes : bytes.subarray(0, Math.ceil(bytes.length / 2)));
  if (passage !== 'all') to.end();
}

/** Reads the kind of request out of its first bytes; null where no request begins there. */
function kindOf(bytes: Buffer): RequestKind | null {
  const [, method, path] = /^(GET|POST|PUT) \S*?\/v2(\/\S*) HTTP/.exec(bytes.toString('latin1', 0, 300)) ?? [];
  if (method === 'POST') return 'post';
  if (method === 'PUT') return 'put';
  if (path?.startsWith('/account')) return 'account';
  if (path?.startsWith('/leads?')) return 'leads';
  return path?.startsWith('/leads/') ? 'read-back' : null;
}
