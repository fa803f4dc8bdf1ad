// What a core tells first: nobody is signed in, no call is on, and nothing was kept yet.

import { defaultSettings } from '../../src-preload/contract/settings.ts';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';

export const firstSnapshot: Snapshot = {
  launch: 'launch',
  revision: 0,
  connection: { stage: 'none', url: null, sandbox: false, account: null, user: null, users: [], reach: 'unknown' },
  call: null,
  alsoOn: [],
  ringing: [],
  offer: null,
  callbacks: 0,
  missed: 0,
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
