// When the computer is awake again: timers and connections slept too, and the screens may be others.

import { powerMonitor } from 'electron';

/** Calls `woke` after sleep and at each unlocking, until the returned function is called. */
export function watchWaking(woke: () => void): () => void {
  const events = ['resume', 'unlock-screen'] as const;
  // Electron types each event's listener by a name of its own.
  for (const event of events) powerMonitor.on(event as 'resume', woke);
  return () => {
    for (const event of events) powerMonitor.off(event as 'resume', woke);
  };
}
