import { describe, expect, it } from 'vitest';
import { defaultCallingHours, outsideHours } from '../../../src-preload/contract/calling-hours.ts';
import { callingHoursSchema } from '../../../src-preload/contract/settings-schema.ts';

const montreal = ['America/Toronto'];
const outside = (zones: readonly string[], instant: string) =>
  outsideHours(zones, defaultCallingHours, Date.parse(instant));

describe('calling hours', () => {
  it('begin with their first minute and end before their last', () => {
    expect(outside(montreal, '2026-11-23T13:59:00Z')).toMatchObject([{ time: '08:59', outside: true }]);
    expect(outside(montreal, '2026-11-23T14:00:00Z')).toEqual([]);
    expect(outside(montreal, '2026-11-24T02:29:00Z')).toEqual([]);
    expect(outside(montreal, '2026-11-24T02:30:00Z')).toMatchObject([{ time: '21:30' }]);
  });

  it('are shorter on weekends, by the calendar of the place', () => {
    expect(outside(montreal, '2026-11-22T23:00:00Z')).toMatchObject([
      { time: '18:00', hours: { from: '10:00', to: '18:00' } },
    ]);
    // Sunday evening in Los Angeles, Monday morning in Paris.
    expect(outside(['America/Los_Angeles'], '2026-11-23T08:30:00Z')).toMatchObject([{ time: '00:30' }]);
    expect(outside(['Europe/Paris'], '2026-11-23T08:30:00Z')).toEqual([]);
  });

  it('follow summer time: the same instant is an hour later', () => {
    expect(outside(montreal, '2026-01-05T13:30:00Z')).toMatchObject([{ time: '08:30' }]);
    expect(outside(montreal, '2026-07-06T13:30:00Z')).toEqual([]);
    // Where clocks never change.
    expect(outside(['America/Regina'], '2026-07-06T14:30:00Z')).toMatchObject([{ time: '08:30' }]);
  });

  it('tell every time where several are possible, and each once', () => {
    const times = outside(['America/Los_Angeles', 'America/Denver', 'America/Boise'], '2026-11-23T16:30:00Z');
    expect(times.map(({ time, outside }) => [time, outside])).toEqual([
      ['08:30', true],
      ['09:30', false],
    ]);
  });

  it('say nothing where no zone is known, nor where it is a fitting hour in all of them', () => {
    expect(outside([], '2026-11-23T05:00:00Z')).toEqual([]);
    expect(outside(['America/Los_Angeles', 'America/Denver'], '2026-11-23T20:00:00Z')).toEqual([]);
  });

  it('refuse an end before the beginning', () => {
    const weekday = { from: '18:00', to: '09:00' };
    expect(callingHoursSchema.safeParse({ ...defaultCallingHours, weekday }).success).toBe(false);
    expect(callingHoursSchema.safeParse({ ...defaultCallingHours, weekday: { from: '9', to: '10:00' } }).success).toBe(
      false,
    );
  });
});
