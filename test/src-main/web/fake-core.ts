// A core that a test drives by hand: what it was asked, and snapshots at the test's word.

import type { Core } from '../../../src-main/core/app.ts';
import { done, type Result } from '../../../src-preload/contract/failure.ts';
import type { Snapshot } from '../../../src-preload/contract/snapshot.ts';
import { firstSnapshot } from '../../fakes/first-snapshot.ts';

export interface FakeCore extends Core {
  readonly asked: { readonly method: unknown; readonly argument: unknown }[];
  readonly listeners: Set<(snapshot: Snapshot) => void>;
  /** What the next requests get. */
  answer: Result<unknown>;
  /** Moves on to the next revision. */
  change(facts?: Partial<Snapshot>): void;
}

export function fakeCore(): FakeCore {
  let snapshot = firstSnapshot;
  const core: FakeCore = {
    asked: [],
    listeners: new Set(),
    answer: done(null),
    async request(method, argument) {
      core.asked.push({ method, argument });
      return core.answer;
    },
    snapshot: () => snapshot,
    subscribe(listener) {
      core.listeners.add(listener);
      return () => core.listeners.delete(listener);
    },
    woke: () => {},
    close: () => Promise.resolve(),
    change(facts = {}) {
      snapshot = { ...snapshot, ...facts, revision: snapshot.revision + 1 };
      for (const listener of core.listeners) listener(snapshot);
    },
  };
  return core;
}
