// The characters people write numbers with, brought to plain ASCII: full-width and Arabic-Indic digits, odd spaces and
// dashes, invisible marks. Stands first so that every other rule is written once, in ASCII.

/** What may stand between the digits of one number, for use inside a character class. */
export const separators = ' \\t\\n\\r.()/[\\]\\-';

const foreign = /[^\t\n\r\x20-\x7e]/gu;
/** Stands for what can't be seen, so that a text keeps its length; `visible` takes it out. */
const unseen = '\u200b';

/**
 * Returns the text in plain ASCII where it has an ASCII twin, of the same length in code units, so that a position in
 * one is a position in the other. Characters without a twin stay as they are.
 */
export function plainText(text: string): string {
  return text.replace(foreign, (character) => asciiOf(character).padEnd(character.length, unseen));
}

/** Takes out what can't be seen: bidi marks, zero-width spaces, soft hyphens, the tail of an emoji digit. */
export function visible(plain: string): string {
  return plain.replaceAll(unseen, '');
}

/** Keeps the ASCII digits of a plain text. */
export function digitsOf(plain: string): string {
  return plain.replace(/[^0-9]/g, '');
}

/** Types letters on a telephone keypad (ITU-T E.161), in ASCII digits; other characters stay. */
export function keyed(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => '22233344455566677778889999'.charAt((letter.charCodeAt(0) & 31) - 1));
}

/** First code point of each row of decimal digits read here: the scripts of those who live in Québec, and full width. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xff10, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6] as const;

function asciiOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  for (const zero of zeros) if (point >= zero && point < zero + 10) return String(point - zero);
  if (point >= 0xff01 && point <= 0xff5e) return String.fromCharCode(point - 0xfee0);
  if (/\p{Cf}|\ufe0f|\u20e3/u.test(character)) return unseen;
  if (/\p{Zs}/u.test(character)) return ' ';
  if (/[\p{Zl}\p{Zp}\u0085]/u.test(character)) return '\n';
  if (/[\p{Pd}\u2212]/u.test(character)) return '-';
  return { '·': '.', '•': '.', '∙': '.', '․': '.', '⁄': '/', '∕': '/', '×': 'x', '、': ',' }[character] ?? character;
}
