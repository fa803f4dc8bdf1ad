// The records of calls: notes, outcomes, leads, calls logged by hand, and what an agent decides about their delivery.

import { type Direction, type Outcome, possibleOutcomes, staysHere } from '../../../src-preload/contract/call.ts';
import { isSurelyAbsent } from '../../../src-preload/contract/delivery.ts';
import { done, type FailureCode, failed, type Result } from '../../../src-preload/contract/failure.ts';
import { parsePhone } from '../../../src-preload/contract/phone.ts';
import { attemptsOf } from '../../store/attempts.ts';
import { addLeg, agent, agentsWord, legsOf, mergedInto } from '../../store/call-sources.ts';
import { countCallbacks } from '../../store/callbacks.ts';
import { addCall, type Owner, readCall, renumberCall, type StoredCall } from '../../store/calls.ts';
import { inTransaction } from '../../store/open.ts';
import {
  claimedIds,
  newOutboxRow,
  type OutboxRow,
  readOutboxRow,
  rowsInState,
  saveOutboxRow,
} from '../../store/outbox.ts';
import type { Context } from '../context.ts';
import { leadFor, leadOf, onlyLead } from '../leads/lead-of-call.ts';
import type { Deliver } from '../sync/deliver.ts';
import { highestCommunication } from '../sync/floor.ts';
import { firstState, resumed, withEdit } from '../sync/outcome.ts';
import type { Commit } from './commit.ts';
import { wrapUpHold } from './live-call.ts';
import { newCall } from './new-call.ts';

export interface RecordsPart {
  note(callId: string, note: string): Result<null>;
  outcome(callId: string, outcome: Outcome, duration: number | null): Result<null>;
  number(callId: string, text: string): Result<null>;
  link(callId: string, leadId: number): Result<null>;
  file(callId: string): Result<null>;
  unfile(callId: string): Result<null>;
  log(input: LogInput): Result<{ callId: string }>;
  send(callId: string): Result<null>;
  claim(callId: string, crmId: number): Result<null>;
  keepHere(callId: string): Result<null>;
  /** Ties waiting calls to the lead that their number turned out to belong to, where it belongs to one only. */
  linkWaiting(): void;
}

export interface LogInput {
  readonly text: string;
  readonly extension: string | null;
  readonly leadId: number | null;
  readonly direction: Direction;
  readonly outcome: Outcome;
  readonly startedAt: number;
  readonly duration: number | null;
  readonly note: string;
}

/** How long a keystroke keeps back what it changes. */
const writingHold = 3000;
/** Clocks differ a little; a call logged for later than that is a slip of the hand. */
const clockSlack = 60_000;

