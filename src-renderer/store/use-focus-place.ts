// Brings the focus to a place when the agent's own deed asked for it, and never otherwise.

import { type RefObject, useEffect } from 'react';
import { useOffhook } from './use-offhook.ts';
import type { FocusPlace } from './view.ts';

/** Focuses the element when the place is wished for, now or as soon as it appears. */
export function useFocusPlace(place: FocusPlace, element: RefObject<HTMLElement | null>): void {
  const wished = useOffhook((state) => state.focusWish === place);
  const wishFocus = useOffhook((state) => state.wishFocus);
  useEffect(() => {
    if (!wished || element.current === null) return;
    // Being sent to a field must not hide what stands above it.
    element.current.focus({ preventScroll: place === 'number' });
    // What was searched for before is in sight, and the first key typed takes its place.
    if (isSearch(place) && element.current instanceof HTMLInputElement) element.current.select();
    goToEnd(element.current);
    wishFocus(null);
  }, [wished, wishFocus, element, place]);
}

/** A note goes on where it ends: in a field that nobody has been in, the browser would begin before it. */
function goToEnd(element: HTMLElement): void {
  if (!(element instanceof HTMLTextAreaElement) || element.selectionEnd > 0) return;
  element.setSelectionRange(element.value.length, element.value.length);
}

function isSearch(place: FocusPlace): boolean {
  return place === 'call-search' || place === 'lead-search';
}
