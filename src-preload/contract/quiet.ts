// Do not disturb: until when, and whether it is on now.

import type { Settings } from './settings.ts';

export const quietSpans = ['half-hour', 'hour', 'tomorrow'] as const;
export type QuietSpan = (typeof quietSpans)[number];

/** True while nothing may come up over the agent's work. `now` is epoch ms. */
export function isQuiet({ quietUntil }: Pick<Settings, 'quietUntil'>, now: number): boolean {
  return quietUntil !== null && now < quietUntil;
}

/** Returns when such a span that begins now is over, epoch ms; `tomorrow` is the next midnight of this computer. */
export function quietEnd(span: QuietSpan, now: number): number {
  if (span === 'half-hour') return now + 30 * 60_000;
  if (span === 'hour') return now + 60 * 60_000;
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}
