// A call's number as it is read: grouped as in the agent's region, with its extension in the agent's language.

import type { TFunction } from 'i18next';
import { formatPhone, parsePhone } from '../../src-preload/contract/phone.ts';

interface Numbered {
  readonly number: string | null;
  readonly extension: string | null;
  readonly raw: string;
}

/**
 * Writes a number for reading; where it has no E.164, a local one as `555-0199` and any other as it was typed. One that the
 * caller withheld is said to be hidden.
 */
export function phoneText(t: TFunction, call: Numbered, region: string): string {
  if (isWithheld(call)) return t('phone.hidden');
  const number = call.number === null ? rawText(call.raw, region) : formatPhone(call.number, region);
  return call.extension === null ? number : t('phone.with-extension', { number, extension: call.extension });
}

/** Tells whether the caller withheld the number: nobody can be looked up by it, or called back. */
export function isWithheld({ number, raw }: Pick<Numbered, 'number' | 'raw'>): boolean {
  return number === null && raw === '';
}

/** A local number is grouped as the first digits of a whole one while it is typed: so it isn't shown as it was typed. */
function rawText(raw: string, region: string): string {
  const parsed = parsePhone(raw, region);
  const isLocal = parsed.ok && parsed.phone.kind === 'local' && /^\d{7}$/.test(parsed.phone.dial);
  return isLocal ? `${parsed.phone.dial.slice(0, 3)}-${parsed.phone.dial.slice(3)}` : raw;
}
