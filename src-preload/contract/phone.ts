// Phone numbers: read in whatever form people write them, kept as E.164 with the extension apart, shown the way Québec
// writes them. Both processes read numbers here and nowhere else, so that what is shown is what is dialled.

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { readE164 } from './phone-e164.ts';
import { isBareLabel, isLabelled, readExtension } from './phone-extension.ts';
import { grouped } from './phone-grouping.ts';
import { readLink } from './phone-link.ts';
import { groupNanp, isGrouped, plainNanp, spelledNanp } from './phone-nanp.ts';
import { isAssigned, isNanp } from './phone-plans.ts';
import { phoneSpans } from './phone-scan.ts';
import { readStarCode, shortCodeKind } from './phone-short-code.ts';
import { digitsOf, keyed, plainText, separators, visible } from './phone-text.ts';

/** ISO 3166-1 alpha-2, in capitals, such as `CA`: where numbers without a country code are dialled. */
export type PhoneRegion = string;

/** `local`: seven digits or 310-XXXX with no area code; it can be dialled as it is and has no E.164. */
export type PhoneKind = 'number' | 'emergency' | 'short-code' | 'local';

/** One number, read. */
export interface Phone {
  readonly kind: PhoneKind;
  /** `+15145550199`; null for emergency numbers, short codes and local numbers. */
  readonly e164: string | null;
  /** Digits only, pauses dropped; null where there is none. */
  readonly extension: string | null;
  /** What the phone is to be given: the E.164, or the code itself; a privacy code stays in front (`*675145550199`). */
  readonly dial: string;
  /** The text as it was given. */
  readonly raw: string;
}

/**
 * Why a text is no number. `not-assigned`: the right length, but nobody can have it; `no-such-region`: the country code
 * doesn't exist, or the default region doesn't; `too-much-text`: past 250 characters nothing is read.
 */
export type PhoneRefusal =
  | 'empty'
  | 'not-a-number'
  | 'too-short'
  | 'too-long'
  | 'not-assigned'
  | 'no-such-region'
  | 'too-much-text';

export type PhoneParse =
  | { readonly ok: true; readonly phone: Phone }
  | { readonly ok: false; readonly refusal: PhoneRefusal };

/** Characters past which a text isn't taken for one number. */
const longestNumber = 250;
/** Characters of a pasted text that are searched for numbers. */
const longestText = 10_000;

const separator = new RegExp(`[${separators}]`, 'g');
const leadingDigits = new RegExp(`^[+0-9${separators}]+`);
const typedHead = new RegExp(`^[+0-9${separators}\u200b]*[0-9]`);
const typedTail = new RegExp(`^[${separators}\u200b]*$`);

/**
 * Reads the one number that a text holds, whatever its form; never throws. Words may stand around it as long as they
 * hold no digit (`Jean Tremblay 514-555-0199`, `514 555-0199 (cell)`): with a second number, or any digit that would
 * have to be left out, the text is refused and `findPhones` can offer the choice. Codes (`911`, `*98`) and seven-digit
 * numbers count only when they are alone: `bureau 411` is no call to directory assistance.
 */
export function parsePhone(text: string, region: PhoneRegion): PhoneParse {
  const national = plainNanp(text, isNanp(region));
  if (national !== null && isAssigned(national)) {
    const e164 = `+1${national}`;
    return { ok: true, phone: { kind: 'number', e164, extension: null, dial: e164, raw: text } };
  }
  if (text.length > longestNumber) return { ok: false, refusal: 'too-much-text' };
  const reading = read(visible(plainText(text)).trim(), region);
  return typeof reading === 'string' ? { ok: false, refusal: reading } : { ok: true, phone: { ...reading, raw: text } };
}

/**
 * Finds every distinct number of a pasted text, in order; empty for none. A number with its extension is one. Dates,
 * prices, web and e-mail addresses are left alone, and so are codes and seven-digit numbers amid other text, 310-XXXX
 * apart. Of a text past 10,000 characters the rest isn't read, nor a number that the cut touches.
 */
