// A day's sums as the core would answer them: an ordinary full day after a month of others, and one without a call.

import type { CallSums, Today } from '../../../src-preload/contract/today.ts';
import { dayAfter } from '../../../src-renderer/store/today.ts';

/** Makes sums of so many outgoing calls, some of them reached, and of incoming ones that were answered or missed. */
export function sums(outgoing: number, reached: number, taken = 0, missed = 0): CallSums {
  const answered = reached + taken;
  return {
    calls: outgoing + taken + missed,
    outgoing,
    answered,
    reached,
    tried: outgoing - reached,
    missed,
    talkSeconds: answered * 194,
  };
}

/** Makes a full day, with so many days up to it. */
export function fullDay(day: string, days: number): Today {
  const made = Array.from({ length: 24 }, (_, hour) => byHour[hour] ?? quiet);
  const hours = made.map((counts) => sums(...counts));
  const totals = sums(...made.reduce(added, quiet));
  return {
    totals,
    hours,
    days: Array.from({ length: days }, (_, index) => {
      const date = dayAfter(day, index + 1 - days);
      if (index === days - 1) return { day: date, ...totals };
      const weekend = [0, 6].includes(new Date(date).getUTCDay());
      return { day: date, ...(weekend ? nothing : sums(42 + ((index * 17) % 31), 14 + ((index * 7) % 13), 5, 3)) };
    }),
    outcomes: [
      { direction: 'outgoing', outcome: 'attempted', calls: totals.tried - 3 },
      { direction: 'outgoing', outcome: 'answered', calls: totals.reached },
      { direction: 'incoming', outcome: 'answered', calls: totals.answered - totals.reached },
      { direction: 'incoming', outcome: 'interrupted', calls: totals.missed },
      { direction: 'outgoing', outcome: 'error', calls: 2 },
      { direction: 'outgoing', outcome: null, calls: 1 },
    ],
  };
}

/** Makes a day without a call after days without any. */
export function emptyDay(day: string, days: number): Today {
  return {
    totals: nothing,
    hours: Array.from({ length: 24 }, () => nothing),
    days: Array.from({ length: days }, (_, index) => ({ day: dayAfter(day, index + 1 - days), ...nothing })),
    outcomes: [],
  };
}

/** Outgoing, reached, taken, missed. */
type Counts = readonly [number, number, number, number];

const quiet: Counts = [0, 0, 0, 0];
const nothing = sums(...quiet);

const byHour: Readonly<Record<number, Counts>> = {
  8: [3, 1, 0, 0],
  9: [11, 4, 1, 0],
  10: [14, 5, 2, 1],
  11: [9, 4, 1, 0],
  12: [2, 0, 0, 2],
  13: [8, 3, 1, 0],
  14: [12, 6, 1, 0],
  15: [10, 3, 2, 1],
  16: [7, 2, 0, 0],
  17: [4, 2, 0, 0],
  18: [6, 3, 1, 0],
};

function added(one: Counts, other: Counts): Counts {
  return [one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3]];
}
