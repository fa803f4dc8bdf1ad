// From the digits of one number to its E.164, or to the reason why there is none.

import { type CountryCode, parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/max';
import { isAssigned, isNanp, isRegion, isWhole } from './phone-plans.ts';
import { digitsOf } from './phone-text.ts';

/** Why digits are no number. */
type DigitRefusal = 'not-a-number' | 'too-short' | 'too-long' | 'not-assigned' | 'no-such-region';

/** E.164, or why there is none. */
type E164 = { readonly e164: string; readonly refusal: null } | { readonly e164: null; readonly refusal: DigitRefusal };

/**
 * Reads one number written with ASCII digits, `+` and ordinary separators: with a country code (`+`, `+cc (0) n`), with
 * an international prefix, or as it is dialled inside the region. `00` is taken for a prefix in North America too,
 * where no number begins so: Europeans write it everywhere.
 */
export function readE164(written: string, region: string): E164 {
  // "1+514…" is how old directories say that the 1 is dialled.
  const text = written.replace(/^[^0-9+]*1[^0-9+]*\+(?=[^+]*$)[ 1]?/, '+1');
  const plus = text.indexOf('+');
  const digits = digitsOf(text);
  const isAstray = plus !== text.lastIndexOf('+') || /[0-9].*\+/s.test(text);
  if (isAstray) return refuse(digits.length > 15 ? 'too-long' : 'not-a-number');
  if (digits === '') return refuse('not-a-number');
  if (digits.length > 20) return refuse('too-long');
  const home = isNanp(region);
  if (plus >= 0) return international(digits, text);
  if (!isRegion(region)) return refuse('no-such-region');
  if (!home) return viaLibrary(digits, region);
  const prefix = /^(?:011|00)/.exec(digits)?.[0];
  if (prefix && digits.length > 10) return international(digits.slice(prefix.length), text);
  return nanp(digits.length > 10 && digits.startsWith('1') ? digits.slice(1) : digits);
}

function international(digits: string, text: string): E164 {
  if (!digits.startsWith('1')) {
    return isWhole(digits) ? { e164: `+${digits}`, refusal: null } : viaLibrary(`+${digits}`, null);
  }
  // "+1 (0) 514 …": a European habit; no area code begins with 0.
  return nanp(digits.slice(1).replace(/^0/, /\(\s*0\s*\)/.test(text) ? '' : '0'));
}

function nanp(national: string): E164 {
  if (national.length < 10) return refuse('too-short');
  if (national.length > 10) return refuse('too-long');
  return isAssigned(national) ? { e164: `+1${national}`, refusal: null } : refuse('not-assigned');
}

function viaLibrary(digits: string, region: CountryCode | null): E164 {
  const country = region === null ? { extract: false } : { defaultCountry: region, extract: false };
  const number = parsePhoneNumberFromString(digits, country);
  // The library knows numbers of up to 17 digits and a country code; E.164 ends at 15 in all.
  if (number && number.number.length > 16) return refuse('too-long');
  if (number?.isValid()) return { e164: number.number, refusal: null };
  switch (validatePhoneNumberLength(digits, country)) {
    case 'INVALID_COUNTRY':
      return refuse('no-such-region');
    case 'NOT_A_NUMBER':
    case 'TOO_SHORT':
    case 'INVALID_LENGTH':
      return refuse('too-short');
    case 'TOO_LONG':
      return refuse('too-long');
    case undefined:
      return refuse('not-assigned');
  }
}

function refuse(refusal: DigitRefusal): E164 {
  return { e164: null, refusal };
}
