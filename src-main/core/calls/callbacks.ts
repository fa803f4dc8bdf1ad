// Who is owed a call back, with the lead each number belongs to.

import type { ValueOf } from '../../../src-preload/contract/api.ts';
import { done, type Result } from '../../../src-preload/contract/failure.ts';
import { countCallbacks, dismissCallback, owedCallbacks, owedCount, restoreCallback } from '../../store/callbacks.ts';
import { type Owner, readCall } from '../../store/calls.ts';
import { inTransaction } from '../../store/open.ts';
import type { Context } from '../context.ts';
import { meantLead } from '../leads/lead-of-call.ts';

export interface CallbacksPart {
  count(): number;
  list(): Result<ValueOf<'callbacks.list'>>;
  dismiss(number: string): Result<{ since: number | null }>;
  restore(number: string, since: number | null): Result<null>;
}

const most = 200;

/** Creates the callbacks of whoever sits here. */
export function createCallbacks(context: Context, owner: () => Owner | null): CallbacksPart {
  const { calls } = context;

  return {
    count: () => owedCount(calls, owner()),
    list: () =>
      done({
        callbacks: owedCallbacks(calls, owner(), most).map((owed) => ({
          ...owed,
          lead: meantLead(context, owner(), owed.number),
        })),
      }),
    dismiss(number) {
      const since = inTransaction(calls, () => dismissCallback(calls, owner(), number));
      context.changed('calls');
      return done({ since });
    },
    restore(number, since) {
      inTransaction(calls, () => {
        const callId = restoreCallback(calls, owner(), number, since);
        const missed = callId === null ? null : readCall(calls, callId);
        if (missed) countCallbacks(calls, missed);
      });
      context.changed('calls');
      return done(null);
    },
  };
}
