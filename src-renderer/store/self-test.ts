// The self-test as the window shows it: what was tried last, and what only the page can try in a browser.

import type { Check } from '../../src-preload/contract/self-test.ts';
import type { Tools } from './tools.ts';

export interface SelfTesting {
  readonly selfTest: {
    readonly running: boolean;
    /** Null before the first run of this window. */
    readonly checks: readonly Check[] | null;
    /** Epoch milliseconds of the last run; null before it. */
    readonly at: number | null;
  };
  /** Tries everything; does nothing while a run is under way. */
  runSelfTest(): Promise<void>;
}

/** Makes the slice of the self-test. */
export function selfTestSlice({ set, get }: Tools): SelfTesting {
  return {
    selfTest: { running: false, checks: null, at: null },
    async runSelfTest() {
      if (get().selfTest.running) return;
      set((state) => ({ selfTest: { ...state.selfTest, running: true } }));
      const result = await get().act('selftest.run', null);
      set((state) => ({
        selfTest: result.ok ? { running: false, ...result.value } : { ...state.selfTest, running: false },
      }));
    },
  };
}
