// Which of several leads with the same number is most likely the one on the phone: a suggestion, never a decision.

import type { LeadFound, SuggestedBecause } from '../../../src-preload/contract/lead.ts';

/** What else speaks for a lead: its card is open, or it was chosen for the number before. Null for none. */
export interface Evidence {
  readonly open: number | null;
  readonly chosen: number | null;
}

/**
 * Returns the lead to suggest and why, nulls where there is nobody. The agent's earlier choice counts most, then the card
 * that is open, then the agent's own lead, then who was called last; of several that are alike, the newest in the CRM.
 */
export function suggestion(
  holders: readonly LeadFound[],
  { open, chosen }: Evidence,
): { readonly suggested: number | null; readonly because: SuggestedBecause | null } {
  const [first, ...others] = holders;
  if (first === undefined) return { suggested: null, because: null };
  if (others.length === 0) return { suggested: first.id, because: 'only' };
  const holds = (id: number | null) => holders.some((lead) => lead.id === id);
  if (holds(chosen)) return { suggested: chosen, because: 'chosen' };
  if (holds(open)) return { suggested: open, because: 'open' };
  const own = holders.filter((lead) => lead.own);
  const latest = (own.length > 0 ? own : holders).reduce((one, other) => (later(other, one) ? other : one));
  return { suggested: latest.id, because: own.length > 0 ? 'own' : 'recent' };
}

function later(one: LeadFound, other: LeadFound): boolean {
  return (one.lastCallAt ?? 0) > (other.lastCallAt ?? 0);
}
