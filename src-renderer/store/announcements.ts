// What is said aloud to a screen reader when the snapshot changes: the call's phases, work that needs the agent, the CRM's reach.

import type { LiveCall, Snapshot } from '../../src-preload/contract/snapshot.ts';

export type Announcement =
  | { readonly kind: 'phase'; readonly phase: 'dialing' | 'ringing' | 'talking'; readonly who: string }
  | { readonly kind: 'ended'; readonly who: string }
  | { readonly kind: 'needs-you'; readonly count: number }
  | { readonly kind: 'delivered'; readonly count: number }
  | { readonly kind: 'reach'; readonly reach: 'reachable' | 'unreachable' }
  | { readonly kind: 'paused'; readonly reason: 'key-refused' };

/** Lists what changed between two snapshots and is worth interrupting for; empty for the first one. */
export function announcements(before: Snapshot | null, after: Snapshot): readonly Announcement[] {
  if (before === null) return [];
  return [
    ...newRings(before, after),
    ...callChanges(before, after),
    ...(needing(after) > needing(before) ? [{ kind: 'needs-you', count: needing(after) } as const] : []),
    ...(waiting(after) < waiting(before) && inCrm(after) > inCrm(before)
      ? [{ kind: 'delivered', count: inCrm(after) - inCrm(before) } as const]
      : []),
    ...reachChanges(before, after),
    ...(after.delivery.paused === 'key-refused' && before.delivery.paused !== 'key-refused'
      ? [{ kind: 'paused', reason: 'key-refused' } as const]
      : []),
  ];
}

function newRings(before: Snapshot, after: Snapshot): readonly Announcement[] {
  return after.ringing
    .filter((call) => !before.ringing.some((other) => other.id === call.id))
    .map((call) => ({ kind: 'phase', phase: 'ringing', who: call.lead?.name || call.raw }));
}

function callChanges(before: Snapshot, after: Snapshot): readonly Announcement[] {
  const was = before.call;
  const is = after.call;
  const over = callsOn(before).find((call) => !callsOn(after).some((other) => other.id === call.id));
  const ended = over === undefined ? [] : [{ kind: 'ended', who: over.lead?.name ?? over.raw } as const];
  if (is === null || is.phase === 'ended' || (was?.id === is.id && was.phase === is.phase)) return ended;
  return [...ended, { kind: 'phase', phase: is.phase, who: is.lead?.name ?? is.raw }];
}

function callsOn({ call, alsoOn }: Snapshot): readonly LiveCall[] {
  return call === null ? alsoOn : [call, ...alsoOn];
}

function reachChanges(before: Snapshot, after: Snapshot): readonly Announcement[] {
  const { reach } = after.connection;
  const first = before.connection.reach === 'unknown' && reach === 'reachable';
  return reach === 'unknown' || reach === before.connection.reach || first ? [] : [{ kind: 'reach', reach }];
}

/** True for what may break in: the rest waits until the reader has finished its sentence. */
export function isUrgent({ kind }: Announcement): boolean {
  return kind === 'phase' || kind === 'ended' || kind === 'paused';
}

function inCrm(snapshot: Snapshot): number {
  return snapshot.delivery.balance['in-crm'];
}

function waiting(snapshot: Snapshot): number {
  return snapshot.delivery.balance['on-its-way'] + snapshot.delivery.balance['being-confirmed'];
}

function needing(snapshot: Snapshot): number {
  return snapshot.delivery.balance['needs-you'];
}
