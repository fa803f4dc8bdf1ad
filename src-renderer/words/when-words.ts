// When a call was, as short as it can be said.

import type { TFunction } from 'i18next';
import { formatDay, formatHour, nearness } from './when.ts';

/** Writes the hour alone for today, else with the day; `at` and `now` are epoch ms. */
export function whenWords(t: TFunction, at: number, now: number, language: string): string {
  return words(t, at, now, language, 'when.yesterday');
}

/** Writes the same as it stands within a sentence. */
export function whenWithin(t: TFunction, at: number, now: number, language: string): string {
  return words(t, at, now, language, 'when.yesterday-within');
}

function words(t: TFunction, at: number, now: number, language: string, yesterday: string): string {
  const hour = formatHour(at, language);
  switch (nearness(at, now)) {
    case 'today':
      return hour;
    case 'yesterday':
      return t(yesterday, { hour });
    case 'earlier':
      return t('when.day', { day: formatDay(at, now, language), hour });
  }
}
