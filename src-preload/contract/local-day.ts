// Days of this computer's calendar. Both processes run on the same clock and in the same time zone, so both may ask.

export interface LocalDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** 0 to 23. */
  readonly hour: number;
}

/** Returns the day and hour that this computer's calendar shows at an instant, in epoch milliseconds. */
export function localDay(at: number): LocalDay {
  const date = new Date(at);
  return { day: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`, hour: date.getHours() };
}

/** Returns when a day begins, in epoch milliseconds; null for a text that is no date. */
export function dayStart(day: string): number | null {
  return midnight(day, 0);
}

/** Returns when the day after begins: a day is 23 or 25 hours long where clocks change. Null for a text that is no date. */
export function dayEnd(day: string): number | null {
  return midnight(day, 1);
}

function midnight(day: string, later: number): number | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  return year === undefined ? null : new Date(Number(year), Number(month) - 1, Number(date) + later).getTime();
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
