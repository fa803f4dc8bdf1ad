// The lead of the call that is on, for what the call itself doesn't carry.

import { useEffect, useState } from 'react';
import type { Lead } from '../../src-preload/contract/lead.ts';
import { useOffhook } from '../store/use-offhook.ts';

/** Returns the lead once it is read; null without one. */
export function useLiveLead(leadId: number | null): Lead | null {
  const act = useOffhook((state) => state.act);
  const [lead, setLead] = useState<Lead | null>(null);
  useEffect(() => {
    let gone = false;
    if (leadId !== null) {
      void act('leads.read', { leadId }).then((result) => {
        if (result.ok && !gone) setLead(result.value);
      });
    }
    return () => {
      gone = true;
    };
  }, [act, leadId]);
  return lead?.id === leadId ? lead : null;
}
