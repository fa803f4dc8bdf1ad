// What the shell around the page wishes of it: the tray's "Dial", a shortcut that found no number, a lead to be shown.

import { useEffect } from 'react';
import { useOffhook } from '../store/use-offhook.ts';

/** Follows the shell's wishes while the component is on screen; the shell has brought the window to the front. */
export function useShellWishes(): void {
  const { show, wishFocus, tell, request, filterCalls } = useOffhook((state) => state);
  useEffect(() => {
    const toDialer = () => {
      show('dial');
      wishFocus('number');
    };
    const toLead = async (event: Event) => {
      const leadId: unknown = event instanceof CustomEvent ? event.detail : null;
      if (typeof leadId !== 'number') return;
      const lead = await request('leads.read', { leadId });
      if (!lead.ok) return;
      show('calls');
      filterCalls({ filter: 'all', search: '', lead: { id: leadId, name: lead.value.name } });
    };
    const noNumber = () => tell('no-number');
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('offhook:dial', toDialer, { signal });
    window.addEventListener('offhook:lead', (event) => void toLead(event), { signal });
    window.addEventListener('offhook:no-number', noNumber, { signal });
    return () => stop.abort();
  }, [show, wishFocus, tell, request, filterCalls]);
}
