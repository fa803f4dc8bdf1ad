// A lead as the screens need it, whoever it came from. Unknown values of the CRM are kept as they came.

import type { CallRow } from './delivery.ts';

export interface LeadPhone {
  /** As the CRM holds it, E.164 by its own promise. */
  readonly number: string;
  readonly extension: string | null;
  /** `home`, `work`, `mobile`, or whatever the CRM says. */
  readonly type: string | null;
}

export interface Lead {
  readonly id: number;
  /** Empty where the CRM has no name. */
  readonly name: string;
  /** `fr`, `en`, or whatever the CRM says. */
  readonly language: string | null;
  readonly phones: readonly LeadPhone[];
  /** ISO date since when this lead may not be called; null where calling is allowed. */
  readonly doNotCall: string | null;
  /** Vehicle of interest, as people say it: "Mazda CX-5 2026". */
  readonly vehicle: string | null;
  readonly advisor: string | null;
  /** The CRM's user who is the advisor; null for none. */
  readonly advisorId: number | null;
}

/** A lead in a list, with why it stands where it does. */
export interface LeadFound extends Lead {
  /** True where the user of this app is the advisor. */
  readonly own: boolean;
  /** Epoch milliseconds of the last call of this computer with the lead; null for none. */
  readonly lastCallAt: number | null;
}

/** Why one of several leads with the same number is suggested; `only` where there is just one. */
export type SuggestedBecause = 'chosen' | 'open' | 'own' | 'recent' | 'only';

/** Who a number may be. */
export interface NumberHolders {
  readonly leads: readonly Lead[];
  readonly suggested: number | null;
  readonly because: SuggestedBecause | null;
}

export interface LeadEmail {
  readonly address: string;
  readonly type: string | null;
}

export interface LeadVehicle {
  readonly name: string | null;
  readonly stock: string | null;
}

export interface LeadTask {
  readonly id: number;
  readonly title: string;
  /** ISO, as the CRM says; null for none. */
  readonly date: string | null;
  readonly completed: boolean;
  readonly priority: string | null;
}

/** Everything that this computer knows of a lead, its history apart. */
export interface LeadCard extends Lead {
  readonly emails: readonly LeadEmail[];
  readonly vehicles: readonly LeadVehicle[];
  /** Tasks of type call, the open ones first. */
  readonly tasks: readonly LeadTask[];
  readonly status: string | null;
  /** By what way the lead came, in the CRM's words: `walk_in`, `phone`. */
  readonly kind: string | null;
  /** Where the lead came from, in the CRM's words. */
  readonly source: string | null;
  /** ISO, as the CRM says. */
  readonly updatedAt: string | null;
  /** The lead's page in the CRM, https; null where it isn't known, as on the sandbox. */
  readonly url: string | null;
  /** Epoch milliseconds since when the CRM has no such lead any more; null while it has. */
  readonly goneSince: number | null;
}

/** One thing that happened with a lead. A communication that is a call of this computer appears once, as the call. */
export type TimelineEntry =
  | { readonly kind: 'call'; readonly row: CallRow /** Epoch milliseconds. */; readonly at: number }
  | {
      readonly kind: 'communication';
      readonly id: number;
      /** `phone`, `email`, `sms`, `video`, or whatever the CRM says; empty where it says nothing. */
      readonly method: string;
      /** `outgoing`, `incoming`, or whatever the CRM says. */
      readonly direction: string | null;
      /** Epoch milliseconds; null where the CRM's time can't be read. */
      readonly at: number | null;
      readonly status: string | null;
      /** Seconds. */
      readonly duration: number | null;
      readonly phone: string | null;
      readonly description: string | null;
      /** The name of the CRM's user; null where nobody here knows it. */
      readonly by: string | null;
    };
