// Calls as the store keeps them, for tests of its tables.

import { systemRandom } from '../../../src-main/computer/random.ts';
import { addCall, type StoredCall } from '../../../src-main/store/calls.ts';
import type { Db } from '../../../src-main/store/db.ts';
import { inTransaction } from '../../../src-main/store/open.ts';
import { newOutboxRow, saveOutboxRow } from '../../../src-main/store/outbox.ts';
import type { DeliveryState } from '../../../src-preload/contract/delivery.ts';

/** A Sunday at noon, UTC. */
export const noon = Date.UTC(2026, 10, 22, 12);

/** Makes an ended, answered call that began some minutes after noon; every field that isn't given is an ordinary one. */
export function storedCall(minute: number, changes: Partial<StoredCall> = {}): StoredCall {
  const startedAt = noon + minute * 60_000;
  return {
    id: systemRandom.id(startedAt),
    owner: { accountId: 1, userId: 2 },
    method: 'phone',
    direction: 'outgoing',
    origin: 'dialer',
    phase: 'ended',
    outcome: 'answered',
    kind: 'number',
    number: '+15145550199',
    extension: null,
    raw: '514 555-0199',
    lead: null,
    startedAt,
    executedAt: startedAt / 1000,
    answeredAt: null,
    endedAt: null,
    duration: 60,
    note: '',
    passReason: null,
    filed: true,
    recovered: false,
    ...changes,
  };
}

/** Adds a call with its outbox row and returns its id. */
export function keep(db: Db, call: StoredCall, state: DeliveryState = 'synced'): string {
  return inTransaction(db, () => {
    const { id } = addCall(db, call);
    saveOutboxRow(db, newOutboxRow(id, state));
    return id;
  });
}
