// Days as spans of time, where clocks change too.

import { afterEach, expect, it } from 'vitest';
import { dayEnd, dayStart, localDay } from '../../../src-preload/contract/local-day.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

it.each([
  ['2026-11-22', 24],
  ['2026-03-08', 23],
  ['2026-11-01', 25],
  ['2026-12-31', 24],
])('%s is %i hours long in Montréal', (day, hours) => {
  process.env.TZ = 'America/Toronto';
  const start = dayStart(day) ?? 0;
  const end = dayEnd(day) ?? 0;
  expect((end - start) / 3_600_000).toBe(hours);
  expect([localDay(start), localDay(end - 1)]).toEqual([
    { day, hour: 0 },
    { day, hour: 23 },
  ]);
});

it.each(['', '2026', '2026-1-2', 'today'])('%j is no day', (text) => {
  expect([dayStart(text), dayEnd(text)]).toEqual([null, null]);
});
