// Who most likely calls from a number that several leads hold: said as a guess with its reason, and tied to nobody.

import type { TFunction } from 'i18next';
import type { Call } from '../../src-preload/contract/call.ts';
import type { Lead, SuggestedBecause } from '../../src-preload/contract/lead.ts';
import { useHolders } from './use-holders.ts';

export interface Suggested {
  readonly lead: Lead;
  readonly because: SuggestedBecause;
}

/** Returns the lead suggested for a call that has none yet, of several with its number; null where there is no such choice. */
export function useSuggested({ lead, number }: Pick<Call, 'lead' | 'number'>): Suggested | null {
  const { leads, suggested, because } = useHolders(lead === null ? number : null);
  const guess = leads.find((one) => one.id === suggested);
  return guess === undefined || because === null || leads.length < 2 ? null : { lead: guess, because };
}

/** Writes the guess: "Probably …", and why. */
export function suggestedWords(t: TFunction, { lead, because }: Suggested): string {
  return t('lead.probably', { name: lead.name || t('lead.no-name'), because: t(`lead.because-${because}`) });
}
