// Where the caret belongs after a number was regrouped under it.

/** Counts the characters of a number that carry meaning: everything but the grouping. */
export function significantBefore(text: string, caret: number): number {
  return text.slice(0, caret).replace(grouping, '').length;
}

/** Returns the caret's place in the regrouped text: right after as many significant characters as before. */
export function caretAfter(text: string, significant: number): number {
  let seen = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (seen === significant) return index;
    if (!isGrouping(text[index] ?? '')) seen += 1;
  }
  return text.length;
}

/** Returns a text without the grouping that is left when its last digit is gone. */
export function withoutBareGrouping(text: string): string {
  return significantBefore(text, text.length) === 0 ? '' : text;
}

/**
 * Takes out the significant character before the caret. For a backspace that only met a hyphen or a space: it would be
 * put back at once, and the key would seem dead.
 */
export function withoutOneBefore(text: string, caret: number): { readonly text: string; readonly caret: number } {
  let index = caret - 1;
  while (index >= 0 && isGrouping(text[index] ?? '')) index -= 1;
  return index < 0 ? { text, caret } : { text: text.slice(0, index) + text.slice(index + 1), caret: index };
}

const grouping = /[\s().\-/]/g;

function isGrouping(character: string): boolean {
  return /[\s().\-/]/.test(character);
}
