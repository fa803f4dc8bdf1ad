// How an attempt ended, in the words that a call's own page tells it by.

import type { Attempt } from '../../../src-preload/contract/delivery.ts';
import type { CrmAnswer } from '../../crm/answer.ts';
import { isRedirect } from './outcome.ts';
import type { Verdict } from './settle.ts';

export type AttemptEnd = Pick<Attempt, 'outcome' | 'status' | 'message'>;

/** Returns how a send or a change ended. */
export function endOf(answer: CrmAnswer<unknown>): AttemptEnd {
  switch (answer.kind) {
    case 'applied':
      return { outcome: 'applied', status: null, message: null };
    case 'not-sent':
      return { outcome: 'not-sent', status: null, message: answer.problem };
    case 'key-refused':
      return { outcome: 'refused', status: 401, message: null };
    case 'rate-limited':
      return { outcome: 'refused', status: 429, message: null };
    case 'refused':
      // A captive portal's redirect: the CRM never saw it.
      return {
        outcome: isRedirect(answer.status) ? 'not-sent' : 'refused',
        status: answer.status,
        message: answer.message,
      };
    case 'ambiguous':
      return { outcome: 'ambiguous', status: answer.status, message: answer.problem };
  }
}

/** Returns how a read ended that looked for a call. */
export function endOfRead(verdict: Verdict): AttemptEnd {
  return { outcome: readOutcome(verdict), status: null, message: null };
}

function readOutcome(verdict: Verdict): Attempt['outcome'] {
  switch (verdict.kind) {
    case 'found':
      return 'found';
    case 'absent':
      return 'absent';
    case 'doubtful':
    case 'inconclusive':
      return 'inconclusive';
  }
}
