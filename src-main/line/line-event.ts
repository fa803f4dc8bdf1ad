// What a phone reports of a call, whichever phone and in whatever words it said it.

import type { Direction } from '../../src-preload/contract/call.ts';

/** ringing: one comes in. dialing: one goes out. missed: one came in and nobody took it. */
export const lineEventKinds = ['ringing', 'dialing', 'answered', 'ended', 'missed'] as const;
export type LineEventKind = (typeof lineEventKinds)[number];

/** The phones that this app knows the words of; `other` speaks the app's own. */
export const phoneMakes = ['yealink', 'grandstream', 'snom', 'poly', 'microsip', 'other'] as const;
export type PhoneMake = (typeof phoneMakes)[number];

export interface LineEvent {
  readonly kind: LineEventKind;
  readonly make: PhoneMake;
  /** Tells this phone from others of its make, such as its address. */
  readonly phone: string;
  /** The phone's own id of the call; null where it tells none. */
  readonly sourceCall: string | null;
  /** Null where the phone doesn't say. */
  readonly direction: Direction | null;
  /** The other party as the phone wrote it: digits, a SIP address; empty where it is hidden or not told. */
  readonly number: string;
  /** Epoch milliseconds by the phone's own clock; null where it tells no time. */
  readonly at: number | null;
}
