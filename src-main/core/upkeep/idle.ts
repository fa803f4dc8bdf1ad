// What can wait until nobody does: the search index of calls, and moving the write-ahead log into the file.

import { indexCalls } from '../../store/call-search.ts';
import { checkpoint } from '../../store/open.ts';
import type { Context } from '../context.ts';

export interface Idle {
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
/** Between two goes, so that whoever asks for something meanwhile is answered first. */
const breath = 50;

/**
 * Creates the housekeeping of one app: it runs once calls have rested a while, and a while after the start for what the last
 * run left: a few calls after a crash, all of them once, when the index is new.
 */
export function createIdle({ ports: { clock }, calls }: Pick<Context, 'ports' | 'calls'>): Idle {
  let since: number | null = null;
  let cancel = () => {};

  function keepHouse(): void {
    since = null;
    if (indexCalls(calls, batch) === batch) cancel = clock.after(breath, keepHouse);
    else checkpoint(calls);
  }

  function arm(): void {
    cancel();
    cancel = clock.after(quiet, keepHouse);
  }

  arm();
  return {
    stir() {
      const now = clock.monotonic();
      since ??= now;
      if (now - since < patience) arm();
    },
    stop: () => cancel(),
  };
}
