// How the shell stands with the system around it, as it was last asked: it changes outside of the app, so no snapshot holds it.

import type { ArgumentOf } from '../../src-preload/contract/api.ts';
import type { ShellStatus } from '../../src-preload/contract/shell-status.ts';
import type { Tools } from './tools.ts';

type SystemMethod = 'shell.status' | 'shell.repair' | 'shell.start-at-login';

export interface SystemFacts {
  /** Null until it was asked. */
  readonly system: ShellStatus | null;
  /** Asks the system, or has something put right, and keeps how things stand after it. */
  askSystem<M extends SystemMethod>(method: M, argument: ArgumentOf<M>): Promise<void>;
}

/** Makes the slice of the system's facts. */
export function systemSlice({ set, get }: Tools): SystemFacts {
  return {
    system: null,
    async askSystem(method, argument) {
      const result = await get().act(method, argument);
      if (result.ok) set({ system: result.value });
    },
  };
}
