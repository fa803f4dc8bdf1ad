// Who calls, in one line: for titles, notifications and what is read aloud.

import type { TFunction } from 'i18next';
import type { LiveCall } from '../../src-preload/contract/snapshot.ts';
import { phoneText } from '../parts/phone-text.ts';

/** Writes the lead's name, else the number, else that it is hidden. */
export function callerText(t: TFunction, call: LiveCall, region: string): string {
  return call.lead?.name || phoneText(t, call, region);
}
