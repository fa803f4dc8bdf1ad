// What of a lead matched the words typed: pure, so that the rule can be tried. It only marks; the core decides who is found.

import type { LeadPhone } from '../../src-preload/contract/lead.ts';
import { formatPhone } from '../../src-preload/contract/phone.ts';

/** A stretch of text, and whether it is what was typed. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** Splits a name where its words begin as the words typed do, accents and case apart. One piece without a hit for none. */
export function nameMatch(name: string, typed: string): readonly Piece[] {
  const text = name.normalize('NFC');
  const { letters, places } = folded(text);
  const hits = new Set<number>();
  for (const word of wordsOf(typed)) {
    for (const start of beginnings(letters)) {
      if (!letters.startsWith(word, start)) continue;
      for (let at = start; at < start + word.length; at += 1) hits.add(places[at] ?? -1);
    }
  }
  return pieces(text, hits);
}

/** Returns the first number that holds the digits typed, as it is read in a region, with them marked; null for none. */
export function phoneMatch(
  phones: readonly LeadPhone[],
  typed: string,
  region: string,
): { readonly phone: LeadPhone; readonly pieces: readonly Piece[] } | null {
  const digits = typed.replace(/\D/g, '');
  if (digits.length < 3 || /\p{L}/u.test(typed)) return null;
  for (const phone of phones) {
    const shown = formatPhone(phone.number, region);
    const places = [...shown].flatMap((character, place) => (/\d/.test(character) ? [place] : []));
    const all = places.map((place) => shown[place]).join('');
    // The country code is left out of a number of the agent's own region.
    const wanted = all.includes(digits) ? digits : digits.replace(/^1/, '');
    const start = wanted === '' ? -1 : all.indexOf(wanted);
    const from = start < 0 ? undefined : places[start];
    const to = places[start + wanted.length - 1];
    if (from === undefined || to === undefined) continue;
    return { phone, pieces: pieces(shown, new Set(Array.from({ length: to - from + 1 }, (_, step) => from + step))) };
  }
  return null;
}

function wordsOf(text: string): readonly string[] {
  return folded(text)
    .letters.split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The text without accents and in small letters, with the place in the text that each of its letters comes from. */
function folded(text: string): { readonly letters: string; readonly places: readonly number[] } {
  let letters = '';
  const places: number[] = [];
  let place = 0;
  for (const character of text) {
    const plain = character
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[œæøłđß]/g, (letter) => twoStrokes[letter] ?? letter);
    letters += plain;
    for (let at = 0; at < plain.length; at += 1) places.push(place);
    place += character.length;
  }
  return { letters, places };
}

const twoStrokes: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ß: 'ss' };

function beginnings(letters: string): readonly number[] {
  return [...letters.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(({ index }) => index);
}

function pieces(text: string, hits: ReadonlySet<number>): readonly Piece[] {
  const split: Piece[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && hits.has(at) === hits.has(at - 1)) continue;
    split.push({ text: text.slice(start, at), hit: hits.has(start) });
    start = at;
  }
  return split;
}
