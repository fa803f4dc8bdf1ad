// The words that Offhook shows outside its window: tray, notifications, dialogs, the terminal. The page needs none of them,
// so they stand in locale files of their own.

import { createInstance, type TFunction } from 'i18next';
import en from '../../resources/locales/shell-en.json' with { type: 'json' };
import fr from '../../resources/locales/shell-fr.json' with { type: 'json' };
import type { Language } from '../../src-preload/contract/settings.ts';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';

export type Words = TFunction;

/** Returns the words of a language. */
export function wordsOf(language: Language): Words {
  return i18n.getFixedT(language);
}

/** Returns the language that the app speaks: the one set, else the system's. */
export function languageOf(snapshot: Pick<Snapshot, 'settings' | 'shell'>): Language {
  return snapshot.settings.language === 'system' ? snapshot.shell.language : snapshot.settings.language;
}

const i18n = createInstance();
// Loads nothing, so it is ready when it returns; the system's own surfaces show text as it is, so nothing is escaped.
void i18n.init({
  resources: { en: { translation: en }, fr: { translation: fr } },
  fallbackLng: 'en',
  initAsync: false,
  interpolation: { escapeValue: false },
});
