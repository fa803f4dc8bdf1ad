// What an answer of the CRM means for a call's row: the arrows of the delivery table, as pure functions.

import { staysHere } from '../../../src-preload/contract/call.ts';
import type { DeliveryState, ParkReason } from '../../../src-preload/contract/delivery.ts';
import type { CrmAnswer } from '../../crm/answer.ts';
import type { Communication } from '../../crm/crm.ts';
import type { StoredCall } from '../../store/calls.ts';
import type { OutboxRow, Sent } from '../../store/outbox.ts';
import { sentAsShown } from './payload.ts';
import type { Verdict } from './settle.ts';

const settled = {
  doubt: null,
  parked: null,
  status: null,
  message: null,
  fields: [],
  candidates: [],
  emptyReads: 0,
} as const;

/**
 * Returns where an ended call begins its way, or where it has to wait for the agent. Emergency numbers and short codes
 * are nobody's lead and stay here.
 */
export function firstState(call: StoredCall): DeliveryState {
  if (staysHere(call)) return 'local';
  if (call.method === 'phone' && call.phase === 'ended' && call.outcome === null) return 'needs-outcome';
  return call.lead === null ? 'needs-lead' : 'pending';
}

/**
 * Returns a row after an answer, with what happened to its call meanwhile: an edit waits for a PUT, a call whose end
 * nobody has told waits for the agent.
 */
export function withItsCall(row: OutboxRow, call: StoredCall, isEdited: boolean): OutboxRow {
  if (row.state !== 'synced' && row.state !== 'pending') return row;
  const first = firstState(call);
  if (first !== 'pending') return { ...row, state: first };
  return row.state === 'synced' && isEdited ? { ...row, state: 'edited' } : row;
}

/** Returns a row after its call was edited: what the CRM has already gets a change, anything else takes the edit along. */
export function withEdit(row: OutboxRow): OutboxRow {
  return row.state === 'synced' ? { ...row, state: 'edited' } : row;
}

/** Returns the row of a call that the CRM holds under an id. Later edits are found by comparing with `sent`. */
export function synced(row: OutboxRow, crmAccount: number, crmId: number): OutboxRow {
  return { ...row, ...settled, state: 'synced', crmAccount, crmId, checkFirst: false };
}

/** Returns the row back on its way, or waiting for what its call still lacks: the agent has settled whatever stopped it. */
export function resumed(row: OutboxRow, call: StoredCall): OutboxRow {
  const first = firstState(call);
  return first === 'pending' ? ready(row) : { ...row, ...settled, state: first };
}

/** Returns the row ready to be sent, or to be looked for first where an older copy of the file was put back. */
export function ready(row: OutboxRow): OutboxRow {
  if (row.crmId !== null) return { ...row, ...settled, state: 'edited' };
  return row.checkFirst
    ? { ...row, ...settled, state: 'unknown', doubt: 'restored' }
    : { ...row, ...settled, state: 'pending', sent: null };
}

/**
 * Returns the row after a POST. Anything that isn't provably "not applied" is `unknown`, never another POST.
 * An id that another call holds already counts as an answer that can't be read.
 */
export function afterPost(
  row: OutboxRow,
  answer: CrmAnswer<Communication>,
  crmAccount: number,
  isClaimed: (crmId: number) => boolean,
): OutboxRow {
  switch (answer.kind) {
    case 'applied':
      return isClaimed(answer.value.id)
        ? { ...row, ...settled, state: 'unknown', doubt: 'unreadable-answer' }
        : synced(row, crmAccount, answer.value.id);
    case 'not-sent':
    case 'key-refused':
    case 'rate-limited':
      return ready({ ...row, checkFirst: false });
    case 'refused':
      return isRedirect(answer.status)
        ? ready({ ...row, checkFirst: false })
        : { ...row, ...settled, state: 'parked', sent: null, ...refusal(answer) };
    case 'ambiguous':
      return { ...row, ...settled, state: 'unknown', doubt: answer.doubt, status: answer.status };
  }
}

/** Returns the row after a PUT: repeated until the CRM takes it or refuses it. */
export function afterPut(
  row: OutboxRow,
  answer: CrmAnswer<Communication>,
  sent: NonNullable<OutboxRow['sent']>,
): OutboxRow {
  switch (answer.kind) {
    case 'applied':
      return { ...row, ...settled, state: 'synced', sent };
    case 'refused':
      if (isRedirect(answer.status)) return row;
      return {
        ...row,
        ...settled,
        state: 'parked',
        ...refusal(answer),
        ...(answer.status === 404 && { parked: 'gone' as const }),
      };
    case 'not-sent':
    case 'key-refused':
    case 'rate-limited':
    case 'ambiguous':
      return row;
  }
}

/**
 * Returns the row of an unknown call after the lead's communications were read. `sent` is what it was searched for as,
 * `inconclusiveReads` counts the reads that
 * proved nothing, this one included.
 */
export function afterRead(
  row: OutboxRow,
  verdict: Verdict,
  sent: Sent,
  crmAccount: number,
  inconclusiveReads: number,
): OutboxRow {
  switch (verdict.kind) {
    case 'found':
      return synced({ ...row, sent: sentAsShown(sent, verdict.communication) }, crmAccount, verdict.communication.id);
    case 'doubtful':
      return {
        ...row,
        ...settled,
        state: 'parked',
        parked: 'possible-duplicate',
        candidates: verdict.crmIds,
        checkFirst: false,
      };
    case 'absent':
      if (row.emptyReads + 1 < emptyReadsNeeded) return { ...row, emptyReads: row.emptyReads + 1 };
      // Before the older copy was put back, it may have gone out under another lead: nothing shown here rules that out.
      return row.doubt === 'restored' ? cannotConfirm(row) : ready({ ...row, checkFirst: false });
    case 'inconclusive':
      return inconclusiveReads < inconclusiveReadsAllowed ? row : cannotConfirm(row);
  }
}

function cannotConfirm(row: OutboxRow): OutboxRow {
  return { ...row, ...settled, state: 'parked', parked: 'cannot-confirm', checkFirst: false };
}

/** Two complete reads without it, apart in time, before a call is believed to be absent. */
const emptyReadsNeeded = 2;

/** Reads that prove nothing, each after twice the wait, before the agent is asked. */
const inconclusiveReadsAllowed = 5;

/** Tells a captive portal or a moved server: nothing was applied, and nothing is wrong with what was sent. */
export function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

type Refusal = Extract<CrmAnswer<unknown>, { kind: 'refused' }>;

function refusal(answer: Refusal): Pick<OutboxRow, 'parked' | 'status' | 'message' | 'fields'> {
  return { parked: parkReason(answer), status: answer.status, message: answer.message, fields: answer.fields };
}

function parkReason(answer: Refusal): ParkReason {
  if (answer.status === 403) return 'forbidden';
  if (answer.status === 404 || answer.fields.some(({ name }) => name === 'lead_id')) return 'lead-missing';
  return 'refused';
}
