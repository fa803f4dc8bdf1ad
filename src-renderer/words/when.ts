// Dates and times in the words of the agent's language, as they are written in Canada.

import { localeOf } from './i18n.ts';

/** Writes the hour of an instant: `14 h 05` in French, `2:05 p.m.` in English. */
export function formatHour(at: number, language: string): string {
  return format(language, { hour: 'numeric', minute: '2-digit' }, at);
}

/** Writes a time of day, `HH:MM`, as `formatHour` does an instant: `21 h 30`, `9:30 p.m.`. */
export function formatTime(time: string, language: string): string {
  return format(
    language,
    { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' },
    Date.parse(`2026-01-01T${time}:00Z`),
  );
}

/** Writes a day shortly: `dim. 22 nov.`, with the year where it isn't this one. */
export function formatDay(at: number, now: number, language: string): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format(
    language,
    { weekday: 'short', day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) },
    at,
  );
}

/**
 * Writes a day in full words: `vendredi 20 novembre`, with the year where it isn't this one. In a narrow table it may break
 * after the day of the week.
 */
export function formatLongDay(at: number, now: number, language: string): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format(
    language,
    { weekday: 'long', day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) },
    at,
  ).replace('\u00a0', ' ');
}

/** Writes a day as short as it goes, for the foot of a chart: `22 nov.`. */
export function formatShortDay(at: number, language: string): string {
  return format(language, { day: 'numeric', month: 'short' }, at);
}

/** Writes an hour of the day, 0 to 23, as short as it goes: `14 h`, `2 p.m.`. */
export function formatHourShort(hour: number, language: string): string {
  return format(language, { hour: 'numeric', timeZone: 'UTC' }, Date.UTC(2026, 0, 1, hour)).replace(/^0/, '');
}

/** Writes a date in full, and its hour as `formatHour` does: `22 novembre 2026 à 7 h 48`. */
export function formatMoment(at: number, language: string): string {
  return format(language, { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' }, at);
}

/** Writes an ISO date without its hour: `22 novembre 2026`. The text itself where it is no date. */
export function formatDate(iso: string, language: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? iso : format(language, { dateStyle: 'long', timeZone: 'UTC' }, at);
}

export type Nearness = 'today' | 'yesterday' | 'earlier';

/** Says whether an instant is of today, of yesterday or of another day, on this computer's calendar. */
export function nearness(at: number, now: number): Nearness {
  const day = dayNumber(at);
  const today = dayNumber(now);
  if (day === today) return 'today';
  return day === today - 1 ? 'yesterday' : 'earlier';
}

/**
 * Writes how long ago an instant was, as people count: minutes within the hour, hours within the day, then days by the
 * calendar: `5 min ago`, `il y a 2 h`, `yesterday`, `il y a 3 jours`. A minute at least.
 */
export function formatAgo(at: number, now: number, language: string): string {
  const minutes = Math.max(1, Math.floor((now - at) / 60_000));
  if (minutes < 60) return relative(language, 'short').format(-minutes, 'minute');
  const days = dayNumber(now) - dayNumber(at);
  return days === 0
    ? relative(language, 'short').format(-Math.floor(minutes / 60), 'hour')
    : relative(language, 'long').format(-days, 'day');
}

/** Writes how long something has lasted, in the largest whole unit, a minute at least: `5 min`, `2 h`, `3 days`. */
export function formatAge(milliseconds: number, language: string): string {
  const minutes = Math.max(1, Math.floor(milliseconds / 60_000));
  const [value, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 1_440
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 1_440), 'day'];
  const unitDisplay = unit === 'day' ? 'long' : 'short';
  return new Intl.NumberFormat(localeOf(language), { style: 'unit', unit: String(unit), unitDisplay }).format(
    Number(value),
  );
}

/** Writes how long something will still take, in whole minutes or, in the last one, seconds: `4 min`, `20 sec`. */
export function formatLeft(seconds: number, language: string): string {
  const [value, unit] = seconds < 60 ? [Math.ceil(seconds), 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}

/** Writes a count with the language's own grouping. */
export function formatCount(count: number, language: string): string {
  return new Intl.NumberFormat(localeOf(language)).format(count);
}

/** Writes whole percent: `64 %`, `64%`. */
export function formatPercent(percent: number, language: string): string {
  return new Intl.NumberFormat(localeOf(language), { style: 'percent' }).format(percent / 100);
}

/** Writes an instant as the value of a date and time field, on this computer's clock. */
export function toField(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Making a format costs far more than using it, and a list uses one for every row. A date breaks onto another line only
 * beside the word that joins it to its hour: `8:24` and `p.m.` stay together.
 */
function format(language: string, options: Intl.DateTimeFormatOptions, at: number): string {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(localeOf(language), options);
  formats.set(key, known);
  return known.format(at).replace(/(?<! at| à) (?!(?:at|à) )/g, '\u00a0');
}

function relative(language: string, style: 'long' | 'short'): Intl.RelativeTimeFormat {
  return new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto', style });
}

function dayNumber(at: number): number {
  const date = new Date(at);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}
