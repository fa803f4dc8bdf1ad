// Narrowing a short list by typing, blind to case and accents.

/** True where every typed word is found in the text: `helene` finds "Hélène". */
export function matchesText(text: string, typed: string): boolean {
  const plain = bare(text);
  return bare(typed)
    .split(/\s+/)
    .every((word) => plain.includes(word));
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
