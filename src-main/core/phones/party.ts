// The other party of a call as a phone tells it: digits, a SIP address, a colleague's extension, or nothing at all.

import { type Phone, type PhoneRegion, parsePhone } from '../../../src-preload/contract/phone.ts';

/**
 * Reads whoever a phone says is at the other end. What is no telephone number stays as digits: few of them are a
 * colleague's extension, which is nobody's lead. Without any digit the number is hidden, and `raw` empty.
 */
export function readParty(text: string, region: PhoneRegion): Phone {
  const clean = text.replace(/\p{C}/gu, '').trim().slice(0, longest);
  const address = /^[^\s:@<>]+@[^\s@<>]+$/.test(clean) ? `sip:${clean}` : clean;
  const parsed = parsePhone(address, region);
  const user = userOf(clean);
  if (parsed.ok) return { ...parsed.phone, raw: parsed.phone.e164 === null ? parsed.phone.dial : user };
  const digits = /^[\d\s()+.*#-]*$/.test(user) ? digitsOf(user) : null;
  if (digits === null) return { kind: 'local', e164: null, extension: null, dial: '', raw: '' };
  const kind = digits.length <= longestExtension ? 'short-code' : 'local';
  return { kind, e164: null, extension: null, dial: digits, raw: digits };
}

/** Returns the digits of a text; null where it holds none. */
export function digitsOf(text: string): string | null {
  return text.replace(/\D/g, '') || null;
}

const longest = 250;
/** Extensions inside a company; public numbers are longer. */
const longestExtension = 6;

/** The part of a SIP address before its machine, without its scheme, name and brackets. */
function userOf(text: string): string {
  const inBrackets = /<([^<>]*)>/.exec(text)?.[1] ?? text;
  const user = inBrackets.replace(/^(?:sips?|tel|callto):/i, '').replace(/[@;?].*$/s, '');
  return user.replace(/%2B/gi, '+').slice(0, 60);
}
