// What the shell around the page wishes of it: the tray's "Dial", a shortcut that found no number, a lead to be shown.

import { useEffect } from 'react';
import { useOffhook } from '../store/use-offhook.ts';

/** Follows the shell's wishes while the component is on screen; the shell has brought the window to the front. */
export function useShellWishes(): void {
  const { show, wishFocus, tell, tellFailure, filterCalls, openLead } = useOffhook((state) => state);
  useEffect(() => {
    const wishes: Readonly<Record<string, (detail: unknown) => void>> = {
      dial() {
        show('dial');
        wishFocus('number');
      },
      lead: (leadId) => typeof leadId === 'number' && openLead(leadId),
      callbacks() {
        show('calls');
        filterCalls({ filter: 'missed', search: '', lead: null });
      },
      'no-number': () => tell('no-number'),
      'bad-link': (why) => tellFailure({ code: 'bad-link', detail: typeof why === 'string' ? why : null }),
    };
    const stop = new AbortController();
    for (const [name, grant] of Object.entries(wishes)) {
      const heard = (event: Event) => grant(event instanceof CustomEvent ? event.detail : null);
      window.addEventListener(`offhook:${name}`, heard, { signal: stop.signal });
    }
    return () => stop.abort();
  }, [show, wishFocus, tell, tellFailure, filterCalls, openLead]);
}
