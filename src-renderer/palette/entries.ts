// What the palette can find: deeds that are possible now, screens, parts of the settings, a typed number, and leads. Pure, so
// that the order can be tried.

import { type Phone, parsePhone } from '../../src-preload/contract/phone.ts';

/** Something that can be done from the palette, found by its names in every language. */
export interface Deed {
  /** Kept among the recent ones. */
  readonly id: string;
  /** In the agent's language. */
  readonly name: string;
  /** In the other languages. */
  readonly otherNames: readonly string[];
}

/**
 * Returns the deeds whose name has every word of the query, whatever its accents: names that begin with it first, then
 * those done recently, then the rest in their own order. Without a query, the recent ones first and then all.
 */
export function findDeeds<D extends Deed>(deeds: readonly D[], query: string, recent: readonly string[]): readonly D[] {
  const words = plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = deeds.filter((deed) => {
    const names = plain([deed.name, ...deed.otherNames].join(' '));
    return words.every((word) => names.includes(word));
  });
  const rank = (deed: D) => {
    const begins = words.length > 0 && plain(deed.name).startsWith(plain(query).trim());
    const age = recent.indexOf(deed.id);
    return (begins ? 0 : 1_000) + (age === -1 ? 100 : age);
  };
  // Sorting is stable: what ranks the same keeps its order.
  return found.toSorted((a, b) => rank(a) - rank(b));
}

/** Returns the recent deeds once one more was done, the latest first. */
export function withRecent(recent: readonly string[], id: string): string[] {
  return [id, ...recent.filter((other) => other !== id)].slice(0, recentKept);
}

const recentKept = 8;

/** Reads the query as a number to call; null where it isn't one. A word with digits in it is no number. */
export function numberIn(query: string, region: string): Phone | null {
  if (!/\d/.test(query)) return null;
  const parsed = parsePhone(query, region);
  return parsed.ok ? parsed.phone : null;
}

/** Lower case without accents, so that `reglages` finds `Réglages`. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’']/g, ' ').toLowerCase();
}
