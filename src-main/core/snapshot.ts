// Puts together what every window shows, from the parts that know it.

import { type Standing, standingOf, standings } from '../../src-preload/contract/delivery.ts';
import type { NewLead } from '../../src-preload/contract/new-lead.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import type { DeliverySummary, ShellFacts, Snapshot } from '../../src-preload/contract/snapshot.ts';
import { unfiledCalls } from '../store/calls.ts';
import type { Db } from '../store/db.ts';
import { missedCount } from '../store/missed-calls.ts';
import { foreignCalls, oldestOnItsWay, tally } from '../store/outbox.ts';
import { shownCall } from './calls/call-list.ts';
import type { CallbacksPart } from './calls/callbacks.ts';
import type { ExportPart } from './calls/export.ts';
import type { LiveCallPart } from './calls/live-call.ts';
import type { OffersPart } from './calls/offers.ts';
import type { ConnectionPart } from './connection.ts';
import type { HooksPart } from './phones/hooks.ts';
import type { Pull } from './sync/pull.ts';
import type { Throttle } from './sync/throttle.ts';
import type { BackupPart } from './upkeep/backup.ts';

export interface SnapshotParts {
  readonly launch: string;
  readonly shell: ShellFacts;
  readonly db: Db;
  readonly connection: ConnectionPart;
  readonly liveCall: LiveCallPart;
  readonly offers: OffersPart;
  readonly callbacks: CallbacksPart;
  readonly hooks: HooksPart;
  readonly pull: Pull;
  readonly throttle: Throttle;
  readonly exporting: ExportPart;
  readonly backup: BackupPart;
  readonly newLeads: () => readonly NewLead[];
  readonly settings: () => Settings;
}

export interface Versions {
  readonly revision: number;
  readonly calls: number;
  readonly leads: number;
}

/** Takes a snapshot. Costs a few indexed reads: nothing in it grows with the history. */
export function takeSnapshot(parts: SnapshotParts, versions: Versions): Snapshot {
  return {
    launch: parts.launch,
    revision: versions.revision,
    connection: parts.connection.facts(),
    call: parts.liveCall.live(),
    alsoOn: parts.liveCall.alsoOn(),
    ringing: parts.liveCall.ringing(),
    wrapUps: unfiledCalls(parts.db).map(shownCall),
    offer: parts.offers.current(),
    callbacks: parts.callbacks.count(),
    missed: missedCount(parts.db),
    line: parts.hooks.facts(),
    delivery: deliverySummary(parts),
    newLeads: parts.newLeads(),
    pull: parts.pull.summary(),
    exported: parts.exporting.progress(),
    backedUp: parts.backup.progress(),
    settings: parts.settings(),
    shell: parts.shell,
    callsVersion: versions.calls,
    leadsVersion: versions.leads,
  };
}

function deliverySummary({ db, connection, throttle }: SnapshotParts): DeliverySummary {
  const balance = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  for (const [state, calls] of tally(db)) balance[standingOf(state)] += calls;
  const owner = connection.owner();
  return {
    balance,
    oldestWaiting: oldestOnItsWay(db),
    paused: pausedBy(connection, throttle),
    foreign: owner ? foreignCalls(db, owner) : 0,
  };
}

function pausedBy(connection: ConnectionPart, throttle: Throttle): DeliverySummary['paused'] {
  const problem = connection.keyProblem();
  if (problem) return problem;
  if (connection.facts().stage !== 'connected') return 'not-connected';
  if (throttle.limited()) return 'rate-limited';
  return connection.facts().reach === 'unreachable' ? 'unreachable' : null;
}
