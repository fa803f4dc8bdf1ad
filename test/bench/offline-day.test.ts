// A day of calls without network ends in the CRM, each once, within the CRM's limit.

import { expect, it } from 'vitest';
import { offlineDay } from './offline-day.ts';

it('delivers every call of the day once and never asks too often', async () => {
  const day = await offlineDay(300, 60, 7, 1);
  expect(day).toMatchObject({ inCrm: 300, doubled: 0, delivered: 300, parked: 0, ownLimits: 0 });
  expect(day.busiestMinute).toBeLessThanOrEqual(200);
  expect(day.ambiguous).toBeGreaterThan(0);
  expect(day.strayLimits).toBeGreaterThan(0);
}, 60_000);
