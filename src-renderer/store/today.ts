// The day that the screen of the day shows: which one, its sums as they were read last, and what is done with it.

import type { ValueOf } from '../../src-preload/contract/api.ts';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import type { Result } from '../../src-preload/contract/failure.ts';
import { localDay } from '../../src-preload/contract/local-day.ts';
import type { Today } from '../../src-preload/contract/today.ts';
import { type Calls, noFilter } from './call-list.ts';
import type { Tools } from './tools.ts';

interface DayView {
  /** The day looked at, `YYYY-MM-DD`; null for today, whichever day that is by now. */
  readonly chosen: string | null;
  /** What was read last; null before the first answer. */
  readonly read: { readonly day: string; readonly sums: Today } | null;
  /** The calls of the day that is being printed, oldest first; null while none is. */
  readonly printing: readonly CallRow[] | null;
}

export interface Days {
  readonly today: DayView;
  /** Shows a day, `YYYY-MM-DD`, or today for null. A day to come is none. */
  showDay(day: string | null): void;
  /** Shows the day so many days later, or earlier for less than 0. */
  moveDay(by: number): void;
  /** Reads the sums anew: a call has changed, or the day has. */
  readDay(): Promise<void>;
  /** Reads the calls of the day and has them drawn for the printer. */
  printDay(): Promise<void>;
  endPrinting(): void;
  /** Goes to the list of calls, narrowed to this and nothing else. */
  showCalls(part: Parameters<Calls['filterCalls']>[0]): void;
}

/** How many days the chart of days tells of. */
export const daysShown = 30;
/** Calls asked for at once. */
const pageSize = 200;

/** Makes the slice of the day. */
export function todaySlice({ bridge, set, get }: Tools): Days {
  // An answer to an older question is out of date when it comes.
  let asked = 0;

  function change(part: Partial<DayView>): void {
    set((state) => ({ today: { ...state.today, ...part } }));
  }

  /** The calls of a day, oldest first; null where they can't be read. */
  async function callsOf(day: string): Promise<readonly CallRow[] | null> {
    const rows: CallRow[] = [];
    let before: string | null = null;
    do {
      const page: Result<ValueOf<'calls.page'>> = await get().act('calls.page', {
        ...everyCall,
        counted: { day, hour: null },
        before,
        limit: pageSize,
      });
      if (!page.ok) return null;
      rows.push(...page.value.rows);
      before = page.value.next;
    } while (before !== null);
    return rows.reverse();
  }

  return {
    today: { chosen: null, read: null, printing: null },
    showDay(day) {
      const now = localDay(Date.now()).day;
      change({ chosen: day === null || day >= now ? null : day });
      void get().readDay();
    },
    moveDay: (by) => get().showDay(dayAfter(dayShown(get().today), by)),
    async readDay() {
      asked += 1;
      const mine = asked;
      const day = dayShown(get().today);
      const result = await bridge.request('today.read', { day, days: daysShown });
      if (mine !== asked) return;
      if (result.ok) change({ read: { day, sums: result.value } });
      else get().tellFailure(result.failure);
    },
    async printDay() {
      const printing = await callsOf(dayShown(get().today));
      if (printing !== null) change({ printing });
    },
    endPrinting: () => change({ printing: null }),
    showCalls(part) {
      get().filterCalls({ ...noFilter, ...part });
      get().show('calls');
    },
  };
}

/** Returns the day that is looked at, `YYYY-MM-DD`. */
export function dayShown({ chosen }: Pick<DayView, 'chosen'>): string {
  return chosen ?? localDay(Date.now()).day;
}

/** Returns the date so many days after another, both `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  // In UTC every day has 24 hours.
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

const everyCall = { standing: null, missed: false, leadId: null, outcome: null, search: '' } as const;