export function findPhones(text: string, region: PhoneRegion): readonly Phone[] {
  const one = parsePhone(text, region);
  if (one.ok) return [one.phone];
  const plain = plainText(text.slice(0, longestText));
  const found = new Map<string, Phone>();
  for (const span of phoneSpans(plain, region, (link) => parsePhone(link, region).ok)) {
    if (text.length > longestText && span.end >= longestText - 60) break;
    const parsed = parsePhone(text.slice(span.start, span.end), region);
    if (!parsed.ok) continue;
    const key = `${parsed.phone.dial};${parsed.phone.extension ?? ''}`;
    if (!found.has(key)) found.set(key, parsed.phone);
  }
  return [...found.values()];
}

/**
 * Formats what is in a number field while it is being typed; doing it twice changes nothing, and no digit is lost. What
 * follows a whole number, its extension above all, stays as typed. Seven digits typed with their dash stay local
 * (`555-0199`). A text that isn't digits and separators, or holds too many, comes back as it is.
 */
export function formatAsTyped(text: string, region: PhoneRegion): string {
  if (text.length > longestNumber) return text;
  const plain = plainText(text);
  const head = typedHead.exec(plain)?.[0] ?? '';
  const digits = digitsOf(head);
  if (digits === '' || /[0-9].*\+|\+.*\+/s.test(head)) return text;
  const number = visible(head);
  const rest = text.slice(head.length);
  const formatted = grouped(number, digits, region);
  if (formatted === null) return text;
  const isOver = typedTail.test(plain.slice(head.length));
  if (isOver) return /\s$/.test(rest) ? `${formatted} ` : formatted;
  return readE164(number, region).e164 === null ? text : formatted + rest;
}

/**
 * Writes an E.164 number for people: `514 555-0199` for a +1 number where the region dials with +1, else the
 * international form, `+33 1 42 68 53 00`. Returns the input if it is no E.164.
 */
export function formatPhone(e164: string, region: PhoneRegion): string {
  if (!/^\+[1-9][0-9]{1,14}$/.test(e164)) return e164;
  if (/^\+1[2-9][0-9]{9}$/.test(e164) && isNanp(region)) return groupNanp(e164.slice(2));
  return parsePhoneNumberFromString(e164, { extract: false })?.formatInternational() ?? e164;
}

/**
 * Writes the link that hands a number to the system's phone app. `tel:` follows RFC 3966, extension included; local
 * numbers and codes go without `phone-context`, which no phone app asks for. `sip:` has no host, which makes softphones
 * complete it with their own account, and no parameters, which some would dial: the extension stays with the agent.
 * `#` is always escaped, or it would begin a fragment and the code be cut.
 */
export function phoneUri(scheme: 'tel' | 'sip', phone: Phone): string {
  const dial = phone.dial.replaceAll('#', '%23');
  return scheme === 'tel' && phone.extension !== null ? `tel:${dial};ext=${phone.extension}` : `${scheme}:${dial}`;
}

type Reading = Omit<Phone, 'raw'> | PhoneRefusal;

function read(text: string, region: PhoneRegion): Reading {
  if (text === '') return 'empty';
  const link = readLink(text);
  if (!link) return readWritten(text.replace(/^%2b/i, '+'), region, true);
  const number = link.number.trim();
  if (number === '') return 'not-a-number';
  const spelling = link.scheme === 'tel';
  const inContext = link.context === null || number.includes('+') ? null : `${link.context} ${number}`;
  const asWritten = readWritten(number, region, spelling);
  const isCode = typeof asWritten !== 'string' && (asWritten.kind === 'emergency' || asWritten.kind === 'short-code');
  const reading = inContext === null || isCode ? asWritten : completed(inContext, asWritten, region, spelling);
  if (typeof reading === 'string' || link.extension === null) return reading;
  return { ...reading, extension: reading.extension ?? link.extension };
}

/** RFC 3966: a local number is completed by its context. Many write the context of a number that is whole already. */
function completed(inContext: string, asWritten: Reading, region: PhoneRegion, spelling: boolean): Reading {
  const reading = readWritten(inContext, region, spelling);
  const isWhole = typeof asWritten !== 'string' && asWritten.kind === 'number';
  return typeof reading === 'string' && isWhole ? asWritten : reading;
}

