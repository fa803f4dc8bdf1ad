// Shows a window in the theme and the language that are set.

import { useEffect } from 'react';
import { useOffhook } from '../store/use-offhook.ts';
import { languageOf, speak } from '../words/i18n.ts';
import { useLooks } from './use-looks.ts';

/** Keeps the document's theme and language on the snapshot's while the component is on screen. */
export function useShownAs(): void {
  const theme = useOffhook((state) => state.snapshot?.settings.theme ?? 'system');
  const language = useOffhook((state) => (state.snapshot === null ? null : languageOf(state.snapshot)));
  useLooks(theme);
  useEffect(() => {
    if (language !== null) void speak(language);
  }, [language]);
}
