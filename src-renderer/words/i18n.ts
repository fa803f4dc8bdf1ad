// The words of the screens, in the languages that are bundled with the window.

import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from '../../resources/locales/en.json';
import fr from '../../resources/locales/fr.json';
import type { Language } from '../../src-preload/contract/settings.ts';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';

/** Loads the words. Nothing is fetched: both languages are in the bundle. */
export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { en: { translation: en }, fr: { translation: fr } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = localeOf(language);
}

/** Changes the language of the screens and of the document. */
export async function speak(language: Language): Promise<void> {
  document.documentElement.lang = localeOf(language);
  if (i18next.language !== language) await i18next.changeLanguage(language);
}

/** Returns the language that the agent chose, or the system's. */
export function languageOf(snapshot: Snapshot): Language {
  const { language } = snapshot.settings;
  return language === 'system' ? snapshot.shell.language : language;
}

/** Returns the locale of dates and numbers: both languages as they are written in Canada. */
export function localeOf(language: string): string {
  return language.startsWith('fr') ? 'fr-CA' : 'en-CA';
}
