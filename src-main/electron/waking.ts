// When the computer is awake again, and when its screens are others.

import { powerMonitor, screen } from 'electron';

/** Calls `woke` after sleep and at each unlocking, until the returned function is called. */
export function watchWaking(woke: () => void): () => void {
  const events = ['resume', 'unlock-screen'] as const;
  // Electron types each event's listener by a name of its own.
  for (const event of events) powerMonitor.on(event as 'resume', woke);
  return () => {
    for (const event of events) powerMonitor.off(event as 'resume', woke);
  };
}

/** Calls `changed` when a screen comes, goes or is another size, until the returned function is called. */
export function watchScreens(changed: () => void): () => void {
  const events = ['display-added', 'display-removed', 'display-metrics-changed'] as const;
  // As above.
  for (const event of events) screen.on(event as 'display-added', changed);
  return () => {
    for (const event of events) screen.off(event as 'display-added', changed);
  };
}
