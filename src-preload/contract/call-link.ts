// Links that ask this app for a call: `tel:`, `callto:`, `sip:`, `sips:` (RFC 3966, RFC 3261) and the app's own
// `offhook:dial?number=…` and `offhook:lead/123`. Anyone can write one, so whatever isn't plainly such a link is refused.

import { isLink } from './phone-link.ts';

export type CallLinkRefusal = 'not-a-link' | 'unknown-deed' | 'no-number' | 'too-much-text';

export type CallLink =
  | { readonly ok: true; readonly kind: 'number'; readonly number: string }
  | { readonly ok: true; readonly kind: 'lead'; readonly leadId: number }
  | { readonly ok: false; readonly refusal: CallLinkRefusal };

/** The longest link that is read; browsers and systems hand on far longer ones. */
const longestLink = 2000;

/** Reads a link; never throws. `number` is for `parsePhone`, which reads links of phones as they are. */
export function readCallLink(url: string): CallLink {
  const text = url.trim();
  if (text.length > longestLink) return { ok: false, refusal: 'too-much-text' };
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)) return { ok: false, refusal: 'not-a-link' };
  if (/^offhook:/i.test(text)) return ownLink(text.replace(/^offhook:(?:\/\/)?/i, ''));
  return isLink(text) ? { ok: true, kind: 'number', number: text } : { ok: false, refusal: 'not-a-link' };
}

function ownLink(rest: string): CallLink {
  const [path = '', query = ''] = rest.replace(/#.*$/s, '').split(/\?(.*)/s);
  const lead = /^lead\/([1-9]\d{0,14})\/?$/.exec(path)?.[1];
  if (lead !== undefined) return { ok: true, kind: 'lead', leadId: Number(lead) };
  if (!/^dial\/?$/.test(path)) return { ok: false, refusal: 'unknown-deed' };
  const numbers = new URLSearchParams(query.replaceAll('+', '%2B')).getAll('number');
  const [number, ...others] = numbers;
  // Two numbers in one link: nobody can tell which one was meant, or shown, before it was opened.
  if (number === undefined || number.trim() === '' || others.length > 0) return { ok: false, refusal: 'no-number' };
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(number)) return { ok: false, refusal: 'no-number' };
  return { ok: true, kind: 'number', number };
}
