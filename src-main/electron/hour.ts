// An hour as the system's own surfaces say it.

import type { Language } from '../../src-preload/contract/settings.ts';

/** Writes the hour of an instant, `17 h 10` or `5:10 p.m.`, with the day where it isn't today. Both are epoch ms. */
export function formatHourOf(at: number, now: number, language: Language): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-CA' : 'en-CA', {
    hour: 'numeric',
    minute: '2-digit',
    ...(sameDay ? {} : { weekday: 'short' }),
  }).format(at);
}
