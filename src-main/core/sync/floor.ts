// The highest communication id known of an account. CRM: ids are unique and incremental, so whatever is sent from now on
// gets a higher one, and anything at or below it is somebody else's.

import { z } from 'zod';
import type { Db } from '../../store/db.ts';
import { readSetting, writeSetting } from '../../store/settings.ts';

const idSchema = z.int().catch(0);

/** Returns the highest id known; 0 before the first. */
export function highestCommunication(calls: Db, account: number): number {
  return idSchema.parse(readSetting(calls, keyOf(account)));
}

/** Learns ids that an answer showed. */
export function raiseHighestCommunication(calls: Db, account: number, ids: readonly number[]): void {
  const known = highestCommunication(calls, account);
  const highest = ids.reduce((a, b) => Math.max(a, b), known);
  if (highest > known) writeSetting(calls, keyOf(account), highest);
}

function keyOf(account: number): string {
  return `highest-communication:${account}`;
}
