// A dialog is drawn a frame before the focus is in it: whatever is pressed in between would go to what stands behind.

import { type RefObject, useLayoutEffect } from 'react';

/**
 * Holds the keyboard off everything behind a dialog until the focus is in it, from before the first paint: an Enter must
 * not call the number in the field behind. Escape passes, which closes the dialog, and so do listeners of the dialog's
 * own that hear the window's keys on their way in.
 */
export function useHeldKeys(dialog: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const over = new AbortController();
    function onKeyDown(event: KeyboardEvent): void {
      if (dialog.current?.contains(document.activeElement)) {
        over.abort();
        return;
      }
      if (event.key === 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
    }
    window.addEventListener('keydown', onKeyDown, { capture: true, signal: over.signal });
    return () => over.abort();
  }, [dialog]);
}
