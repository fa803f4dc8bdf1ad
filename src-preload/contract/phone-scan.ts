// Where numbers stand in a longer text: pieces to be read one by one. Careful to leave out dates, prices, addresses of
// machines and references, which are digits too.

import { readE164 } from './phone-e164.ts';
import { isLabelled, readExtension } from './phone-extension.ts';
import { isGrouped, tollFree } from './phone-nanp.ts';
import { isAssigned, isNanp } from './phone-plans.ts';
import { digitsOf } from './phone-text.ts';

/** A piece of a text, from `start` up to and without `end`. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the pieces of a plain text (see `plainText`) that each hold one number with its extension, in order. `reads`
 * tells whether a link holds a number. Takes time in proportion to the text: the library is asked 2,000 times at most.
 */
export function phoneSpans(plain: string, region: string, reads: (link: string) => boolean): readonly Span[] {
  const spans: Span[] = [];
  const budget = { asks: 2000 };
  const next = new RegExp(pieces, 'g');
  for (let found = next.exec(plain); found; found = next.exec(plain)) {
    const { link, word, run } = found.groups ?? {};
    const span = { start: found.index, end: next.lastIndex };
    if (link && reads(link)) spans.push(span);
    // "Tel:514 555-0199" is a label, not a link: what follows it is read like any text.
    else if (link) next.lastIndex = found.index + link.indexOf(':') + 1;
    else if (word) spans.push(withExtension(plain, span));
    else if (run) spans.push(...inRun(plain, found.index, run, region, budget));
    const last = spans.at(-1);
    if (last && last.end > next.lastIndex) next.lastIndex = last.end;
  }
  return spans;
}

/** A web address, skipped whole; a link; a toll-free number in capital letters; a run of digits and separators. */
const pieces = [
  '(?:[Hh][Tt]{2}[Pp][Ss]?:\\/\\/|www\\.)\\S+',
  '(?<link>(?<![A-Za-z])(?:[Tt][Ee][Ll]|[Cc][Aa][Ll]{2}[Tt][Oo]|[Ss][Ii][Pp][Ss]?):[^\\s<>"\']{3,200})',
  `(?<word>(?<![A-Za-z0-9])\\+?1?[ .(-]{0,2}${tollFree}[ .)-]{0,2}(?=[0-9.-]{0,6}[A-Z]{3})[A-Z0-9.-]{7,20})`,
  '(?<run>(?:\\+ ?)?\\(?\\+?[0-9][0-9 .()/[\\]\\u200b-]*)',
].join('|');

/** Digits that stand together in a run, at their places in the text. */
interface Group extends Span {
  readonly digits: string;
}

function inRun(plain: string, offset: number, run: string, region: string, budget: { asks: number }): readonly Span[] {
  const groups: Group[] = [...run.matchAll(/[0-9]+/g)].map((group) => ({
    digits: group[0],
    start: offset + group.index,
    end: offset + group.index + group[0].length,
  }));
  const spans: Span[] = [];
  for (let first = 0; first < groups.length; first++) {
    const before = groups[first - 1];
    const group = groups[first];
    if (!group || (before && isTied(plain.slice(before.end, group.start)))) continue;
    const start = before ? group.start : offset;
    if (isEmbedded(plain, start, first === 0)) continue;
    const last = lastGroup(plain, groups, first, start, region, budget);
    const end = groups[last]?.end;
    if (end === undefined || !endsThere(plain, start, end)) continue;
    if (isLabelled(plain.slice(Math.max(0, start - 20), start), plain.slice(start, end))) continue;
    spans.push(withExtension(plain, { start, end }));
    first = last;
  }
  return spans;
}

/** Returns the index of the group that ends the number beginning at `first`, or -1; the longest number wins. */
function lastGroup(
  plain: string,
  groups: readonly Group[],
  first: number,
  start: number,
  region: string,
  budget: { asks: number },
): number {
  let digits = '';
  const ends: number[] = [];
  for (let last = first; last < groups.length && digits.length <= 18; last++) {
    digits += groups[last]?.digits ?? '';
    const after = groups[last + 1];
    const whole = !after || !isTied(plain.slice(groups[last]?.end, after.start));
    if (whole && digits.length >= 7 && digits.length <= 18) ends.push(last);
  }
  const abroad = plain.slice(start, groups[first]?.start).includes('+') || /^(?:00|011)/.test(digits);
  for (const last of ends.reverse()) {
    const piece = plain.slice(start, groups[last]?.end);
    if (!abroad && isNanp(region)) {
      if (isHome(piece)) return last;
    } else if (budget.asks-- > 0 && readE164(piece, region).e164 !== null) return last;
  }
  return -1;
}

/** A ten-digit number cut where people cut them, or one of Canada's 310 numbers, which have no area code. */
function isHome(piece: string): boolean {
  const digits = digitsOf(piece);
  if (digits.length === 7) return /^310[ .-][0-9]{4}$/.test(piece);
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  return isGrouped(piece) && isAssigned(national);
}

/** A dot or a dash alone ties two groups: `0.5145550199` and `514-555-0199-12` hold no number to be cut out. */
function isTied(between: string): boolean {
  return /^[.-]$/.test(between);
}

/** Part of a word, a reference or an amount: `A5145550199`, `FA-5145550199`, `$5145550199`. */
function isEmbedded(plain: string, start: number, opens: boolean): boolean {
  if (!opens) return false;
  return /(?:[\p{L}\p{N}_$€£@%]|[\p{L}\p{N}]-)$/u.test(plain.slice(Math.max(0, start - 3), start));
}

/** False where an e-mail address goes on, or letters that make the digits a reference: `5145550199abc`. */
function endsThere(plain: string, start: number, end: number): boolean {
  const next = plain.slice(end, end + 1);
  if (next === '@') return false;
  if (!/[\p{L}_]/u.test(next) || readExtension(plain.slice(end, end + 40), false)) return true;
  return /[^0-9+]/.test(plain.slice(start, end));
}

/** Stretches a number over the extension that follows it, unless what looks like one begins another number. */
function withExtension(plain: string, number: Span): Span {
  const after = plain.slice(number.end, number.end + 60);
  const extension = readExtension(after, false);
  if (!extension) return number;
  const begins =
    number.end + extension.length - (/[0-9]+[^0-9]*$/.exec(after.slice(0, extension.length))?.[0].length ?? 0);
  const next = /^[0-9][0-9 .()/-]{0,20}/.exec(plain.slice(begins, begins + 20))?.[0] ?? '';
  const isNumber = /^(?:1?[ .-]?)?[(]?[0-9]{3}[) .-]{1,2}[0-9]{3}[ .-]?[0-9]{4}(?![0-9])/.test(next);
  return isNumber ? number : { start: number.start, end: number.end + extension.length };
}
