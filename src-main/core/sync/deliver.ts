// Brings the outbox to the CRM: one request in flight a lead, at most four at once, each claimed in a transaction before
// its first byte. Waits run on the monotonic clock and in memory: a wall clock that jumps gates nothing.

import { createHash } from 'node:crypto';
import type { Attempt } from '../../../src-preload/contract/delivery.ts';
import type { CrmAnswer } from '../../crm/answer.ts';
import type { PrivateAttributes } from '../../crm/crm.ts';
import {
  beginAttempt,
  endAttempt,
  forgetUnsent,
  inconclusiveReads,
  isLastChangeUnanswered,
} from '../../store/attempts.ts';
import { readCall, type StoredCall } from '../../store/calls.ts';
import { witnessAttempt } from '../../store/mirror.ts';
import { inTransaction } from '../../store/open.ts';
import {
  claimedIds,
  type Due,
  dueCalls,
  type OutboxRow,
  readOutboxRow,
  type Sent,
  saveOutboxRow,
  unsettledSends,
} from '../../store/outbox.ts';
import { readPrivateParts } from '../../store/private-parts.ts';
import type { Session } from '../connection.ts';
import type { Context } from '../context.ts';
import { type AttemptEnd, endOf, endOfRead } from './attempt-end.ts';
import { highestCommunication, raiseHighestCommunication } from './floor.ts';
import type { Forget } from './forget.ts';
import { afterPost, afterPut, afterRead, withItsCall } from './outcome.ts';
import { attributesOf, changesSince, newCommunication, sureWhile } from './payload.ts';
import { settle, type Verdict } from './settle.ts';
import type { Throttle } from './throttle.ts';

export interface Deliver {
  /** Looks for something to send, now. */
  wake(): void;
  /** Keeps a call back for some milliseconds at least, while its note is being written, so that it goes out once. */
  hold(callId: string, milliseconds: number): void;
  /** Lets a held call go. */
  release(callId: string): void;
  /** Sends nothing more, and waits for what is in flight as long as `patience` milliseconds. */
  stop(patience: number): Promise<void>;
}

const maxInFlight = 4;
/** Rows looked at in one go: far more than can be in flight, far fewer than could wait. */
const window = 100;
/** After a bug or a full disk: long enough not to spin, short enough to be noticed as working again. */
const afterFault = 30_000;

