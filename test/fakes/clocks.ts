// Clocks for tests: one that stands still until told, and one that runs faster than the wall.

import type { Clock } from '../../src-main/core/ports.ts';

export interface ManualClock extends Clock {
  /** Moves both clocks on and runs what falls due, in order, letting promises settle in between. */
  advance(milliseconds: number): Promise<void>;
  /** Moves the wall clock alone, as a person or a time server does. */
  setWall(epochMilliseconds: number): void;
}

/**
 * Creates a clock that stands at an epoch time until it is advanced. `settled` waits until everything that is ready to go on
 * has gone on: where nothing but promises is awaited, `promisesSettled` is many times faster.
 */
export function manualClock(start = Date.UTC(2026, 10, 22, 15, 0, 0), settled = everythingSettled): ManualClock {
  let monotonic = 0;
  let wallOffset = start;
  let order = 0;
  const timers = createTimers();
  return {
    now: () => Math.floor(monotonic + wallOffset),
    monotonic: () => monotonic,
    after(milliseconds, run) {
      order += 1;
      const timer: Timer = { at: monotonic + Math.max(0, milliseconds), order, run };
      timers.add(timer);
      return () => {
        timer.run = null;
      };
    },
    async advance(milliseconds) {
      const until = monotonic + milliseconds;
      for (;;) {
        await settled();
        const next = timers.takeDue(until);
        if (!next) break;
        monotonic = Math.max(monotonic, next.at);
        next.run();
      }
      monotonic = until;
      await settled();
    },
    setWall(epochMilliseconds) {
      wallOffset = epochMilliseconds - monotonic;
    },
  };
}

/** Creates a clock on which `factor` seconds pass in one: for tests with real servers that shouldn't take minutes. */
export function fastClock(factor: number): Clock {
  const wallStart = Date.now();
  const start = performance.now();
  const elapsed = () => (performance.now() - start) * factor;
  return {
    now: () => Math.floor(wallStart + elapsed()),
    monotonic: elapsed,
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds / factor);
      return () => clearTimeout(timer);
    },
  };
}

/** Lets every promise that is ready go on, and what that makes ready; nothing that waits for the system. */
export function promisesSettled(): Promise<void> {
  // Ticks come when no promise is left to run.
  return new Promise((resolve) => process.nextTick(resolve));
}

/** Lets everything that is ready to go on go on, sockets and files included. */
function everythingSettled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

interface Timer {
  readonly at: number;
  /** Timers of the same moment run in the order in which they were set. */
  readonly order: number;
  /** Null once it was cancelled. */
  run: (() => void) | null;
}

interface Timers {
  add(timer: Timer): void;
  /** Takes out the first timer, unless it is due later than a moment. */
  takeDue(until: number): { readonly at: number; readonly run: () => void } | null;
}

/** A binary heap: a simulated day sets tens of thousands of timers. */
function createTimers(): Timers {
  const heap: Timer[] = [];
  const isBefore = (a: Timer, b: Timer) => a.at < b.at || (a.at === b.at && a.order < b.order);

  function removeFirst(): void {
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let hole = 0;
    for (;;) {
      const left = heap[2 * hole + 1];
      const right = heap[2 * hole + 2];
      const [child, at] =
        left && right && isBefore(right, left) ? [right, 2 * hole + 2] : ([left, 2 * hole + 1] as const);
      if (!child || !isBefore(child, last)) break;
      heap[hole] = child;
      hole = at;
    }
    heap[hole] = last;
  }

  return {
    add(timer) {
      let hole = heap.length;
      while (hole > 0) {
        const at = (hole - 1) >> 1;
        const parent = heap[at];
        if (!parent || !isBefore(timer, parent)) break;
        heap[hole] = parent;
        hole = at;
      }
      heap[hole] = timer;
    },
    takeDue(until) {
      for (;;) {
        const first = heap[0];
        if (!first || (first.run !== null && first.at > until)) return null;
        removeFirst();
        if (first.run !== null) return { at: first.at, run: first.run };
      }
    },
  };
}
