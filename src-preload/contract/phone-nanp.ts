// How North American numbers (+1) are written: read in one pass when they are plain, since they are nearly all the
// numbers here; grouped the Québec way; spelled in words on the keypad.

import { keyed } from './phone-text.ts';

/**
 * Reads ten national digits from a text of ASCII digits and ordinary separators alone, in one pass. Null for anything
 * else, which says nothing about it: the slow path decides. `local` tells whether numbers may come without +1.
 */
export function plainNanp(text: string, local: boolean): string | null {
  if (text.length < 10 || text.length > 24) return null;
  let value = 0;
  let count = 0;
  let plus = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      value = value * 10 + code - 48;
      count++;
    } else if (code === 43) {
      if (plus || count > 0) return null;
      plus = true;
    } else if (code !== 32 && code !== 45 && code !== 46 && code !== 40 && code !== 41) return null;
  }
  if (count === 11 && value >= 1e10 && value < 2e10 && (plus || local)) value -= 1e10;
  else if (count !== 10 || plus || !local) return null;
  return value >= 2e9 ? String(value) : null;
}

/** Groups national digits the Québec way, as far as they go: `514 555-0199`, `514 55`. Digits past ten stay on the end. */
export function groupNanp(national: string): string {
  if (national.length <= 3) return national;
  const exchange = `${national.slice(0, 3)} ${national.slice(3, 6)}`;
  return national.length <= 6 ? exchange : `${exchange}-${national.slice(6)}`;
}

/** Tells whether a number is cut where people cut them, if at all: never inside the area code or the exchange. */
export function isGrouped(text: string): boolean {
  return /^[^0-9]*1?[^0-9]*[2-9][0-9]{2}[^0-9]*[0-9]{3}[^0-9]*[0-9]{2}[^0-9]*[0-9]{2}[^0-9]*$/.test(text);
}

/** Area codes whose calls the called party pays: those that advertise words. */
export const tollFree = '8(?:00|33|44|55|66|77|88)';

const spelled = /^\+?1?[ .()-]*([2-9][0-9]{2})([ .()-]*)((?:[a-z0-9][ .-]?){6}[a-z0-9])([a-z]{0,9})(?![a-z0-9])/i;

/**
 * Reads a number spelled on the keypad (`1-800-FLOWERS`, `514-555-CARS`) that begins the text: its ten digits and the
 * length read. Null where nothing is spelled.
 *
 * Letters past the tenth digit are left out on toll-free numbers (`1-800-MATTRESS`), since networks ignore them; a
 * digit there (`1-800-GOFEDEX1`) makes it no number, for nobody types a digit not to be dialled. Fewer than three
 * letters are a mistype, and X or N alone are a mask (`514-555-XXXX`). In lower case after a space a word is rather a
 * name (`514 555 Jean`), but on toll-free numbers.
 */
export function spelledNanp(text: string): { readonly national: string; readonly length: number } | null {
  const found = spelled.exec(text);
  if (!found) return null;
  const [whole, area = '', gap = '', word = '', more = ''] = found;
  const letters = word.replace(/[^a-z]/gi, '');
  const free = new RegExp(`^${tollFree}$`).test(area);
  if (letters.length < 3 || /^[xn]+$/i.test(letters) || (more !== '' && !free)) return null;
  if (!free && /[a-z]/.test(letters) && /[ ]/.test(gap + word)) return null;
  return { national: area + keyed(word.replace(/[^a-z0-9]/gi, '')), length: whole.length };
}