function readWritten(text: string, region: PhoneRegion, spelling: boolean): Reading {
  if (/^[*#]/.test(text)) return readStarred(text, region, spelling);
  const compact = text.replace(separator, '');
  const code = /^[0-9]{1,6}$/.test(compact) ? shortCodeKind(compact, region) : null;
  if (code) return { kind: code, e164: null, extension: null, dial: compact };
  const word = /^310[ .-]?([a-z]{4})$/i.exec(text)?.[1];
  if (word && spelling && isNanp(region)) {
    return { kind: 'local', e164: null, extension: null, dial: `310${keyed(word)}` };
  }
  const start = text.search(/[+0-9]/);
  if (start < 0) return 'not-a-number';
  const lead = text.slice(0, start);
  if (!isAside(lead) || /\p{L}-?$/u.test(lead)) return 'not-a-number';
  return readLed(lead, text.slice(start), region, spelling);
}

/** Reads a number that begins a text, after words that are no part of it. */
function readLed(lead: string, text: string, region: PhoneRegion, spelling: boolean): Reading {
  const body = leadingDigits.exec(text)?.[0] ?? '';
  if (isLabelled(lead, body)) return 'not-a-number';
  const rest = text.slice(body.length);
  const digits = digitsOf(body);
  const spelled =
    spelling && digits.replace(/^1/, '').length <= 6 && !isBareLabel(rest) && (isNanp(region) || text.startsWith('+1'))
      ? spelledNanp(text)
      : null;
  const after = spelled ? text.slice(spelled.length) : rest;
  const extension = readExtension(after, true);
  const tail = after.slice(extension?.length ?? 0);
  const isAttached = /^[\p{L}_]/u.test(tail) && (extension !== null || spelled !== null || /[0-9]$/.test(body));
  if (!isAside(tail.replace(/[0-9+*]/g, '')) || (isAttached && !isBareLabel(tail))) return 'not-a-number';
  const number = spelled ? `+1${spelled.national}` : body;
  const isNamed = /\p{L}/u.test(lead);
  if (/[0-9+*]/.test(tail)) return digits.length < 7 ? 'not-a-number' : 'too-long';
  if (isLocal(number, digits, region)) {
    if (isNamed && !digits.startsWith('310')) return 'too-short';
    return { kind: 'local', e164: null, extension: extension?.digits ?? null, dial: digits };
  }
  const { e164, refusal } = readE164(number, region);
  const isWord = /^\p{L}/u.test(rest) && spelled === null;
  if (e164 === null) return isWord && refusal === 'too-short' ? 'not-a-number' : refusal;
  // "Jean 2024-05-14 10" has ten digits too: after words, a number has to look like one.
  if (isNamed && e164.startsWith('+1') && !/\+|^0/.test(body) && !spelled && !isGrouped(body)) return 'not-a-number';
  return { kind: 'number', e164, extension: extension?.digits ?? null, dial: e164 };
}

function readStarred(text: string, region: PhoneRegion, spelling: boolean): Reading {
  const star = readStarCode(text);
  if (star === null && text.startsWith('#')) return readWritten(text.replace(/^#[#*]*/, ''), region, spelling);
  if (star === null) return 'not-a-number';
  if (star.number === null) return { kind: 'short-code', e164: null, extension: null, dial: star.code };
  const reading = readWritten(star.number.trim(), region, spelling);
  if (typeof reading === 'string') return reading;
  if (reading.kind !== 'number') return 'not-a-number';
  return { ...reading, dial: star.code + afterStar(star.code, reading.dial) };
}

/** Star codes are an affair of wired lines, which know no `+`; mobile phones' codes, with a hash, take E.164. */
function afterStar(code: string, e164: string): string {
  if (code.includes('#')) return e164;
  return e164.startsWith('+1') ? e164.slice(2) : `011${e164.slice(1)}`;
}

/** Seven digits that North American exchanges can dial without an area code. */
function isLocal(number: string, digits: string, region: PhoneRegion): boolean {
  return isNanp(region) && !number.includes('+') && /^[2-9][0-9]{6}$/.test(digits);
}

/** Words and marks that may stand beside a number: names and labels, but no amount, address or control character. */
function isAside(text: string): boolean {
  return /^[\p{L}\p{M}\p{So}\p{Sk}\s.,:;'’"“”«»()[\]<>&|/\-#°!?]*$/u.test(text) && !text.includes('://');
}
