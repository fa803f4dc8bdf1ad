// What the window needs of a bridge beyond speaking over it: to know that nobody is there any more.

import type { Bridge } from '../../src-preload/contract/api.ts';

/** A bridge that also says whether its core is still there. */
export interface LinkedBridge {
  readonly bridge: Bridge;
  /** Calls the watcher with false when the core is lost and with true when it is back, until the returned function is called. */
  watchLink(watcher: (up: boolean) => void): () => void;
}
