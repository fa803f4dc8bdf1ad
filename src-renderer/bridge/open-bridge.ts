// Which way to the core this page has: the one that Electron put there, else the loopback server that it came from.

import type { Bridge } from '../../src-preload/contract/api.ts';
import type { LinkedBridge } from './linked-bridge.ts';
import { takeToken } from './token.ts';
import { webBridge } from './web-bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload script; absent in a browser. */
    readonly bridge?: Bridge;
  }
}

/** Opens the way to the core that this shell has. */
export function openBridge(): LinkedBridge {
  if (window.bridge !== undefined) return { bridge: window.bridge, watchLink: () => () => {} };
  return webBridge(takeToken(), {
    fetch: (...request) => fetch(...request),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
}
