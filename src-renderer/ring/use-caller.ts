// What is known of a caller beyond the call itself: the lead, and when one last spoke with them. All from this computer.

import { useEffect, useState } from 'react';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import type { Lead } from '../../src-preload/contract/lead.ts';
import type { LiveCall } from '../../src-preload/contract/snapshot.ts';
import { useOffhook } from '../store/use-offhook.ts';

export interface Caller {
  readonly lead: Lead | null;
  /** The last call with the lead, or with the number where no lead has it, before this one. */
  readonly before: CallRow | null;
}

/** Returns what is known so far; it comes within a moment, and a failure only leaves it unknown. */
export function useCaller({ id, lead: named, number }: LiveCall): Caller {
  const request = useOffhook((state) => state.request);
  const leadId = named?.id ?? null;
  const [caller, setCaller] = useState<Caller>(unknown);
  useEffect(() => {
    let gone = false;
    const read = async (): Promise<void> => {
      const [lead, calls] = await Promise.all([
        leadId === null ? null : request('leads.read', { leadId }),
        leadId === null && number === null
          ? null
          : request('calls.page', {
              before: null,
              limit: 5,
              standing: null,
              missed: false,
              leadId,
              search: leadId === null ? (number ?? '') : '',
            }),
      ]);
      if (gone) return;
      setCaller({
        lead: lead?.ok ? lead.value : null,
        before: calls?.ok ? (calls.value.rows.find((row) => isBefore(row, id)) ?? null) : null,
      });
    };
    void read();
    return () => {
      gone = true;
    };
  }, [request, id, leadId, number]);
  return caller;
}

/** A message is no call, whoever it went to. */
function isBefore(row: CallRow, id: string): boolean {
  return row.id !== id && row.phase === 'ended' && row.method === 'phone';
}

const unknown: Caller = { lead: null, before: null };
