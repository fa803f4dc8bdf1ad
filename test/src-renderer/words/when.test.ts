import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatCount,
  formatDate,
  formatHour,
  formatMoment,
  nearness,
  toField,
} from '../../../src-renderer/words/when.ts';

const afternoon = new Date(2026, 10, 22, 14, 5).getTime();

describe('times', () => {
  it('are written as in Québec and in English Canada', () => {
    expect(formatHour(afternoon, 'fr')).toBe('14 h 05');
    expect(formatHour(afternoon, 'en')).toMatch(/^2:05\sp\.m\.$/);
  });

  it('have the same hour alone and after their date', () => {
    const morning = new Date(2026, 10, 22, 7, 48).getTime();
    expect(formatHour(morning, 'fr')).toBe('7 h 48');
    expect(formatMoment(morning, 'fr')).toBe('22 novembre 2026 à 7 h 48');
  });

  it('keep the day of a date that has no hour, in every time zone', () => {
    expect(formatDate('2026-09-14', 'fr')).toBe('14 septembre 2026');
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
