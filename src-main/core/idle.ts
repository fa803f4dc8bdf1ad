// What can wait until nobody does: the search index of calls, and moving the write-ahead log into the file.

import { indexCalls } from '../store/call-search.ts';
import { checkpoint } from '../store/open.ts';
import type { Context } from './context.ts';

export interface Idle {
  /** Indexes every call that isn't yet: a few after a crash, all of them once, when the index is new. */
  catchUp(): void;
  /** Says that a call was written. */
  stir(): void;
  stop(): void;
}

/** Quiet for this long is idle. */
const quiet = 2000;
/** A day without a pause gets its housekeeping all the same. */
const patience = 30_000;
/** Calls indexed in one go: a few milliseconds. */
const batch = 100;

/** Creates the housekeeping of one app: it runs once calls have rested a while. */
export function createIdle({ ports: { clock }, calls }: Pick<Context, 'ports' | 'calls'>): Idle {
  let since: number | null = null;
  let cancel = () => {};

  function keepHouse(): void {
    since = null;
    if (indexCalls(calls, batch) === batch) arm();
    else checkpoint(calls);
  }

  function arm(): void {
    cancel();
    cancel = clock.after(quiet, keepHouse);
  }

  return {
    catchUp() {
      while (indexCalls(calls, batch) > 0);
    },
    stir() {
      const now = clock.monotonic();
      since ??= now;
      if (now - since < patience) arm();
    },
    stop: () => cancel(),
  };
}
