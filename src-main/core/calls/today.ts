// The day in sums, from the rollup that every call's own transaction keeps.

import type { ArgumentOf } from '../../../src-preload/contract/api.ts';
import { done, type Result } from '../../../src-preload/contract/failure.ts';
import type { CallSums, Today } from '../../../src-preload/contract/today.ts';
import { type DayPart, type DaySum, partsOfDay, sumsOfDays } from '../../store/call-days.ts';
import type { Owner } from '../../store/calls.ts';
import type { Db } from '../../store/db.ts';

/**
 * Answers a day and the days before it: the calls of whoever sits here, and those that nobody owns yet. The days are those
 * of this computer's calendar when and where each call was made.
 */
export function readToday(calls: Db, owner: Owner | null, { day, days }: ArgumentOf<'today.read'>): Result<Today> {
  const owners = owner === null ? [null] : [owner, null];
  const parts = owners.flatMap((whose) => partsOfDay(calls, whose, day));
  const dates = Array.from({ length: days }, (_, index) => daysBefore(day, days - 1 - index));
  const sums = owners.flatMap((whose) => sumsOfDays(calls, whose, dates[0] ?? day, day));
  return done({
    totals: sumOf(parts.map(sumsOfPart)),
    hours: Array.from({ length: 24 }, (_, hour) => sumOf(parts.filter((part) => part.hour === hour).map(sumsOfPart))),
    days: dates.map((date) => ({ day: date, ...sumOf(sums.filter((sum) => sum.day === date).map(withTried)) })),
    outcomes: outcomesOf(parts),
  });
}

function sumsOfPart({ direction, outcome, calls, talkSeconds }: DayPart): CallSums {
  const outgoing = direction === 'outgoing' ? calls : 0;
  const answered = outcome === 'answered' ? calls : 0;
  const reached = direction === 'outgoing' ? answered : 0;
  const missed = outcome === 'interrupted' ? calls : 0;
  return withTried({ calls, outgoing, answered, reached, missed, talkSeconds });
}

function withTried(sum: Omit<DaySum, 'day'>): CallSums {
  const { calls, outgoing, answered, reached, missed, talkSeconds } = sum;
  return { calls, outgoing, answered, reached, tried: outgoing - reached, missed, talkSeconds };
}

const nothing: CallSums = { calls: 0, outgoing: 0, answered: 0, reached: 0, tried: 0, missed: 0, talkSeconds: 0 };

function sumOf(parts: readonly CallSums[]): CallSums {
  return parts.reduce(
    (sum, part) => ({
      calls: sum.calls + part.calls,
      outgoing: sum.outgoing + part.outgoing,
      answered: sum.answered + part.answered,
      reached: sum.reached + part.reached,
      tried: sum.tried + part.tried,
      missed: sum.missed + part.missed,
      talkSeconds: sum.talkSeconds + part.talkSeconds,
    }),
    nothing,
  );
}

function outcomesOf(parts: readonly DayPart[]): Today['outcomes'] {
  const counts = new Map<string, Today['outcomes'][number]>();
  for (const { direction, outcome, calls } of parts) {
    const key = `${direction} ${outcome}`;
    counts.set(key, { direction, outcome, calls: calls + (counts.get(key)?.calls ?? 0) });
  }
  return [...counts.values()].sort((one, other) => other.calls - one.calls);
}

/** A date so many days before another, both `YYYY-MM-DD`. Reckoned in UTC, where every day has 24 hours. */
function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}
