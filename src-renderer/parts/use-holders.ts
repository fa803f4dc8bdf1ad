// Who may be meant by a number: the leads that hold it and the one suggested, from the store on this computer, so at once.

import { useEffect, useState } from 'react';
import type { NumberHolders } from '../../src-preload/contract/lead.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';

/** Returns the holders of a number (E.164); nobody for null, and until the answer comes. */
export function useHolders(number: string | null): NumberHolders {
  const act = useOffhook((state) => state.act);
  const opened = useOffhook((state) => state.leadList.opened);
  const leadsVersion = useSnapshot((snapshot) => snapshot.leadsVersion);
  const [answer, setAnswer] = useState({ number, holders: nobody });
  // The version is what the answer depends on, beside its argument.
  useEffect(() => {
    let gone = false;
    if (number !== null) {
      void act('leads.by-number', { number, open: opened }).then((result) => {
        if (result.ok && !gone) setAnswer({ number, holders: result.value });
      });
    }
    return () => {
      gone = true;
    };
  }, [act, number, opened, leadsVersion]);
  return answer.number === number ? answer.holders : nobody;
}

const nobody: NumberHolders = { leads: [], suggested: null, because: null };
