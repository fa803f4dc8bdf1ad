// Whether a call whose answer was lost is among the communications that the CRM shows of its lead.

import type { Communication } from '../../crm/crm.ts';
import type { Sent } from '../../store/outbox.ts';

export type Verdict =
  | { readonly kind: 'found'; readonly communication: Communication }
  /** Something like it is there, and only a person can tell whether it is this call. */
  | { readonly kind: 'doubtful'; readonly crmIds: readonly number[] }
  /** The list is whole and it isn't in it. */
  | { readonly kind: 'absent' }
  /** The list may have been cut: its silence proves nothing. */
  | { readonly kind: 'inconclusive' };

export interface Evidence {
  readonly communications: readonly Communication[];
  /** Ids that are other calls of this computer. */
  readonly claimed: ReadonlySet<number>;
  /** What other calls of the lead were sent as, whose answers were lost too. */
  readonly others: readonly Sent[];
  /** The highest communication id known before the first byte left. CRM: ids are incremental, so ours is above it. */
  readonly floor: number;
}

/** Decides from the evidence. Matches on method, user, type, number, `executed_at` to the second and duration. */
export function settle(sent: Sent, evidence: Evidence): Verdict {
  const unclaimed = evidence.communications.filter((one) => !evidence.claimed.has(one.id) && isOfMethod(sent, one));
  const open = unclaimed.filter((one) => one.id > evidence.floor);
  const exact = open.filter((one) => isExact(sent, one));
  const cut = mayBeCut(evidence.communications.length);
  // The phone system's own record of the call may stand in sight, and ours behind the cut: its words would be put over.
  if (cut && exact.length === 1 && !exact.every((one) => hasWordsOf(sent, one))) {
    return { kind: 'doubtful', crmIds: ids(exact) };
  }
  if (exact.length === 1 && exact[0]) return { kind: 'found', communication: exact[0] };
  if (exact.length > 1) return { kind: 'doubtful', crmIds: ids(exact) };
  // Its twin from before the send isn't it, if the floor can be believed: one absurd id of the CRM's raises it for good.
  const below = unclaimed.filter((one) => one.id <= evidence.floor && isExact(sent, one));
  if (below.length > 0) return { kind: 'doubtful', crmIds: ids(below) };
  const near = open.filter((one) => isNear(sent, one) && !evidence.others.some((other) => isExact(other, one)));
  if (near.length > 0) return { kind: 'doubtful', crmIds: ids(near) };
  return cut ? { kind: 'inconclusive' } : { kind: 'absent' };
}

function isExact(sent: Sent, one: Communication): boolean {
  return (
    isOfMethod(sent, one) &&
    one.userId === sent.executed_by &&
    one.type === sent.type &&
    one.callPhone === (sent.call_phone ?? null) &&
    secondsOf(one) === secondOf(sent) &&
    (one.callDuration ?? 0) === (sent.call_duration ?? 0)
  );
}

function hasWordsOf(sent: Sent, one: Communication): boolean {
  return (one.description ?? '') === (sent.description ?? '');
}

/** A server that leaves the method blank says nothing about it. */
function isOfMethod(sent: Sent, one: Communication): boolean {
  return one.method === null || one.method === sent.method;
}

/**
 * The same number and time with something else that differs or is blank: the server may keep minutes only, set the key's
 * owner as the user, or change the number's writing. None of that is documented, so a person decides.
 */
function isNear(sent: Sent, one: Communication): boolean {
  const second = secondOf(sent);
  const minuteOnly = second - (second % 60);
  const seconds = secondsOf(one);
  return (
    (seconds === null || seconds === second || seconds === minuteOnly) &&
    (one.type === null || one.type === sent.type) &&
    (one.callPhone === null || digitsEnd(one.callPhone) === digitsEnd(sent.call_phone))
  );
}

/** The last seven digits: what survives any way of writing a number. */
function digitsEnd(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\D/g, '').slice(-7) : '';
}

/** A server may keep fractions of a second; what was sent has none. */
function secondsOf(one: Communication): number | null {
  return one.executedAt === null ? null : Math.floor(one.executedAt / 1000);
}

function secondOf(sent: Sent): number {
  return typeof sent.executed_at === 'string' ? Date.parse(sent.executed_at) / 1000 : Number.NaN;
}

/**
 * Tells whether a list of a lead's communications may have been cut. Whether `include[]=communications` is complete or
 * capped, and at which end, is unknown: a list as long as caps are (multiples of five, powers of two) proves nothing by its
 * silence.
 */
export function mayBeCut(length: number): boolean {
  return length >= shortestCap && (length % 5 === 0 || Math.log2(length) % 1 === 0);
}

const shortestCap = 10;

function ids(communications: readonly Communication[]): readonly number[] {
  return communications.map((one) => one.id);
}
