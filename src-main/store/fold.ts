// How names are compared in searches: one rule for calls and for leads.

/** Lower case without accents, so that `cote` finds Côté. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
