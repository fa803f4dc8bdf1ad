// Links that carry a number: tel: (RFC 3966), callto:, sip: and sips: (RFC 3261). They reach the app from web pages,
// from the system and from phones' own reports.

/** What a link holds: a number as somebody wrote it, and what its parameters say. */
interface Link {
  readonly scheme: 'tel' | 'sip';
  readonly number: string;
  readonly extension: string | null;
  /** The start of international numbers this one is local to, such as `+1`; null where it says none. */
  readonly context: string | null;
}

const scheme = /^(tel|callto|sips?):(?:\/\/)?/i;

/** Tells whether a text begins as a link of a phone. */
export function isLink(text: string): boolean {
  return scheme.test(text);
}

/**
 * Reads a link that makes up the whole text, or the one between `<` and `>` as in a SIP header. Null where the text is
 * no link. Percent signs are decoded; a password, a host, headers and unknown parameters are left out.
 */
export function readLink(text: string): Link | null {
  const link = inBrackets(text) ?? text;
  const found = scheme.exec(link);
  if (!found?.[1]) return null;
  const isSip = /^s/i.test(found[1]);
  const rest = link.slice(found[0].length).trim();
  // "Tel: 514 555-0199; cell: 418 555-0123" is a sentence: nothing of it may be taken for a parameter and left out.
  if (/\s/.test(rest)) return { scheme: isSip ? 'sip' : 'tel', number: decoded(rest), extension: null, context: null };
  const user = isSip && rest.includes('@') ? rest.slice(0, rest.lastIndexOf('@')) : rest.replace(/\?.*$/s, '');
  const [head = '', ...parameters] = user.split(';');
  const number = decoded(isSip ? head.replace(/:.*$/s, '') : head);
  // An address of a machine, not digits that somebody may dial.
  if (isSip && !rest.includes('@') && /^[0-9]+(?:\.[0-9]+){3}$/.test(number)) {
    return { scheme: 'sip', number: '', extension: null, context: null };
  }
  const values = parameters.map(decoded);
  const context = values.map((value) => /^phone-context=(\+[0-9().-]+)$/i.exec(value)?.[1]).find(Boolean) ?? null;
  const extension = values.map((value) => /^(?:ext|postd)=([0-9().,pw#-]{1,20})$/i.exec(value)?.[1]).find(Boolean);
  return {
    scheme: isSip ? 'sip' : 'tel',
    number,
    extension: extension?.replace(/#.*$/, '').replace(/[^0-9]/g, '') || null,
    context,
  };
}

/** The link of a SIP header, or one after a name: nothing else may hold a number, or it would be left out in silence. */
function inBrackets(text: string): string | null {
  const found = /^(?<name>[^<>]*)<\s*(?<link>(?:tel|callto|sips?):[^<>]*)>\s*(?:;[^<>\s]*)?$/i.exec(text)?.groups;
  if (found?.link === undefined) return null;
  const name = found.name?.trim() ?? '';
  const isCaller = /^s/i.test(found.link) && /^[0-9+*#]*$/.test(name);
  return isCaller || /^(?:"[^"]*"|[^"0-9]*)$/.test(name) ? found.link : null;
}

/** Decodes percent signs that stand for ASCII, and the non-breaking space: no number needs more. */
function decoded(text: string): string {
  return text
    .replace(/%C2%A0/gi, ' ')
    .replace(/%([0-7][0-9A-F])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
