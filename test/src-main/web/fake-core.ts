// A core that a test drives by hand: what it was asked, and snapshots at the test's word.

import type { Core } from '../../../src-main/core/app.ts';
import { done, type Result } from '../../../src-preload/contract/failure.ts';
import { defaultSettings } from '../../../src-preload/contract/settings.ts';
import type { Snapshot } from '../../../src-preload/contract/snapshot.ts';

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

export const firstSnapshot: Snapshot = {
  launch: 'launch',
  revision: 0,
  connection: { stage: 'none', url: null, sandbox: false, account: null, user: null, users: [], reach: 'unknown' },
  call: null,
  alsoOn: [],
  ringing: [],
  offer: null,
  callbacks: 0,
  line: {
    state: 'off',
    problem: null,
    port: null,
    secret: null,
    addresses: [],
    test: 'idle',
    heardAt: null,
    turnedAway: null,
  },
  wrapUps: [],
  newLeads: [],
  delivery: {
    balance: { 'in-crm': 0, 'on-its-way': 0, 'being-confirmed': 0, 'needs-you': 0, 'kept-here': 0 },
    oldestWaiting: null,
    paused: null,
    foreign: 0,
  },
  pull: { running: false, done: 0, total: null, secondsLeft: null, leads: 0, completedAt: null },
  exported: null,
  backedUp: null,
  settings: defaultSettings,
  shell: { kind: 'browser', version: '0', secrets: 'file', dataFolder: '/', language: 'en' },
  callsVersion: 0,
  leadsVersion: 0,
};
