// What dialling a number does besides ringing somebody: codes that change how the phone system works, and numbers that
// cost. From the numbering plans alone; a carrier's own plan is nowhere to be read.

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Phone, PhoneRegion } from './phone.ts';

/** `country` is ISO 3166-1 alpha-2; null for networks that belong to no country, such as satellites. */
export type PhoneCost =
  | { readonly kind: 'service-code' }
  | { readonly kind: 'premium' }
  | { readonly kind: 'abroad'; readonly country: string | null };

/**
 * Tells what a number does or costs beyond an ordinary call from a region, or null. Every code with `*` or `#` counts:
 * which of them forwards calls differs from one phone system to the next. A privacy code before a number only hides the
 * caller. Countries that share +1 count as abroad from one another: most of them are billed as international.
 */
export function costOf(phone: Phone, region: PhoneRegion): PhoneCost | null {
  if (isServiceCode(phone)) return { kind: 'service-code' };
  if (phone.e164 === null) return null;
  const number = parsePhoneNumberFromString(phone.e164, { extract: false });
  const type = number?.getType();
  if (type === 'PREMIUM_RATE' || payPerCall.test(phone.e164)) return { kind: 'premium' };
  const isFree = type === 'TOLL_FREE';
  const isNowhere = number?.countryCallingCode === '1' && type === 'PERSONAL_NUMBER';
  if (!number || isFree || isNowhere || number.country === region) return null;
  return { kind: 'abroad', country: number.country ?? null };
}

/** Tells whether a number is a code of the phone system, such as `*72` or `*21*5145550199#`, and rings nobody. */
export function isServiceCode(phone: Phone): boolean {
  return phone.kind === 'short-code' && /[*#]/.test(phone.dial);
}

/** North America keeps the exchange 976 for pay-per-call in every area code; the library knows 900 alone. */
const payPerCall = /^\+1[2-9][0-9]{2}976[0-9]{4}$/;
