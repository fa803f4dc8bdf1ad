// Numbers that are dialled as they stand and have no E.164: emergency, services such as 411, star codes. They are
// recognised before anything else, since any library would gladly make "+1911" of them.

import { isNanp } from './phone-plans.ts';
import { digitsOf, keyed } from './phone-text.ts';

/**
 * Tells what a handful of digits reaches in a region, or null where it is no such code. 112 is an emergency number in
 * Canada and the United States too: mobile networks pass it to 911.
 */
export function shortCodeKind(digits: string, region: string): 'emergency' | 'short-code' | null {
  const nanp = isNanp(region);
  const own = emergency[region]?.split(' ') ?? (nanp ? ['911', '112'] : ['112']);
  if (own.includes(digits)) return 'emergency';
  if (nanp && /^(?:[2-9]11|988|0)$/.test(digits)) return 'short-code';
  if (!nanp && /^116[0-9]{3}$/.test(digits)) return 'short-code';
  return null;
}

/** What a text that begins with `*` or `#` asks for: a code on its own, or a privacy code before a number. */
interface StarCode {
  readonly code: string;
  readonly number: string | null;
}

/**
 * Reads a star or hash code: `*98`, `#31#`, `*CAA` (letters typed on the keypad), `*67 514 555-0199`. Null for anything
 * else, a `#` used as a label before a number included.
 */
export function readStarCode(text: string): StarCode | null {
  const privacy = /^([*#]) ?(67|82|31#)([ ,.+(0-9-].*)$/.exec(text);
  const [, sign = '', code = '', number = ''] = privacy ?? [];
  if (digitsOf(number).length >= 10) return { code: sign + code, number: number.replace(/^[ ,.-]+/, '') };
  const compact = text.replace(/[ .()-]/g, '');
  if (/^[*#][a-z]{3,4}$/i.test(compact)) return { code: keyed(compact), number: null };
  return /^(?:\*[*#0-9]{1,20}|#[0-9]{1,6}|#[0-9]{1,6}[*#][*#0-9]{0,20}|#\*[*#0-9]{1,20})$/.test(compact)
    ? { code: compact, number: null }
    : null;
}

/** Emergency numbers by region where they aren't 112 alone (or 911 and 112 under +1), from the regulators' lists. */
const emergency: Readonly<Record<string, string | undefined>> = Object.assign(Object.create(null), {
  AE: '999 998 997 112',
  AR: '911 100 101 107 112',
  AT: '112 122 133 144',
  AU: '000 106 112',
  BB: '911 112 211 311 511',
  BD: '999',
  BE: '112 100 101',
  BR: '190 192 193 112 911',
  BS: '911 919 112',
  CH: '112 117 118 144 1414',
  CI: '110 111 170 180 185',
  CL: '131 132 133',
  CM: '117 118 119 112',
  CN: '110 119 120 122 112',
  CO: '123 112 911',
  CR: '911 112',
  CZ: '112 150 155 156 158',
  DE: '112 110',
  DZ: '14 17 1021 112',
  EC: '911 112',
  EG: '122 123 180 112',
  ES: '112 061 062 080 085 088 091 092',
  FR: '112 15 17 18 114 115 119',
  GB: '999 112',
  GR: '112 100 166 199',
  HK: '999 112',
  HR: '112 192 193 194',
  HT: '114 115 118 112',
  HU: '112 104 105 107',
  ID: '110 112 113 118',
  IE: '112 999',
  IL: '100 101 102 112',
  IN: '112 100 101 102 108',
  IT: '112 113 115 118',
  JM: '119 110 911 112',
  JP: '110 119',
  KE: '999 112',
  KR: '112 119',
  LB: '112 140 175',
  LK: '119 110 112',
  LU: '112 113',
  MA: '15 19 112 177',
  MX: '911 112',
  MY: '999 112',
  NO: '110 112 113',
  NZ: '111 112',
  PE: '105 106 116 112 911',
  PH: '911 112',
  PK: '15 1122 112',
  PL: '112 997 998 999',
  RU: '112 101 102 103',
  SA: '911 997 998 999 112',
  SG: '995 999 112',
  SI: '112 113',
  SK: '112 150 155 158',
  SN: '17 18 112',
  TH: '191 199 112',
  TN: '190 197 198 112',
  TT: '999 990 811 911 112',
  TW: '110 119 112',
  UA: '112 101 102 103',
  VE: '911 171 112',
  VN: '113 114 115 112',
  ZA: '10111 10177 112',
});
