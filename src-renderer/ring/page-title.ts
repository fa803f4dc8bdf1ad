// What the tab or the taskbar says of the window while a call rings.

import type { TFunction } from 'i18next';
import type { LiveCall } from '../../src-preload/contract/snapshot.ts';
import { callerText } from './caller-text.ts';

/** Writes the title: who rings first, and how many ring. `Offhook` while nobody does. */
export function pageTitle(t: TFunction, ringing: readonly LiveCall[], region: string): string {
  const heard = ringing.filter((call) => !call.silenced);
  const first = heard[0];
  if (first === undefined) return 'Offhook';
  return t('ring.page-title', { count: heard.length, who: callerText(t, first, region) });
}
