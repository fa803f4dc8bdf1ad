// Opens the window's store on a core in memory.

import type { MethodName } from '../../../src-preload/contract/api.ts';
import type { CallRow } from '../../../src-preload/contract/delivery.ts';
import type { Snapshot } from '../../../src-preload/contract/snapshot.ts';
import { type OffhookStore, openStore } from '../../../src-renderer/store/offhook.ts';
import { type FakeCore, fakeCore } from '../preview/fake-bridge.ts';
import { leads, snapshot } from '../preview/scenes.ts';

export interface Opened {
  readonly core: FakeCore;
  readonly store: OffhookStore;
  /** URLs that the window was told to open. */
  readonly opened: readonly string[];
  /** Lets milliseconds pass on the window's clock, which stands still otherwise. */
  pass(milliseconds: number): void;
  /** Says that the core is lost, or back. */
  link(up: boolean): void;
}

/** Opens a store that has its first snapshot. */
export async function openFake(
  part: Partial<Snapshot> = {},
  rows: readonly CallRow[] = [],
  takesOffers = true,
): Promise<Opened> {
  const core = fakeCore({ snapshot: snapshot(part), rows, leads });
  const opened: string[] = [];
  const watchers = new Set<(up: boolean) => void>();
  let now = 0;
  const store = openStore({
    link: {
      bridge: core.bridge,
      watchLink(watcher) {
        watchers.add(watcher);
        return () => watchers.delete(watcher);
      },
    },
    now: () => now,
    openOutside: (url) => opened.push(url),
    takesOffers,
  });
  await settled();
  return {
    core,
    store,
    opened,
    pass(milliseconds) {
      now += milliseconds;
    },
    link: (up) => {
      for (const watcher of watchers) watcher(up);
    },
  };
}

/** Lets every answer that is on its way arrive: the core in memory answers within a few turns. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** A promise that is resolved from outside, for an answer that is made to wait. */
export function waiting<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** The arguments of every request of one method so far, oldest first. */
export function askedFor(core: FakeCore, method: MethodName): readonly unknown[] {
  return core.asked.flatMap((request) => (request.method === method ? [request.argument] : []));
}
