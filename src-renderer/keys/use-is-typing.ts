// Whether the focus is in something one types in, where single letters are text and no keys.

import { useSyncExternalStore } from 'react';
import { placeOf } from './match-key.ts';

/** Returns true while the focus is in a text field; drawn anew as the focus moves. */
export function useIsTyping(): boolean {
  return useSyncExternalStore(watchFocus, isTyping);
}

function watchFocus(changed: () => void): () => void {
  window.addEventListener('focusin', changed);
  window.addEventListener('focusout', changed);
  return () => {
    window.removeEventListener('focusin', changed);
    window.removeEventListener('focusout', changed);
  };
}

function isTyping(): boolean {
  return placeOf(document.activeElement) === 'text';
}
