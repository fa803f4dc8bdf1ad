// Which of two snapshots a window keeps.

import type { Snapshot } from '../../src-preload/contract/snapshot.ts';

/** True where `next` must replace `current`: a later revision, or another launch of the core. */
export function isNewer(current: Snapshot | null, next: Snapshot): boolean {
  return current === null || next.launch !== current.launch || next.revision > current.revision;
}
