// Where a call's record stands on its way to the CRM, in the words that both processes and the screens share.

import type { Call } from './call.ts';

/**
 * needs-outcome: the app was killed in mid-call and only the agent knows how it ended.
 * needs-lead: a communication belongs to a lead, and this call has none yet.
 * pending, sending: on its way. unknown: sent, but no answer says whether the CRM has it. synced: in the CRM.
 * edited: in the CRM, with a change that waits. parked: only the agent can decide. local: kept on this computer.
 */
export const deliveryStates = [
  'needs-outcome',
  'needs-lead',
  'pending',
  'sending',
  'unknown',
  'synced',
  'edited',
  'parked',
  'local',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** The five answers to "where is this call?" that the agent sees. Every ended call stands in exactly one. */
export const standings = ['in-crm', 'on-its-way', 'being-confirmed', 'needs-you', 'kept-here'] as const;
export type Standing = (typeof standings)[number];

/** Returns the standing that a delivery state is shown as. */
export function standingOf(state: DeliveryState): Standing {
  switch (state) {
    case 'synced':
      return 'in-crm';
    case 'pending':
    case 'sending':
    case 'edited':
      return 'on-its-way';
    case 'unknown':
      return 'being-confirmed';
    case 'needs-outcome':
    case 'needs-lead':
    case 'parked':
      return 'needs-you';
    case 'local':
      return 'kept-here';
  }
}

/** Returns the delivery states that a standing covers. */
export function statesOf(standing: Standing): readonly DeliveryState[] {
  return deliveryStates.filter((state) => standingOf(state) === standing);
}

/**
 * refused: the CRM read it and said no. lead-missing: it has no such lead. forbidden: this key may not.
 * possible-duplicate: the CRM holds something like it, and nobody can tell whether it is this call.
 * cannot-confirm: nobody knows whether the CRM has it, and the CRM doesn't show enough of the lead to tell.
 * gone: it was in the CRM and isn't any more.
 */
export const parkReasons = [
  'refused',
  'lead-missing',
  'forbidden',
  'possible-duplicate',
  'cannot-confirm',
  'gone',
] as const;
export type ParkReason = (typeof parkReasons)[number];

/** Why nobody knows whether the CRM has a call. */
export const doubts = ['no-answer', 'server-error', 'unreadable-answer', 'restarted', 'restored'] as const;
export type Doubt = (typeof doubts)[number];

/** A field that the CRM refused. */
export interface RefusedField {
  /** As the CRM's API names it. */
  readonly name: string;
  /** The CRM's own words for it; null where it had none, or where they may repeat what isn't kept. */
  readonly words: string | null;
}

export interface Delivery {
  readonly state: DeliveryState;
  /** The communication's id in the CRM; null until known. */
  readonly crmId: number | null;
  readonly parked: ParkReason | null;
  readonly doubt: Doubt | null;
  /** HTTP status of the refusal; null without one. */
  readonly status: number | null;
  /** The CRM's own words; null without any. */
  readonly message: string | null;
  readonly fields: readonly RefusedField[];
  /** Communications in the CRM that may be this call; filled where `parked` is `possible-duplicate`. */
  readonly candidates: readonly number[];
  /** True where another person's key made this call theirs: it waits until they are back. */
  readonly foreign: boolean;
  /** The call that this one was merged into, whose record stands for both; null for none. */
  readonly mergedInto: string | null;
  /** Name of the new lead that this call waits for; null for none. */
  readonly newLead: string | null;
}

/** A row of the call list: the call and where its record stands, null while the call is on. */
export interface CallRow extends Call {
  readonly delivery: Delivery | null;
}

/** One try to reach the CRM for a call, as its page tells it. */
export interface Attempt {
  readonly at: number;
  readonly kind: 'post' | 'put' | 'read';
  readonly outcome:
    | 'under-way'
    | 'applied'
    | 'not-sent'
    | 'refused'
    | 'ambiguous'
    | 'found'
    | 'absent'
    | 'inconclusive';
  readonly status: number | null;
  /** The CRM's own words where it refused; the short code of a network's trouble where it wasn't sent, or may have been. */
  readonly message: string | null;
}

/**
 * Says whether the CRM surely has nothing of a call: it was never sent, or each time it was, the CRM read it and said no.
 * What the CRM would be looked through for may be corrected only then.
 */
export function isSurelyAbsent(
  { state, crmId }: Pick<Delivery, 'state' | 'crmId'>,
  attempts: readonly Attempt[],
): boolean {
  const isSettled = state !== 'sending' && state !== 'unknown' && crmId === null;
  return (
    isSettled &&
    attempts.every(({ kind, outcome }) => kind !== 'post' || outcome === 'not-sent' || outcome === 'refused')
  );
}
