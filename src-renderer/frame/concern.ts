// The one lasting matter that the window tells about, of all that the snapshot holds.

import type { Snapshot } from '../../src-preload/contract/snapshot.ts';

export type Concern = 'key-refused' | 'key-missing' | 'not-connected' | 'key-given' | 'offline' | 'rate-limited';

/** Returns what matters most, worst first; null where all is well. */
export function concernOf(snapshot: Snapshot): Concern | null {
  const { connection, delivery } = snapshot;
  if (delivery.paused === 'key-refused' || delivery.paused === 'key-missing') return delivery.paused;
  if (connection.stage === 'none') return 'not-connected';
  if (connection.stage === 'key-given') return 'key-given';
  if (connection.reach === 'unreachable' || delivery.paused === 'unreachable') return 'offline';
  return delivery.paused === 'rate-limited' ? 'rate-limited' : null;
}
