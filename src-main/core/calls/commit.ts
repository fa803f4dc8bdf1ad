// How the core writes a call: with its outbox row in one transaction, and everybody else told after the commit.

import { countCallbacks } from '../../store/callbacks.ts';
import { type StoredCall, saveCall } from '../../store/calls.ts';
import { inTransaction } from '../../store/open.ts';
import { type OutboxRow, saveOutboxRow } from '../../store/outbox.ts';
import type { Context } from '../context.ts';
import type { Deliver } from '../sync/deliver.ts';
import type { Forget } from '../sync/forget.ts';

/**
 * Writes a call and its row, null for none or an unchanged one, then lets the windows and the delivery know. What its
 * number is owed is counted in the same transaction, and `also` runs in it.
 */
export type Commit = (call: StoredCall, row: OutboxRow | null, also?: () => void) => void;

/** Makes the one way to write a call that is there already. */
export function createCommit(context: Context, deliver: Deliver, forget: Forget): Commit {
  return (call, row, also = () => {}) => {
    inTransaction(context.calls, () => {
      saveCall(context.calls, call);
      if (row) saveOutboxRow(context.calls, row);
      also();
      countCallbacks(context.calls, call);
    });
    if (call.method !== 'phone' && row?.crmId != null) forget.soon();
    context.changed('calls');
    deliver.wake();
  };
}
