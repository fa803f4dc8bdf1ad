// Merges the search tables a little at a time while nothing else goes on: many small pieces are slow to search.

import { beginOptimizing, mergeSearch } from '../../store/lead-index.ts';
import type { Context } from '../context.ts';

export interface Tidy {
  /** Says that leads came: a little merging follows. */
  mark(): void;
  /** Says that all leads came: everything is merged into one piece. */
  whole(): void;
  stop(): void;
}

/** Between leads that came and the first step. */
const calm = 1000;
/** Between two steps, so that a call, a search and a window always come first. */
const breath = 100;
/** Pages of a step: some milliseconds. */
const pages = 16;

/** Creates the tidying of one app. */
export function createTidy({ leads, ports }: Context): Tidy {
  let cancelTimer = () => {};
  let waiting = false;
  let stopped = false;

  function step(): void {
    waiting = false;
    if (mergeSearch(leads, pages)) later(breath);
  }

  function later(milliseconds: number): void {
    if (waiting || stopped) return;
    waiting = true;
    cancelTimer = ports.clock.after(milliseconds, step);
  }

  return {
    mark: () => later(calm),
    whole() {
      beginOptimizing(leads);
      later(calm);
    },
    stop() {
      stopped = true;
      cancelTimer();
    },
  };
}
