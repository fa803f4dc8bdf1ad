// Shows a lead: what one spoke of with them so far.

import { useCallback } from 'react';
import { useOffhook } from '../store/use-offhook.ts';

/** Returns a function that goes to a lead; nothing happens where it isn't on this computer any more. */
export function useShowLead(): (leadId: number) => Promise<void> {
  const { act, show, filterCalls } = useOffhook((state) => state);
  return useCallback(
    async (leadId) => {
      const lead = await act('leads.read', { leadId });
      if (!lead.ok) return;
      show('calls');
      filterCalls({ filter: 'all', search: '', lead: { id: leadId, name: lead.value.name } });
    },
    [act, show, filterCalls],
  );
}
