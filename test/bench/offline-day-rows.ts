// The day of 5,000 calls without network, as lines of the bench.

import { offlineDay } from './offline-day.ts';
import { once, own, type Row } from './rows.ts';

/** Runs the day: simulated minutes, real seconds. */
export async function offlineDayRows(): Promise<readonly Row[]> {
  const day = await offlineDay(5000, 1000, 1, 24);
  const what = 'a day of 5,000 calls without network';
  return [
    own(`${what}: doubled in the CRM`, once(day.doubled), [{ at: 'p50', most: 0 }], ''),
    own(`${what}: requests`, once(day.requests), [], ''),
    own(`${what}: requests in the busiest minute`, once(day.busiestMinute), [{ at: 'p50', most: 200 }], ''),
    own(`${what}: delivered after, parts of what the pace allows`, once(day.overAllowed), [], ''),
    own(`${what}: page of 50 calls meanwhile`, day.page),
  ];
}
