// The `Bridge` of the browser shell: requests by POST, snapshots by one streamed answer that is opened again when it ends.

import type { Bridge } from '../../src-preload/contract/api.ts';
import { failed, type Result } from '../../src-preload/contract/failure.ts';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';
import { lineSplitter } from './lines.ts';
import type { LinkedBridge } from './linked-bridge.ts';

/** What a browser gives this bridge; a test gives other ones. */
export interface Web {
  readonly fetch: typeof fetch;
  /** Resolves after some milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

const firstWait = 250;
const longestWait = 5_000;

/** Opens the bridge to the core behind this page, with the token that the core gave to this tab. */
export function webBridge(token: string, web: Web): LinkedBridge {
  const headers = { Authorization: `Bearer ${token}` };
  const watchers = new Set<(up: boolean) => void>();

  const bridge: Bridge = {
    async request(method, argument) {
      try {
        const body = JSON.stringify({ method, argument });
        const response = await web.fetch('/request', {
          method: 'POST',
          headers: { ...headers, 'Content-Type': 'application/json' },
          body,
          // Outlives the page, for the last words of a note. A browser takes 64 KiB of such requests at once.
          keepalive: body.length < 30_000,
        });
        // The contract types the answer by its method; the core is the same build as this page.
        return (await response.json()) as Result<never>;
      } catch {
        return failed('unreachable');
      }
    },
    subscribe(listener) {
      const closing = new AbortController();
      void follow(listener, closing.signal);
      return () => closing.abort();
    },
  };

  async function follow(listener: (snapshot: Snapshot) => void, signal: AbortSignal): Promise<void> {
    let wait = firstWait;
    while (!signal.aborted) {
      if (await readEvents(listener, signal)) wait = firstWait;
      if (signal.aborted) return;
      for (const watcher of watchers) watcher(false);
      await web.wait(wait);
      wait = Math.min(wait * 2, longestWait);
    }
  }

  /** Reads one stream to its end; true where at least one snapshot came. */
  async function readEvents(listener: (snapshot: Snapshot) => void, signal: AbortSignal): Promise<boolean> {
    let came = false;
    try {
      const response = await web.fetch('/events', { headers, signal });
      if (!response.ok || response.body === null) return false;
      const lines = lineSplitter();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        for (const line of lines(piece.value)) {
          if (!came) for (const watcher of watchers) watcher(true);
          came = true;
          listener(JSON.parse(line) as Snapshot);
        }
      }
    } catch {
      // An ended, refused or broken stream is the same to the agent: the watchers hear of it, and it is opened again.
    }
    return came;
  }

  return {
    bridge,
    watchLink(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}
