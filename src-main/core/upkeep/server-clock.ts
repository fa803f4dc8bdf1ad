// How far this computer's clock is from the CRM's, learned from the Date of its answers.

import type { Transport } from '../../crm/transport.ts';
import type { Clock } from '../ports.ts';

export interface ServerClock {
  /** The transport to be used: the one it was made from, listened to. */
  readonly transport: Transport;
  /** Milliseconds that the CRM is ahead of this computer by its last answer, right to a second; null where none told. */
  ahead(): number | null;
}

/** Listens to the answers of a transport. The Date of an answer was set between the request and the answer: half way. */
export function listenForDate(transport: Transport, clock: Clock): ServerClock {
  let ahead: number | null = null;
  return {
    ahead: () => ahead,
    async transport(request) {
      const asked = clock.now();
      const answer = await transport(request);
      const told = answer.ok ? Date.parse(answer.headers.date ?? '') : Number.NaN;
      // A date has whole seconds: it was half a second later on average.
      if (!Number.isNaN(told)) ahead = told + 500 - (asked + clock.now()) / 2;
      return answer;
    },
  };
}
