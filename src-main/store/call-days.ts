// The `call_days` table of calls.db: how many calls ended how, by day and hour. Triggers keep it in the call's own
// transaction, so that a chart of a year reads a few hundred rows and never a call.

import type { Direction, Outcome } from '../../src-preload/contract/call.ts';
import type { Owner } from './calls.ts';
import type { Db } from './db.ts';
import { statement } from './statement.ts';

export interface DayPart {
  /** 0 to 23. */
  readonly hour: number;
  readonly direction: Direction;
  /** Null where nobody has said how the calls ended. */
  readonly outcome: Outcome | null;
  readonly calls: number;
  readonly talkSeconds: number;
}

/** Returns what an owner's day, `YYYY-MM-DD`, is made of, by hour; empty for a day without calls. Null: nobody's calls. */
export function partsOfDay(db: Db, owner: Owner | null, day: string): readonly DayPart[] {
  return statement<[number, number, string], Omit<DayPart, 'outcome'> & { outcome: Outcome | '' }>(db, partsOfDaySql)
    .all(...keyOf(owner), day)
    .map((part) => ({ ...part, outcome: part.outcome === '' ? null : part.outcome }));
}

export const partsOfDaySql = `
  SELECT hour, direction, outcome, calls, talk_seconds AS talkSeconds
  FROM call_days
  WHERE account_id = ?
    AND user_id = ?
    AND day = ?
    AND calls > 0
  ORDER BY hour`;

export interface DaySum {
  readonly day: string;
  readonly calls: number;
  readonly outgoing: number;
  readonly answered: number;
  readonly reached: number;
  readonly missed: number;
  readonly talkSeconds: number;
}

/** Returns an owner's days from one to another, both included; those without calls are left out. */
export function sumsOfDays(db: Db, owner: Owner | null, from: string, to: string): readonly DaySum[] {
  return statement<[number, number, string, string], DaySum>(db, sumsOfDaysSql).all(...keyOf(owner), from, to);
}

export const sumsOfDaysSql = `
  SELECT day,
         sum(calls) AS calls,
         sum(iif(direction = 'outgoing', calls, 0)) AS outgoing,
         sum(iif(outcome = 'answered', calls, 0)) AS answered,
         sum(iif(outcome = 'answered' AND direction = 'outgoing', calls, 0)) AS reached,
         sum(iif(outcome = 'interrupted', calls, 0)) AS missed,
         sum(talk_seconds) AS talkSeconds
  FROM call_days
  WHERE account_id = ?
    AND user_id = ?
    AND day BETWEEN ? AND ?
  GROUP BY day`;

/** The table has 0 for nobody, since a key can't hold null. */
function keyOf(owner: Owner | null): [number, number] {
  return [owner?.accountId ?? 0, owner?.userId ?? 0];
}
