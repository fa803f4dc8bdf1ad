// The language that dates and numbers are written in.

import { useTranslation } from 'react-i18next';
import { type Language, languages } from '../../src-preload/contract/settings.ts';

/** Returns the language of the screens. */
export function useLanguage(): Language {
  const { language } = useTranslation().i18n;
  return languages.find((known) => known === language) ?? 'en';
}
