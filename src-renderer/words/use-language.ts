// The language that dates and numbers are written in.

import { useTranslation } from 'react-i18next';
import type { Language } from '../../src-preload/contract/settings.ts';

/** Returns the language of the screens. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'fr' ? 'fr' : 'en';
}
