// What a lead is found by: names, e-mails and stock numbers as words without accents, and the same of what is typed.

import { fold } from './fold.ts';

/** What the words of a lead come from. */
export interface Findable {
  readonly name: string;
  readonly emails: readonly string[];
  readonly stocks: readonly string[];
}

/**
 * Returns the words that a lead is found by: its folded name, a line break, then every other writing of it, the local parts
 * of its e-mails and its stock numbers.
 */
export function wordsOf({ name, emails, stocks }: Findable): string {
  const own = words(name);
  const others = [
    ...own.flatMap((word) => otherWritings[word] ?? []),
    ...joinedWritings(name),
    ...[...emails.map(localPart), ...stocks].flatMap((text) => [...words(text), words(text).join('')]),
  ];
  return `${own.join(' ')}\n${[...new Set(others)].filter((word) => !own.includes(word)).join(' ')}`;
}

/** Returns the words of a search, folded as those of the leads are; empty where nothing can be searched for. */
export function words(text: string): readonly string[] {
  return fold(text)
    .replace(/[œæøłđß]/g, (letter) => plain[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** An e-mail address as it is compared. */
export function foldedAddress(address: string): string {
  return fold(address.trim());
}

/** Letters that are no accented ones, and that people type in two strokes. */
const plain: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ß: 'ss' };

/** Saints are written either way, whatever the birth certificate says. */
const otherWritings: Readonly<Record<string, readonly string[]>> = {
  st: ['saint'],
  ste: ['sainte'],
  saint: ['st'],
  sainte: ['ste'],
};

/** `O'Neil` is also typed `oneil`, `St-Jean` also `stjean`. */
function joinedWritings(name: string): readonly string[] {
  return name
    .split(/\s+/)
    .map(words)
    .filter((parts) => parts.length > 1)
    .flatMap((parts) => {
      const [first = '', ...rest] = parts;
      return [first, ...(otherWritings[first] ?? [])].map((beginning) => [beginning, ...rest].join(''));
    });
}

function localPart(address: string): string {
  return address.split('@')[0] ?? '';
}
