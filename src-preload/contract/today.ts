// What was done on which day, in sums: what the screen of the day draws.

import type { Direction, Outcome } from './call.ts';

export interface CallSums {
  /** Every call that ended. */
  readonly calls: number;
  readonly outgoing: number;
  /** Calls that were talked in, in either direction. */
  readonly answered: number;
  /** Outgoing calls that were answered: `reached` of `outgoing` is the reach rate. */
  readonly reached: number;
  /** Outgoing calls that nobody answered, whatever the reason, and those whose end nobody has told. */
  readonly tried: number;
  /** Incoming calls that nobody picked up. */
  readonly missed: number;
  readonly talkSeconds: number;
}

export interface Today {
  /** Of the day asked for. */
  readonly totals: CallSums;
  /** The day by hour, 24 of them from midnight on. */
  readonly hours: readonly CallSums[];
  /** As many days as were asked for, oldest first; the last is the day asked for. */
  readonly days: readonly (CallSums & { readonly day: string })[];
  /** How the day's calls ended, most frequent first; null where nobody has told. */
  readonly outcomes: readonly {
    readonly direction: Direction;
    readonly outcome: Outcome | null;
    readonly calls: number;
  }[];
}
