// Clocks for tests: one that stands still until told, and one that runs faster than the wall.

import type { Clock } from '../../src-main/core/ports.ts';

export interface ManualClock extends Clock {
  /** Moves both clocks on and runs what falls due, in order, letting promises settle in between. */
  advance(milliseconds: number): Promise<void>;
  /** Moves the wall clock alone, as a person or a time server does. */
  setWall(epochMilliseconds: number): void;
}

/** Creates a clock that stands at an epoch time until it is advanced. */
export function manualClock(start = Date.UTC(2026, 10, 22, 15, 0, 0)): ManualClock {
  let monotonic = 0;
  let wallOffset = start;
  let order = 0;
  const timers = new Set<{ at: number; order: number; run: () => void }>();
  return {
    now: () => Math.floor(monotonic + wallOffset),
    monotonic: () => monotonic,
    after(milliseconds, run) {
      order += 1;
      const timer = { at: monotonic + Math.max(0, milliseconds), order, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(milliseconds) {
      const until = monotonic + milliseconds;
      for (;;) {
        await settle();
        const next = [...timers].sort((a, b) => a.at - b.at || a.order - b.order)[0];
        if (!next || next.at > until) break;
        timers.delete(next);
        monotonic = Math.max(monotonic, next.at);
        next.run();
      }
      monotonic = until;
      await settle();
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

/** Lets everything that is ready to go on go on. */
async function settle(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}