/** Creates the records of one app. */
export function createRecords(
  context: Context,
  deliver: Deliver,
  commit: Commit,
  owner: () => Owner | null,
  region: () => string,
): RecordsPart {
  const { ports, calls, leads } = context;
  const { clock } = ports;

  /** Runs a deed on a call that has ended, or says that there is no such call or that it is still on. */
  function onEnded(callId: string, deed: (call: StoredCall, row: OutboxRow) => Result<null>): Result<null> {
    const call = readCall(calls, callId);
    if (!call) return failed('no-such-call');
    const row = readOutboxRow(calls, callId);
    return row && call.phase === 'ended' ? deed(call, row) : failed('deed-not-possible');
  }

  return {
    note(callId, note) {
      const call = readCall(calls, callId);
      if (!call) return failed('no-such-call');
      const row = readOutboxRow(calls, callId);
      deliver.hold(callId, writingHold);
      // While the call is on, its note waits for the end: the CRM is told of phases, not of keystrokes.
      commit({ ...call, note }, row && call.phase === 'ended' ? withEdit(row) : null);
      return done(null);
    },

    outcome: (callId, outcome, duration) =>
      onEnded(callId, (call, row) => {
        if (call.method !== 'phone') return failed('deed-not-possible');
        if (!possibleOutcomes(call.direction, call.origin).includes(outcome)) return failed('outcome-not-possible');
        const next: StoredCall = { ...call, outcome, duration: outcome === 'answered' ? duration : 0 };
        commit(next, row.state === 'needs-outcome' ? restart(row, next) : withEdit(row), () => agentSays(callId));
        return done(null);
      }),

    number: (callId, text) =>
      onEnded(callId, (call, row) => {
        const parsed = parsePhone(text, region());
        if (!parsed.ok) return failed('phone-refused', parsed.refusal);
        const { kind, e164, extension, raw } = parsed.phone;
        // A code or a local number is nobody's lead: it would keep the call from the CRM.
        if (e164 === null) return failed('phone-refused', 'not-a-number');
        // A copy that was put back doesn't know what was sent after it was made.
        const isOpen = isSurelyAbsent(row, attemptsOf(calls, callId)) && !row.checkFirst && !mergedInto(calls, callId);
        if (call.method !== 'phone' || staysHere(call) || !isOpen) return failed('deed-not-possible');
        const next: StoredCall = { ...call, kind, number: e164, extension, raw };
        commit(next, row, () => {
          renumberCall(calls, next);
          countCallbacks(calls, call);
        });
        return done(null);
      }),

    link(callId, leadId) {
      const call = readCall(calls, callId);
      if (!call) return failed('no-such-call');
      const lead = leadOf(leads, call.owner, leadId);
      if (!lead) return failed('no-such-lead');
      const next: StoredCall = { ...call, lead };
      const row = readOutboxRow(calls, callId);
      const refusal = row && whyNotMovable(row);
      if (refusal) return failed(refusal);
      // It may be in the CRM under the lead it had: only the agent's own "send as new" lets it leave again.
      if (row?.parked === 'possible-duplicate' || row?.parked === 'cannot-confirm') return failed('deed-not-possible');
      const waits = row?.state === 'needs-lead' || row?.parked === 'lead-missing';
      commit(next, row && (waits ? restart(row, next) : row));
      return done(null);
    },

    file: (callId) =>
      onEnded(callId, (call, row) => {
        if (row.state === 'needs-outcome') return failed('deed-not-possible');
        deliver.release(callId);
        commit({ ...call, filed: true }, null, () => agentSays(callId));
        return done(null);
      }),

    unfile: (callId) =>
      onEnded(callId, (call) => {
        // A message never had a wrap-up, and another record stands for a merged call.
        if (!call.filed || call.method !== 'phone' || mergedInto(calls, callId)) return failed('deed-not-possible');
        deliver.hold(callId, wrapUpHold);
        commit({ ...call, filed: false }, null);
        return done(null);
      }),

    log({ text, extension, leadId, direction, outcome, startedAt, duration, note }) {
      const parsed = parsePhone(text, region());
      if (!parsed.ok) return failed('phone-refused', parsed.refusal);
      if (startedAt > clock.now() + clockSlack) return failed('in-the-future');
      if (!possibleOutcomes(direction, 'manual').includes(outcome)) return failed('outcome-not-possible');
      const lead = leadFor(leads, owner(), parsed.phone, leadId);
      if (lead === 'none') return failed('no-such-lead');
      const { phone } = parsed;
      const life = { direction, origin: 'manual', phase: 'ended', outcome } as const;
      const call = inTransaction(calls, () => {
        const added = addCall(calls, {
          ...newCall(ports.random, { life, phone, extension, owner: owner(), lead, startedAt }),
          duration: outcome === 'answered' ? duration : 0,
          note,
          filed: true,
        });
        saveOutboxRow(calls, newOutboxRow(added.id, firstState(added)));
        countCallbacks(calls, added);
        return added;
      });
      context.changed('calls');
      deliver.wake();
      return done({ callId: call.id });
    },

    send: (callId) =>
      onEnded(callId, (call, row) => {
        if (row.state !== 'parked' && row.state !== 'local') return failed('deed-not-possible');
        // Another record stands for it.
        if (firstState(call) === 'local' || mergedInto(calls, callId)) return failed('deed-not-possible');
        commit(call, restart(row, call));
        return done(null);
      }),

    claim: (callId, crmId) =>
      onEnded(callId, (call, row) => {
        const account = call.owner?.accountId;
        if (row.state !== 'parked' || !row.candidates.includes(crmId) || account === undefined) {
          return failed('deed-not-possible');
        }
        if (claimedIds(calls, account, [crmId]).size > 0) return failed('already-delivered');
        commit(call, resumed({ ...row, crmAccount: account, crmId }, call));
        return done(null);
      }),

    keepHere: (callId) =>
      onEnded(callId, (call, row) => {
        const refusal = whyNotMovable(row.parked === 'gone' ? unclaimed(row) : row);
        if (refusal || row.state === 'needs-outcome') return failed(refusal ?? 'deed-not-possible');
        commit({ ...call, filed: true }, { ...unclaimed(row), state: 'local' });
        return done(null);
      }),

    linkWaiting() {
      for (const row of rowsInState(calls, 'needs-lead')) {
        const call = readCall(calls, row.callId);
        const lead = call?.number ? onlyLead(leads, call.owner, call.number) : null;
        if (call && lead) commit({ ...call, lead }, restart(row, { ...call, lead }));
      }
    },
  };

  /** Where phones have reported the call, the agent's word on its end is kept from theirs. */
  function agentSays(callId: string): void {
    const legs = legsOf(calls, callId);
    if (legs.length > 0 && !legs.some((leg) => leg.source === agent)) addLeg(calls, agentsWord(callId, clock.now()));
  }

  /** Back on its way, from wherever it stood. What was seen of it in the CRM can't be mistaken for the new send. */
  function restart(row: OutboxRow, call: StoredCall): OutboxRow {
    const account = call.owner?.accountId;
    const seen = row.parked === null || account === undefined ? null : highestCommunication(calls, account);
    return resumed({ ...(row.parked === 'gone' ? unclaimed(row) : row), sentFloor: seen ?? row.sentFloor }, call);
  }
}

/** A row whose communication isn't in the CRM any more: nothing is left there to change. */
function unclaimed(row: OutboxRow): OutboxRow {
  return { ...row, crmAccount: null, crmId: null, sent: null };
}

/** Why a call can't be given another lead or be kept here: the CRM has it, or may. Null where it can. */
function whyNotMovable(row: OutboxRow): FailureCode | null {
  if (row.state === 'sending' || row.state === 'unknown') return 'being-delivered';
  return row.crmId === null ? null : 'already-delivered';
}
