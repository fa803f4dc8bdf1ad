// A call's number as it is read: grouped as in the agent's region, with its extension in the agent's language.

import type { TFunction } from 'i18next';
import { formatPhone } from '../../src-preload/contract/phone.ts';

interface Numbered {
  readonly number: string | null;
  readonly extension: string | null;
  readonly raw: string;
}

/** Writes a number for reading; as it was typed where it has no E.164. */
export function phoneText(t: TFunction, call: Numbered, region: string): string {
  const number = call.number === null ? call.raw : formatPhone(call.number, region);
  return call.extension === null ? number : t('phone.with-extension', { number, extension: call.extension });
}
