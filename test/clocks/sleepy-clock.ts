// A manual clock that can also sleep as computers do: time has gone by at once, and timers that fell due run late.

import { type ManualClock, manualClock } from '../fakes/clocks.ts';

export interface SleepyClock extends ManualClock {
  /**
   * Sleeps some milliseconds. A monotonic clock that `stops` knows nothing of it (Linux); one that `jumps` has gone on
   * (Windows), and its timers with it.
   */
  sleep(milliseconds: number, monotonic: 'stops' | 'jumps'): void;
}

/** Creates a clock that stands until it is advanced, set, or sent to sleep. */
export function sleepyClock(): SleepyClock {
  const inner = manualClock();
  let slept = 0;
  const timers = new Set<{ at: number; run: () => void; cancel: () => void }>();
  const monotonic = () => inner.monotonic() + slept;
  return {
    ...inner,
    monotonic,
    after(milliseconds, run) {
      const timer = { at: monotonic() + Math.max(0, milliseconds), run, cancel: () => {} };
      const fire = () => {
        timers.delete(timer);
        run();
      };
      timer.run = fire;
      timer.cancel = inner.after(milliseconds, fire);
      timers.add(timer);
      return () => {
        timers.delete(timer);
        timer.cancel();
      };
    },
    sleep(milliseconds, kind) {
      inner.setWall(inner.now() + milliseconds);
      if (kind === 'stops') return;
      slept += milliseconds;
      for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
        timer.cancel();
        timer.cancel = inner.after(timer.at - monotonic(), timer.run);
      }
    },
  };
}
