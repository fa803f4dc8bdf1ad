import { afterEach, describe, expect, it } from 'vitest';
import {
  formatAge,
  formatAgo,
  formatCount,
  formatDate,
  formatDay,
  formatHour,
  formatLongDay,
  formatMoment,
  nearness,
  toField,
} from '../../../src-renderer/words/when.ts';

/** The text with no place to break. */
const whole = (text: string) => text.replaceAll(' ', '\u00a0');

const afternoon = new Date(2026, 10, 22, 14, 5).getTime();

describe('times', () => {
  it('are written as in Québec and in English Canada', () => {
    expect(formatHour(afternoon, 'fr')).toBe(whole('14 h 05'));
    expect(formatHour(afternoon, 'en')).toBe(whole('2:05 p.m.'));
  });

  it('have the same hour alone and after their date', () => {
    const morning = new Date(2026, 10, 22, 7, 48).getTime();
    expect(formatHour(morning, 'fr')).toBe(whole('7 h 48'));
    expect(formatMoment(morning, 'fr')).toBe(`${whole('22 novembre 2026')} à ${whole('7 h 48')}`);
  });

  it('break onto another line only beside the word between date and hour', () => {
    expect(formatMoment(afternoon, 'en')).toBe(`${whole('November 22, 2026')} at ${whole('2:05 p.m.')}`);
    expect(formatDay(afternoon, afternoon, 'fr')).toBe(whole('dim. 22 nov.'));
  });

  it('may break after a whole day of the week, for narrow tables', () => {
    expect(formatLongDay(afternoon, afternoon, 'fr')).toBe(`dimanche ${whole('22 novembre')}`);
    expect(formatLongDay(afternoon, afternoon, 'en')).toBe(`Sunday, ${whole('November 22')}`);
  });

  it('keep the day of a date that has no hour, in every time zone', () => {
    expect(formatDate('2026-09-14', 'fr')).toBe(whole('14 septembre 2026'));
    expect(formatDate('sometime', 'fr')).toBe('sometime');
  });

  it('are of today, of yesterday or earlier by the calendar, not by 24 hours', () => {
    const lateYesterday = new Date(2026, 10, 21, 23, 59).getTime();
    expect(nearness(new Date(2026, 10, 22, 0, 1).getTime(), afternoon)).toBe('today');
    expect(nearness(lateYesterday, afternoon)).toBe('yesterday');
    expect(nearness(new Date(2026, 10, 20, 23, 59).getTime(), afternoon)).toBe('earlier');
  });

  it('fit the date and time field on this computer’s clock', () => {
    expect(toField(afternoon)).toBe('2026-11-22T14:05');
    expect(new Date(toField(afternoon)).getTime()).toBe(afternoon);
  });
});

describe('how long ago', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  const at = (month: number, day: number, hour: number, minute = 0) =>
    new Date(2026, month - 1, day, hour, minute).getTime();

  it('is counted in minutes within the hour, over midnight too, and in hours within the day', () => {
    expect(formatAgo(at(11, 22, 14), at(11, 22, 14, 0), 'en')).toMatch(/^1\smin\sago$/);
    expect(formatAgo(at(11, 21, 23, 50), at(11, 22, 0, 5), 'fr')).toMatch(/^il y a 15\smin$/);
    expect(formatAgo(at(11, 22, 0, 1), at(11, 22, 23, 59), 'fr')).toMatch(/^il y a 23\sh$/);
  });

  it('is counted in days of the calendar, however many hours they hold', () => {
    expect(formatAgo(at(11, 21, 23, 58), at(11, 22, 1), 'en')).toBe('yesterday');
    expect(formatAgo(at(11, 21, 0, 1), at(11, 22, 23, 59), 'fr')).toBe('hier');
    expect(formatAgo(at(11, 20, 23, 59), at(11, 22, 0, 1), 'en')).toBe('2 days ago');
    expect(formatAgo(at(10, 31, 9), at(11, 22, 8), 'fr')).toBe('il y a 22 jours');
  });

  it('is right on the days when the clocks change', () => {
    process.env.TZ = 'America/Toronto';
    // 23 hours on 8 March, 25 on 1 November.
    expect(formatAgo(at(3, 7, 23, 30), at(3, 9, 0, 15), 'en')).toBe('2 days ago');
    expect(formatAgo(at(3, 8, 0, 30), at(3, 8, 23, 30), 'en')).toMatch(/^22\shrs ago$/);
    expect(formatAgo(at(10, 31, 23, 30), at(11, 1, 23, 45), 'en')).toBe('yesterday');
    expect(formatAgo(at(11, 1, 0, 5), at(11, 1, 23, 55), 'fr')).toMatch(/^il y a 24\sh$/);
    expect(formatAgo(at(11, 1, 0, 5), at(11, 2, 0, 4), 'fr')).toBe('hier');
  });
});

describe('ages and counts', () => {
  it('are written in the largest whole unit', () => {
    expect(formatAge(5_000, 'fr')).toMatch(/^1\smin$/);
    expect(formatAge(40 * 60_000, 'fr')).toMatch(/^40\smin$/);
    expect(formatAge(3 * 3_600_000, 'en')).toMatch(/^3\shr?/);
    expect(formatAge(50 * 3_600_000, 'en')).toBe('2 days');
  });

  it('group thousands as each language does', () => {
    expect(formatCount(4_812, 'en')).toBe('4,812');
    expect(formatCount(4_812, 'fr')).toMatch(/^4\s812$/);
  });
});
