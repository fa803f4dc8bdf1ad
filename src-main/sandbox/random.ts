// A small seeded generator (mulberry32), so that the same seed always makes the same people.

export interface Random {
  /** Returns a number from 0 up to, but never, 1. */
  next(): number;
  /** Returns a whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** Returns true with the given probability. */
  chance(probability: number): boolean;
  /** Returns one of the choices; throws if there are none. */
  pick<T>(choices: readonly T[]): T;
}

/** Starts the sequence that belongs to this seed. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (choices) => {
      if (choices.length === 0) throw new Error('pick from an empty list');
      // The index is below the length, and the length is not zero.
      return choices[integer(0, choices.length - 1)] as (typeof choices)[number];
    },
  };
}
