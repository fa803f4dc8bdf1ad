// The day and hour of a call where the computer stood. Kept with the call, never worked out again: whoever travels, or
// changes the computer's time zone, doesn't change what they did on which day.

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

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