/** Creates the delivery of one app. `session` answers null while nobody is connected. */
export function createDeliver(
  context: Context,
  throttle: Throttle,
  session: () => Session | null,
  heard: (answer: CrmAnswer<unknown>) => void,
  forget: Forget,
): Deliver {
  const { ports, calls, leads } = context;
  const { clock } = ports;
  const heldUntil = new Map<string, number>();
  const notBefore = new Map<string, number>();
  const busyCalls = new Set<string>();
  const busyLeads = new Set<number>();
  const inFlight = new Set<Promise<void>>();
  /** Calls whose answer could not be written down: they are as unknown as if it had never come. */
  const unrecorded = new Set<string>();
  let cancelTimer = () => {};
  let stopping = false;
  let stopped = false;

  function pump(): void {
    cancelTimer();
    try {
      recordLost();
      startDue();
    } catch (error) {
      fault(error);
      cancelTimer = clock.after(afterFault, pump);
    }
  }

  function startDue(): void {
    while (!stopping && inFlight.size < maxInFlight) {
      const now = session();
      if (!now) return;
      const next = pick(now);
      if (next === null) return;
      const wait = typeof next === 'number' ? next : throttle.take('push');
      if (typeof next === 'number' || wait > 0) {
        cancelTimer = clock.after(wait, pump);
        return;
      }
      start(now, next);
    }
  }

  /** The next call to work on, the milliseconds until there may be one, or null where nothing waits. */
  function pick(now: Session): Due | number | null {
    const time = clock.monotonic();
    let soonest = Number.POSITIVE_INFINITY;
    for (const state of ['unknown', 'pending', 'edited'] as const) {
      for (const due of dueCalls(calls, now.owner, state, window)) {
        if (busyCalls.has(due.callId) || (due.leadId !== null && busyLeads.has(due.leadId))) continue;
        if (!notBefore.has(due.callId) && mayStillArrive(due)) notBefore.set(due.callId, time + context.confirmAfter);
        const held = state === 'unknown' ? 0 : (heldUntil.get(due.callId) ?? 0);
        const at = Math.max(notBefore.get(due.callId) ?? 0, held);
        if (at <= time) return due;
        soonest = Math.min(soonest, at);
      }
    }
    return Number.isFinite(soonest) ? soonest - time : null;
  }

  /** What was sent and never answered, in an earlier launch too: no wall clock tells how long ago that was. */
  function mayStillArrive({ callId, state }: Due): boolean {
    return state === 'unknown' || (state === 'edited' && isLastChangeUnanswered(calls, callId));
  }

  function start(now: Session, due: Due): void {
    busyCalls.add(due.callId);
    if (due.leadId !== null) busyLeads.add(due.leadId);
    const work = deliver(now, due.callId)
      .catch((error: unknown) => {
        fault(error);
        notBefore.set(due.callId, Math.max(notBefore.get(due.callId) ?? 0, clock.monotonic() + afterFault));
        unrecorded.add(due.callId);
      })
      .finally(() => {
        busyCalls.delete(due.callId);
        if (due.leadId !== null) busyLeads.delete(due.leadId);
        inFlight.delete(work);
        if (!stopping) pump();
      });
    inFlight.add(work);
  }

  function fault(error: unknown): void {
    ports.log.write('delivery-fault', { problem: error instanceof Error ? error.message : String(error) });
  }

  async function deliver(now: Session, callId: string): Promise<void> {
    const call = readCall(calls, callId);
    const row = readOutboxRow(calls, callId);
    if (!call || !row) throw new Error('deliver: the call has no row');
    const attributes = attributesOf(call, now.owner);
    if (row.state === 'unknown') return confirm(now, row, row.sent ?? attributes);
    if (!attributes) throw new Error(`deliver: a ${row.state} call lacks its lead or its outcome`);
    if (row.state === 'edited') return change(now, row, attributes);
    return send(now, row, attributes);
  }

  async function send(now: Session, row: OutboxRow, attributes: Sent): Promise<void> {
    const communication = newCommunication(attributes);
    const sentFloor = row.sentFloor ?? highestCommunication(calls, now.accountId);
    const claimed: OutboxRow = { ...row, state: 'sending', sent: attributes, sentFloor };
    // Without the private parts: nothing that is kept, not even a hash, tells anything of them.
    const attempt = claim(claimed, 'post', communication);
    const privateParts = readPrivateParts(calls, row.callId);
    const answer = discreet(await now.crm.addCommunication({ ...communication, ...privateParts }), privateParts);
    if (stopped) return;
    heard(answer);
    throttle.heard('push', answer);
    const isClaimed = (crmId: number) => claimedIds(calls, now.accountId, [crmId]).size > 0;
    const after = afterPost(claimed, answer, now.accountId, isClaimed);
    if (after.state === 'unknown') notBefore.set(row.callId, clock.monotonic() + context.confirmAfter);
    finish(now, after, attempt, endOf(answer), answer.kind === 'applied' ? [answer.value.id] : []);
  }

  async function change(now: Session, row: OutboxRow, attributes: Sent): Promise<void> {
    const changes = changesSince(row.sent, attributes);
    if (row.crmId === null) throw new Error('deliver: an edited call has no communication');
    if (Object.keys(changes).length === 0) {
      save({ ...row, state: 'synced' });
      return;
    }
    // Until it is answered, nobody knows which value the CRM has: an edit back to the old one has to be sent too.
    const unsure: OutboxRow = { ...row, sent: sureWhile(row.sent, changes) };
    const attempt = claim(unsure, 'put', changes);
    const answer = await now.crm.changeCommunication(row.crmId, changes);
    if (stopped) return;
    heard(answer);
    throttle.heard('push', answer);
    // A PUT held by a gateway must not land on top of the next one, so that one waits as a lost POST would.
    if (answer.kind === 'ambiguous') notBefore.set(row.callId, clock.monotonic() + context.confirmAfter);
    const before = answer.kind === 'ambiguous' ? unsure : row;
    finish(now, afterPut(before, answer, attributes), attempt, endOf(answer), []);
  }

  async function confirm(now: Session, row: OutboxRow, sent: Sent | null): Promise<void> {
    if (!sent) throw new Error('deliver: nothing tells what to look for');
    const answer = await now.crm.communicationsOf(Number(sent.lead_id));
    if (stopped) return;
    heard(answer);
    throttle.heard('push', answer);
    if (answer.kind !== 'applied' && answer.kind !== 'refused') {
      // No answer is no evidence. The throttle decides when to ask again.
      notBefore.set(row.callId, clock.monotonic() + 1000);
      return;
    }
    const shown = answer.kind === 'applied' ? answer.value : [];
    const ids = shown.map((one) => one.id);
    const verdict: Verdict =
      answer.kind === 'applied'
        ? settle(sent, {
            communications: shown,
            claimed: claimedIds(calls, now.accountId, ids),
            others: unsettledSends(calls, Number(sent.lead_id), row.callId),
            floor: row.sentFloor ?? 0,
          })
        : { kind: 'inconclusive' };
    const before = inconclusiveReads(calls, row.callId);
    const reads = before + (verdict.kind === 'inconclusive' ? 1 : 0);
    notBefore.set(row.callId, clock.monotonic() + (context.confirmAfter / 6) * 2 ** Math.max(0, reads - 1));
    finish(now, afterRead(row, verdict, sent, now.accountId, reads), null, endOfRead(verdict), ids);
  }

  /** Commits, before the first byte, that something is about to be sent and what it is. */
  function claim(row: OutboxRow, kind: Attempt['kind'], body: object): number {
    const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
    const attempt = inTransaction(calls, () => {
      saveOutboxRow(calls, row);
      return beginAttempt(calls, { callId: row.callId, kind, at: clock.now(), launch: context.launch, bodyHash });
    });
    witnessAttempt(leads, attempt);
    context.changed('calls');
    return attempt;
  }

  /** Commits what came of it. A call that was edited meanwhile is compared with what was sent, and waits for a PUT. */
  function finish(
    now: Session,
    after: OutboxRow,
    attempt: number | null,
    end: AttemptEnd,
    shownIds: readonly number[],
  ): void {
    const { row, method } = inTransaction(calls, () => {
      const { callId } = after;
      const id =
        attempt ??
        beginAttempt(calls, { callId, kind: 'read', at: clock.now(), launch: context.launch, bodyHash: null });
      endAttempt(calls, id, end);
      if (end.outcome === 'not-sent') forgetUnsent(calls, callId, id);
      raiseHighestCommunication(calls, now.accountId, shownIds);
      const call = readCall(calls, callId);
      if (!call) throw new Error('deliver: the call is gone');
      const final = withItsCall(after, call, isEdited(call, after, now));
      saveOutboxRow(calls, final);
      if (call.method !== 'phone' && final.crmId !== null) forget.soon();
      return { row: final, method: call.method };
    });
    if (row.state === 'pending' || row.state === 'synced') notBefore.delete(row.callId);
    if (row.state !== 'pending') heldUntil.delete(row.callId);
    if (row.state === 'parked') {
      ports.notice({ kind: method === 'phone' ? 'parked' : 'parked-message', callId: row.callId });
    }
    context.changed('calls');
  }

  function isEdited(call: StoredCall, row: OutboxRow, now: Session): boolean {
    const attributes = attributesOf(call, now.owner);
    return attributes !== null && Object.keys(changesSince(row.sent, attributes)).length > 0;
  }

  function save(row: OutboxRow): void {
    inTransaction(calls, () => saveOutboxRow(calls, row));
    context.changed('calls');
  }

  function recordLost(): void {
    for (const callId of unrecorded) {
      const row = readOutboxRow(calls, callId);
      if (row?.state === 'sending') {
        save({ ...row, state: 'unknown', doubt: 'no-answer' });
        notBefore.set(callId, clock.monotonic() + context.confirmAfter);
      }
      unrecorded.delete(callId);
    }
  }

  return {
    wake() {
      if (!stopping) pump();
    },
    hold(callId, milliseconds) {
      const until = clock.monotonic() + milliseconds;
      heldUntil.set(callId, Math.max(until, heldUntil.get(callId) ?? until));
    },
    release(callId) {
      heldUntil.delete(callId);
    },
    async stop(patience) {
      stopping = true;
      cancelTimer();
      const patienceOver = new Promise<void>((resolve) => {
        clock.after(patience, resolve);
      });
      await Promise.race([Promise.allSettled([...inFlight]), patienceOver]);
      stopped = true;
    },
  };
}

/** A refusal may repeat what was sent: of a message with private parts only the fields' names are kept, which say enough. */
function discreet<T>(answer: CrmAnswer<T>, privateParts: PrivateAttributes): CrmAnswer<T> {
  const isPrivate = Object.keys(privateParts).length > 0;
  if (!isPrivate || answer.kind !== 'refused') return answer;
  return { ...answer, message: null, fields: answer.fields.map(({ name }) => ({ name, words: null })) };
}
