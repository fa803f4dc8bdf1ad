// When this computer is on another network: its addresses are others then. No system tells plain Node, so they are read
// again and again, which costs some microseconds.

import { networkInterfaces } from 'node:os';

/** Calls `changed` whenever this computer's addresses are others, until the returned function is called. */
export function watchNetwork(changed: () => void, every = 5_000, read: () => string = addresses): () => void {
  let known = read();
  const timer = setInterval(() => {
    const now = read();
    if (now === known) return;
    known = now;
    changed();
  }, every);
  timer.unref();
  return () => clearInterval(timer);
}

function addresses(): string {
  return Object.entries(networkInterfaces())
    .flatMap(([name, found]) => (found ?? []).filter(({ internal }) => !internal).map(({ cidr }) => `${name} ${cidr}`))
    .sort()
    .join('\n');
}
