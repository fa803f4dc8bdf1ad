// What an agent may do with calls: each deed is checked, written in one transaction with its outbox row, then shown.

import {
  after,
  begin,
  callStatus,
  type Deed,
  type Direction,
  type Origin,
  type Outcome,
  possibleDeeds,
  possibleOutcomes,
  talkSeconds,
} from '../../src-preload/contract/call.ts';
import { done, type FailureCode, failed, type Result } from '../../src-preload/contract/failure.ts';
import { type Phone, parsePhone } from '../../src-preload/contract/phone.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import type { LiveCall } from '../../src-preload/contract/snapshot.ts';
import { addCall, type Owner, readCall, type StoredCall, saveCall } from '../store/calls.ts';
import { leadsByNumber, readLead } from '../store/leads.ts';
import { mirrorAccount } from '../store/mirror.ts';
import { inTransaction } from '../store/open.ts';
import {
  claimedIds,
  newOutboxRow,
  type OutboxRow,
  readOutboxRow,
  rowsInState,
  saveOutboxRow,
} from '../store/outbox.ts';
import { shownCall } from './call-list.ts';
import type { Context } from './context.ts';
import type { Deliver } from './sync/deliver.ts';
import { highestCommunication } from './sync/floor.ts';
import { firstState, ready } from './sync/outcome.ts';

export interface CallsPart {
  /** The call that is on, as windows show it; null where none is. */
  live(): LiveCall | null;
  start(input: StartInput): Promise<Result<{ callId: string; open: string | null; problem: 'no-phone-app' | null }>>;
  deed(callId: string, deed: Deed): Result<null>;
  note(callId: string, note: string): Result<null>;
  outcome(callId: string, outcome: Outcome, duration: number | null): Result<null>;
  link(callId: string, leadId: number): Result<null>;
  file(callId: string): Result<null>;
  log(input: LogInput): Result<{ callId: string }>;
  send(callId: string): Result<null>;
  claim(callId: string, crmId: number): Result<null>;
  keepHere(callId: string): Result<null>;
  /** Ties waiting calls to the lead that their number turned out to belong to, where it belongs to one only. */
  linkWaiting(): void;
  /** Keeps the talk time of the call that is on, for the next start. */
  stop(): void;
}

export interface StartInput {
  readonly text: string;
  readonly extension: string | null;
  readonly leadId: number | null;
  readonly origin: Origin;
}

export interface LogInput extends Omit<StartInput, 'origin'> {
  readonly direction: Direction;
  readonly outcome: Outcome;
  readonly startedAt: number;
  readonly duration: number | null;
  readonly note: string;
}

const heartbeat = 5000;
/** How long a wrap-up keeps its call back, so that the note goes out with it. */
const wrapUpHold = 120_000;
/** How long a keystroke keeps back what it changes. */
const writingHold = 3000;
/** Clocks differ a little; a call logged for later than that is a slip of the hand. */
const clockSlack = 60_000;

