// A lead's card for whoever draws it: read as it comes on screen, kept up to date while it is there.

import { useEffect } from 'react';
import type { CardOnScreen } from '../store/lead-cards.ts';
import { useOffhook } from '../store/use-offhook.ts';

/** Returns the card; null for no lead, and until the first look at it. */
export function useLeadCard(leadId: number | null): CardOnScreen | null {
  const watchLead = useOffhook((state) => state.watchLead);
  useEffect(() => (leadId === null ? undefined : watchLead(leadId)), [watchLead, leadId]);
  return useOffhook((state) => (leadId === null ? null : (state.leadCards[leadId] ?? null)));
}
