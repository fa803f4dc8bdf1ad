// Where a screen that asks something before the work begins with the focus.

import { type RefObject, useEffect } from 'react';

/** Focuses the element as it appears, unless something has the focus already, such as the note of a call that is on. */
export function useFirstFocus(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) element.current?.focus();
  }, [element]);
}
