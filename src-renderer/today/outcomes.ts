// How a day's calls ended, as the list of calls can be narrowed to it: by outcome, in either direction.

import type { Outcome } from '../../src-preload/contract/call.ts';
import type { Today } from '../../src-preload/contract/today.ts';

export interface OutcomeCount {
  /** Null where nobody has told. */
  readonly outcome: Outcome | null;
  readonly calls: number;
}

/** Sums both directions, most frequent first. */
export function outcomeCounts(outcomes: Today['outcomes']): readonly OutcomeCount[] {
  const sums = new Map<Outcome | null, number>();
  for (const { outcome, calls } of outcomes) sums.set(outcome, calls + (sums.get(outcome) ?? 0));
  return [...sums].map(([outcome, calls]) => ({ outcome, calls })).sort((one, other) => other.calls - one.calls);
}
