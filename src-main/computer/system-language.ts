// The language to speak where nobody chose one.

import { type Language, languages } from '../../src-preload/contract/settings.ts';

/** Returns the first of the system's locales (`fr-CA`, `en_US`) that is a language of ours; English where none is. */
export function languageOfSystem(locales: readonly string[]): Language {
  for (const locale of locales) {
    const found = languages.find((language) => locale.toLowerCase().split(/[-_.]/, 1)[0] === language);
    if (found !== undefined) return found;
  }
  return 'en';
}