/** Creates the calls of one app. */
export function createCalls(
  context: Context,
  deliver: Deliver,
  owner: () => Owner | null,
  settings: () => Settings,
): CallsPart {
  const { ports, calls, leads } = context;
  const { clock } = ports;
  /** The call that is on, with the readings of the monotonic clock that no store can hold. */
  let on: { readonly callId: string; readonly answered: number | null; readonly phaseSince: number } | null = null;
  let cancelHeartbeat = () => {};

  function live(): LiveCall | null {
    const call = on && readCall(calls, on.callId);
    if (!call || !on) return null;
    return { ...shownCall(call), possible: possibleDeeds(call), elapsed: clock.monotonic() - on.phaseSince };
  }

  function beat(): void {
    cancelHeartbeat = clock.after(heartbeat, () => {
      keepTalkTime();
      if (on) beat();
    });
  }

  function keepTalkTime(): void {
    const call = on && readCall(calls, on.callId);
    if (call && on?.answered != null) {
      saveCall(calls, { ...call, duration: talkSeconds(on.answered, clock.monotonic()) });
    }
  }

  /** Writes a call and its row together, then lets the windows and the delivery know. */
  function commit(call: StoredCall, row: OutboxRow | null): void {
    inTransaction(calls, () => {
      saveCall(calls, call);
      if (row) saveOutboxRow(calls, row);
    });
    context.changed('calls');
    deliver.wake();
  }

  /** Runs a deed on a call that has ended, or says that there is no such call or that it is still on. */
  function onEnded(callId: string, deed: (call: StoredCall, row: OutboxRow) => Result<null>): Result<null> {
    const call = readCall(calls, callId);
    if (!call) return failed('no-such-call');
    const row = readOutboxRow(calls, callId);
    return row ? deed(call, row) : failed('deed-not-possible');
  }

  return {
    live,

    async start({ text, extension, leadId, origin }) {
      if (on) return failed('call-in-progress');
      const parsed = parsePhone(text, settings().region);
      if (!parsed.ok) return failed('phone-refused', parsed.refusal);
      const life = begin('outgoing', origin);
      if (!life) return failed('deed-not-possible');
      const lead = leadFor(owner(), parsed.phone, leadId);
      if (lead === 'none') return failed('no-such-lead');
      const phone: Phone = { ...parsed.phone, extension: extension ?? parsed.phone.extension };
      const now = clock.now();
      const call = inTransaction(calls, () => {
        const added = addCall(calls, { ...newCall(phone, lead, now), ...life });
        const row = liveRow(added);
        if (row) saveOutboxRow(calls, row);
        return added;
      });
      on = { callId: call.id, answered: null, phaseSince: clock.monotonic() };
      beat();
      context.changed('calls');
      deliver.wake();
      const dialled = await ports.line.dial(phone, settings().scheme);
      return dialled.ok
        ? done({ callId: call.id, open: dialled.value, problem: null })
        : done({ callId: call.id, open: null, problem: 'no-phone-app' });
    },

    deed(callId, deed) {
      const call = readCall(calls, callId);
      if (!call) return failed('no-such-call');
      const life = after(call, deed);
      if (!life || on?.callId !== callId) return failed('deed-not-possible');
      const now = clock.now();
      const monotonic = clock.monotonic();
      const row = readOutboxRow(calls, callId);
      if (life.phase !== 'ended') {
        const talking = { ...call, ...life, answeredAt: now };
        on = { callId, answered: monotonic, phaseSince: monotonic };
        commit(talking, row ? edited(row) : liveRow(talking));
        return done(null);
      }
      const ended = { ...call, ...life, endedAt: now, duration: talkSeconds(on.answered, monotonic) };
      on = null;
      cancelHeartbeat();
      deliver.hold(callId, wrapUpHold);
      commit(ended, row ? edited(row) : newOutboxRow(callId, firstState(ended)));
      return done(null);
    },

    note(callId, note) {
      const call = readCall(calls, callId);
      if (!call) return failed('no-such-call');
      const row = readOutboxRow(calls, callId);
      deliver.hold(callId, writingHold);
      // While the call is on, its note waits for the end: the CRM is told of phases, not of keystrokes.
      commit({ ...call, note }, row && call.phase === 'ended' ? edited(row) : null);
      return done(null);
    },

    outcome: (callId, outcome, duration) =>
      onEnded(callId, (call, row) => {
        if (!possibleOutcomes(call.direction, call.origin).includes(outcome)) return failed('outcome-not-possible');
        const next: StoredCall = { ...call, outcome, duration: outcome === 'answered' ? duration : 0 };
        commit(next, row.state === 'needs-outcome' ? restart(row, next) : edited(row));
        return done(null);
      }),

    link(callId, leadId) {
      const call = readCall(calls, callId);
      if (!call) return failed('no-such-call');
      const lead = leadOf(call.owner, leadId);
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
        commit({ ...call, filed: true }, null);
        return done(null);
      }),

    log({ text, extension, leadId, direction, outcome, startedAt, duration, note }) {
      const parsed = parsePhone(text, settings().region);
      if (!parsed.ok) return failed('phone-refused', parsed.refusal);
      if (startedAt > clock.now() + clockSlack) return failed('in-the-future');
      if (!possibleOutcomes(direction, 'manual').includes(outcome)) return failed('outcome-not-possible');
      const lead = leadFor(owner(), parsed.phone, leadId);
      if (lead === 'none') return failed('no-such-lead');
      const phone: Phone = { ...parsed.phone, extension: extension ?? parsed.phone.extension };
      const call = inTransaction(calls, () => {
        const added = addCall(calls, {
          ...newCall(phone, lead, startedAt),
          direction,
          origin: 'manual',
          phase: 'ended',
          outcome,
          duration: outcome === 'answered' ? duration : 0,
          note,
          filed: true,
        });
        saveOutboxRow(calls, newOutboxRow(added.id, firstState(added)));
        return added;
      });
      context.changed('calls');
      deliver.wake();
      return done({ callId: call.id });
    },

    send: (callId) =>
      onEnded(callId, (call, row) => {
        if (row.state !== 'parked' && row.state !== 'local') return failed('deed-not-possible');
        if (firstState(call) === 'local') return failed('deed-not-possible');
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
        commit(call, ready({ ...row, crmAccount: account, crmId }));
        return done(null);
      }),

    keepHere: (callId) =>
      onEnded(callId, (call, row) => {
        const refusal = whyNotMovable(row);
        if (refusal || row.state === 'needs-outcome') return failed(refusal ?? 'deed-not-possible');
        commit({ ...call, filed: true }, { ...row, state: 'local' });
        return done(null);
      }),

    linkWaiting() {
      for (const row of rowsInState(calls, 'needs-lead')) {
        const call = readCall(calls, row.callId);
        const lead = call?.number ? onlyLead(call.owner, call.number) : null;
        if (call && lead) commit({ ...call, lead }, restart(row, { ...call, lead }));
      }
    },

    stop() {
      keepTalkTime();
      cancelHeartbeat();
    },
  };

  function newCall(phone: Phone, lead: StoredCall['lead'], startedAt: number): StoredCall {
    return {
      id: ports.random.id(startedAt),
      owner: owner(),
      direction: 'outgoing',
      origin: 'manual',
      phase: 'ended',
      outcome: null,
      kind: phone.kind,
      number: phone.e164,
      extension: phone.extension,
      raw: phone.raw,
      lead,
      startedAt,
      executedAt: Math.floor(startedAt / 1000),
      answeredAt: null,
      endedAt: null,
      duration: null,
      note: '',
      filed: false,
      recovered: false,
    };
  }

  /** The chosen lead, else the only one with the number, else null. `none` where the chosen one doesn't exist. */
  function leadFor(whose: Owner | null, phone: Phone, leadId: number | null): StoredCall['lead'] | 'none' {
    if (leadId !== null) return leadOf(whose, leadId) ?? 'none';
    return phone.e164 === null ? null : onlyLead(whose, phone.e164);
  }

  function leadOf(whose: Owner | null, leadId: number): StoredCall['lead'] {
    const lead = mirrors(whose) ? readLead(leads, leadId) : null;
    return lead && { id: lead.id, name: lead.name };
  }

  /** The lead of a number where there is exactly one: with several, only the agent knows. */
  function onlyLead(whose: Owner | null, number: string): StoredCall['lead'] {
    const [lead, ...others] = mirrors(whose) ? leadsByNumber(leads, number) : [];
    return lead && others.length === 0 ? { id: lead.id, name: lead.name } : null;
  }

  /** Tells whether the leads here are those of the owner's account: another account's lead would be somebody else. */
  function mirrors(whose: Owner | null): boolean {
    return whose !== null && mirrorAccount(leads) === whose.accountId;
  }

  /** The row of a call that the CRM is told of while it is on; null where the agent or the CRM has no use for it yet. */
  function liveRow(call: StoredCall): OutboxRow | null {
    const told = settings().reportLive && callStatus(call) !== null && firstState(call) === 'pending';
    return told ? newOutboxRow(call.id, 'pending') : null;
  }

  /** Back on its way, from wherever it stood. What was seen of it in the CRM can't be mistaken for the new send. */
  function restart(row: OutboxRow, call: StoredCall): OutboxRow {
    const state = firstState(call);
    if (state !== 'pending') return { ...row, state };
    const account = call.owner?.accountId;
    const seen = row.parked === null || account === undefined ? null : highestCommunication(calls, account);
    return ready({ ...row, sentFloor: seen ?? row.sentFloor });
  }
}

/** A row after its call was edited: what the CRM has already gets a change, anything else takes the edit along. */
function edited(row: OutboxRow): OutboxRow {
  return row.state === 'synced' ? { ...row, state: 'edited' } : row;
}

/** Why a call can't be given another lead or be kept here: the CRM has it, or may. Null where it can. */
function whyNotMovable(row: OutboxRow): FailureCode | null {
  if (row.state === 'sending' || row.state === 'unknown') return 'being-delivered';
  return row.crmId === null ? null : 'already-delivered';
}
