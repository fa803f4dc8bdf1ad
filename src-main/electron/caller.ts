// Who calls, in one line, for the system's own surfaces.

import { formatPhone } from '../../src-preload/contract/phone.ts';
import type { LiveCall } from '../../src-preload/contract/snapshot.ts';
import type { Words } from './words.ts';

/** Writes the lead's name, else the number, else that it is hidden. */
export function callerOf(words: Words, call: LiveCall, region: string): string {
  return call.lead?.name || numberOf(call, region) || words('ring.hidden');
}

/** Writes the number as the agent's region groups it; as it came where it has no E.164. */
export function numberOf(call: LiveCall, region: string): string {
  return call.number === null ? call.raw : formatPhone(call.number, region);
}
