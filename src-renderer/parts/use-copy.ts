// Puts a text on the clipboard, and says that it did.

import { useOffhook } from '../store/use-offhook.ts';

/** Returns a function that copies a text. */
export function useCopy(): (text: string) => Promise<void> {
  const { tell, tellFailure } = useOffhook((state) => state);
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      tell('copied');
    } catch {
      tellFailure({ code: 'cannot-copy', detail: null });
    }
  };
}
