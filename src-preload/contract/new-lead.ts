// A lead that an agent made from an unknown number, on its way to the CRM, in the words that both processes share.

import type { Doubt, RefusedField } from './delivery.ts';

/**
 * pending, sending: on its way. unknown: sent, but no answer says whether the CRM has it. parked: only the agent can decide.
 * created: in the CRM.
 */
export const newLeadStates = ['pending', 'sending', 'unknown', 'parked', 'created'] as const;
export type NewLeadState = (typeof newLeadStates)[number];

/**
 * number-known: a lead has this number by now. possible-duplicate: the CRM holds something like it since it was sent.
 * cannot-confirm: nobody knows whether the CRM has it. refused: the CRM read it and said no. forbidden: this key may not.
 */
export const newLeadParks = ['number-known', 'possible-duplicate', 'cannot-confirm', 'refused', 'forbidden'] as const;
export type NewLeadPark = (typeof newLeadParks)[number];

/** A new lead that the CRM doesn't have yet, as a window shows it. */
export interface NewLead {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  /** E.164. */
  readonly number: string;
  readonly language: 'fr' | 'en' | null;
  readonly callId: string | null;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly state: Exclude<NewLeadState, 'created'>;
  readonly parked: NewLeadPark | null;
  readonly doubt: Doubt | null;
  /** HTTP status of the refusal, the CRM's own words and the fields it refused. */
  readonly status: number | null;
  readonly message: string | null;
  readonly fields: readonly RefusedField[];
  /** True where the CRM surely doesn't have it, so that it can be said otherwise. */
  readonly correctable: boolean;
  /** Leads that may be this person, where the agent is asked. */
  readonly candidates: readonly NewLeadCandidate[];
}

export interface NewLeadCandidate {
  readonly id: number;
  readonly name: string;
}

/** Returns the name as people say it. */
export function nameOf(lead: { readonly firstName: string; readonly lastName: string }): string {
  return [lead.firstName, lead.lastName].filter((part) => part !== '').join(' ');
}
