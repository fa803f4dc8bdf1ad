// Records that are one call already, and those that may be made one by hand.

import type { CallRow } from './delivery.ts';

/** How a record stands to others. */
export interface Joins {
  /** The record that goes on for this one; null where it stands for itself. */
  readonly into: CallRow | null;
  /** The records that this one goes on for too, the first to begin first. */
  readonly from: readonly CallRow[];
  /** True where `call.split` can part what a phone reported of it. */
  readonly divisible: boolean;
}

/** A record that may be the same call. */
export interface Joinable {
  readonly row: CallRow;
  /** What `call.merge` would take: which of the two goes, and which goes on; null where they can't be made one. */
  readonly merge: { readonly callId: string; readonly intoId: string } | null;
  /** Why they can't, as the detail of `cannot-merge`; null where they can. */
  readonly refusal: string | null;
}
