// The life of one call: its phases, what may be done in each, and the CRM status that follows. Pure, so that both
// processes and every test agree on it.

import type { PhoneKind } from './phone.ts';

/** CRM: the ways to communicate that an agent logs; new values may come from others. */
export const methods = ['phone', 'email', 'sms', 'video'] as const;
export type Method = (typeof methods)[number];

export const directions = ['outgoing', 'incoming'] as const;
export type Direction = (typeof directions)[number];

/** Where a call began: it decides which CRM statuses exist for it. */
export const origins = ['dialer', 'click-to-call', 'lead', 'history', 'hook', 'manual'] as const;
export type Origin = (typeof origins)[number];

export const phases = ['dialing', 'ringing', 'talking', 'ended'] as const;
export type Phase = (typeof phases)[number];

/** CRM: the values of `call_status`. */
export type CallStatus = 'answered' | 'attempted' | 'calling' | 'error' | 'interrupted' | 'pending' | 'unanswered';

/** The CRM statuses that an ended call can have. */
export const outcomes = ['answered', 'attempted', 'interrupted', 'unanswered', 'error'] as const;
export type Outcome = (typeof outcomes)[number];

/** What a person or a phone can say of a call that is on. */
export const deeds = ['answer', 'hang-up', 'no-answer', 'not-picked-up', 'give-up', 'fail'] as const;
export type Deed = (typeof deeds)[number];

/** A call's place in its life. `outcome` is null until it has ended, and after a crash until the agent says it. */
export interface Life {
  readonly direction: Direction;
  readonly origin: Origin;
  readonly phase: Phase;
  readonly outcome: Outcome | null;
}

/**
 * Begins a life: outgoing calls are `dialing`, incoming ones are `ringing`.
 * Null where the origin doesn't exist for the direction: nobody dials a call that comes in.
 */
export function begin(direction: Direction, origin: Origin): Life | null {
  if (direction === 'incoming' && origin !== 'hook' && origin !== 'manual') return null;
  return { direction, origin, phase: direction === 'outgoing' ? 'dialing' : 'ringing', outcome: null };
}

/** Returns the life after a deed, or null where the deed isn't possible now. */
export function after(life: Life, deed: Deed): Life | null {
  switch (deed) {
    case 'answer':
      return life.phase === 'dialing' || life.phase === 'ringing' ? { ...life, phase: 'talking' } : null;
    case 'hang-up':
      return life.phase === 'talking' ? end(life, 'answered') : null;
    case 'no-answer':
      return life.phase === 'dialing' ? end(life, 'attempted') : null;
    case 'not-picked-up':
      return life.phase === 'dialing' ? end(life, 'unanswered') : null;
    case 'give-up':
      return life.phase === 'ringing' ? end(life, 'interrupted') : null;
    case 'fail':
      return life.phase === 'dialing' || life.phase === 'ringing' ? end(life, 'error') : null;
  }
}

/** Lists the deeds possible now, in the order a screen offers them; empty once the call has ended. */
export function possibleDeeds(life: Life): readonly Deed[] {
  return deeds.filter((deed) => after(life, deed) !== null);
}

/**
 * Lists the outcomes that the CRM defines for such a call, the usual one first.
 * CRM: `attempted` is outgoing only, `interrupted` incoming only, `unanswered` click-to-call only.
 */
export function possibleOutcomes(direction: Direction, origin: Origin): readonly Outcome[] {
  if (direction === 'incoming') return ['answered', 'interrupted', 'error'];
  if (origin === 'click-to-call') return ['answered', 'attempted', 'unanswered', 'error'];
  return ['answered', 'attempted', 'error'];
}

/**
 * Returns the CRM's `call_status` for a call as it is now, or null where the CRM has no word for it yet: an ordinary
 * call that still rings, or one whose end nobody has told. CRM: `pending` is for click-to-call only.
 */
export function callStatus(life: Life): CallStatus | null {
  switch (life.phase) {
    case 'dialing':
      return life.origin === 'click-to-call' ? 'pending' : null;
    case 'ringing':
      return null;
    case 'talking':
      return 'calling';
    case 'ended':
      return life.outcome;
  }
}

/**
 * Seconds talked between two readings of the monotonic clock in milliseconds: a wall clock set back in mid-call changes
 * nothing. Whole seconds, rounded down; 0 for a call that was never answered.
 */
export function talkSeconds(answeredMonotonic: number | null, nowMonotonic: number): number {
  if (answeredMonotonic === null) return 0;
  return Math.max(0, Math.floor((nowMonotonic - answeredMonotonic) / 1000));
}

/** True for a call with an emergency number or a short code: it is nobody's in the CRM, and never leaves this computer. */
export function staysHere<C extends { readonly kind: PhoneKind }>(
  call: C,
): call is C & { readonly kind: 'emergency' | 'short-code' } {
  return call.kind === 'emergency' || call.kind === 'short-code';
}

/** A call, or a message, as a window shows it. Times are epoch milliseconds of the wall clock. */
export interface Call extends Life {
  readonly id: string;
  /** `phone` for a call; anything else is a message logged by hand, without number, outcome or duration. */
  readonly method: Method;
  /** What its number is: calls to or from emergencies and short codes are nobody's in the CRM, and stay on this computer. */
  readonly kind: PhoneKind;
  /** E.164, or null for a number that has none (emergency, short code, local). */
  readonly number: string | null;
  readonly extension: string | null;
  /** The text the number was read from. */
  readonly raw: string;
  readonly lead: { readonly id: number; readonly name: string } | null;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  /** Talk time in whole seconds; null where nobody knows it. */
  readonly duration: number | null;
  readonly note: string;
  /** Why somebody who asked not to be called was called all the same; null where nothing stood in the way. */
  readonly passReason: string | null;
  /** True once the agent has finished the wrap-up. */
  readonly filed: boolean;
  /** True for a call that was on when the app was killed: `duration` is then the last sure one. */
  readonly recovered: boolean;
}

function end(life: Life, outcome: Outcome): Life | null {
  return possibleOutcomes(life.direction, life.origin).includes(outcome) ? { ...life, phase: 'ended', outcome } : null;
}
