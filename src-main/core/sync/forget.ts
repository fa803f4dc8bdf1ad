// Wipes what was deleted out of the journal too: a deleted row's old pages would lie in it until it is next written over.

import { emptyJournal } from '../../store/open.ts';
import type { Context } from '../context.ts';

export interface Forget {
  /** Wipes the journal within seconds, away from whatever the agent is doing now. */
  soon(): void;
  /** Wipes nothing more: closing the files does. */
  stop(): void;
}

const patience = 2000;

/** Creates the wiping of one app. What an earlier run deleted and had no time to wipe goes with the first wipe. */
export function createForget({ calls, ports }: Context): Forget {
  let cancel: (() => void) | null = null;
  let stopped = false;

  function soon(): void {
    if (stopped) return;
    cancel ??= ports.clock.after(patience, () => {
      cancel = null;
      if (!emptyJournal(calls)) soon();
    });
  }

  soon();
  return {
    soon,
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
