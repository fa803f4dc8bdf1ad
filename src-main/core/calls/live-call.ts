// The calls that ring or are on: dialled, answered, ended, their talk time kept every few seconds in case the power goes.

import {
  after,
  begin,
  callStatus,
  type Deed,
  type Origin,
  possibleDeeds,
  talkSeconds,
} from '../../../src-preload/contract/call.ts';
import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import { parsePhone } from '../../../src-preload/contract/phone.ts';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import type { LiveCall } from '../../../src-preload/contract/snapshot.ts';
import { addLeg, agentsWord, legsOf } from '../../store/call-sources.ts';
import { countCallbacks } from '../../store/callbacks.ts';
import { addCall, type Owner, readCall, type StoredCall, saveTalkTime } from '../../store/calls.ts';
import { inTransaction } from '../../store/open.ts';
import { newOutboxRow, type OutboxRow, readOutboxRow, saveOutboxRow } from '../../store/outbox.ts';
import type { Context } from '../context.ts';
import { leadFor, meantLead } from '../leads/lead-of-call.ts';
import type { Deliver } from '../sync/deliver.ts';
import { firstState, withEdit } from '../sync/outcome.ts';
import { shownCall } from './call-list.ts';
import type { Commit } from './commit.ts';
import type { GatePart } from './gate.ts';
import { newCall } from './new-call.ts';

export interface LiveCallPart {
  /** The call in front, as windows show it; null where none is on. */
  live(): LiveCall | null;
  /** The other calls that are on, and those that ring, oldest first. */
  alsoOn(): readonly LiveCall[];
  ringing(): readonly LiveCall[];
  /** The calls that ring or are on, and the last that ended in this launch, oldest first. */
  places(): readonly Place[];
  start(input: StartInput): Promise<Result<{ callId: string; open: string | null; problem: 'no-phone-app' | null }>>;
  deed(callId: string, deed: Deed): Result<null>;
  /** Stores a call that a phone reports, in its first phase, and has it ring or be on. */
  enter(call: StoredCall, when: Moment, also: (callId: string) => void): StoredCall;
  /** Does what a phone says, at the time it says. False where the call isn't in that phase. */
  settle(callId: string, deed: Deed, when: Moment): boolean;
  /** Puts a call that is on out of the way: its record has become another's. */
  leave(callId: string): void;
  /** Takes up a call at a phase that it has been in since some moment: one that was parted from another. */
  takeUp(callId: string, answered: number | null, phaseSince: number): void;
  silence(callId: string): Result<null>;
  /** Keeps the talk time for the next start, and counts no more. */
  stop(): void;
}

/** Where a call stands in this launch, on the monotonic clock. */
export interface Place {
  readonly callId: string;
  readonly answered: number | null;
  readonly phaseSince: number;
}

/** One moment on both clocks. */
export interface Moment {
  readonly wall: number;
  readonly monotonic: number;
}

export interface StartInput {
  readonly text: string;
  readonly extension: string | null;
  readonly leadId: number | null;
  readonly origin: Origin;
  /** Why somebody who isn't to be called is called all the same. */
  readonly reason?: string | null | undefined;
  readonly note?: string | undefined;
}

const heartbeat = 5000;
/** How long a wrap-up keeps its call back, so that the note goes out with it. */
export const wrapUpHold = 120_000;
/** A ring that nobody ends: the word of its end was lost. Carriers give up long before. */
const longestRing = 120_000;
/** The phone reported the number before the agent's Enter came: one dial, not two. */
const dialledAlready = 15_000;
/** Ended calls that late words may still be about. */
const remembered = 50;

/** With the readings of the monotonic clock that no store can hold. */
interface OnCall extends Place {
  readonly silenced: boolean;
  /** Grows: the call that was dialled or answered last is in front. */
  readonly turn: number;
}

/** Creates the place for the calls that can be on. */
export function createLiveCall(
  context: Context,
  deliver: Deliver,
  commit: Commit,
  owner: () => Owner | null,
  settings: () => Settings,
  gate: GatePart,
): LiveCallPart {
  const { ports, calls, leads } = context;
  const { clock } = ports;
  const on = new Map<string, OnCall>();
  const ended = new Map<string, Place>();
  let turns = 0;
  let cancelHeartbeat = () => {};

  function shown(): readonly { readonly call: LiveCall; readonly turn: number }[] {
    return [...on.values()].flatMap((place) => {
      const call = readCall(calls, place.callId);
      return call ? [{ call: liveCallOf(call, place), turn: place.turn }] : [];
    });
  }

  function liveCallOf(call: StoredCall, place: OnCall): LiveCall {
    const makes = legsOf(calls, call.id).flatMap(({ source }) => source.split(' ')[0] ?? []);
    return {
      ...shownCall(call),
      possible: possibleDeeds(call),
      elapsed: clock.monotonic() - place.phaseSince,
      phones: [...new Set(makes)],
      silenced: place.silenced,
    };
  }

  /** Those that are on, the one in front last. */
  function talking(): readonly LiveCall[] {
    const calls = shown().filter(({ call }) => call.phase !== 'ringing');
    return [...calls].sort((a, b) => a.turn - b.turn).map(({ call }) => call);
  }

  function take(callId: string, answered: number | null, phaseSince: number): void {
    turns += 1;
    on.set(callId, { callId, answered, phaseSince, turn: turns, silenced: false });
    if (on.size === 1) beat();
  }

  function drop(callId: string): void {
    const place = on.get(callId);
    on.delete(callId);
    if (place) ended.set(callId, { ...place, phaseSince: clock.monotonic() });
    for (const [oldest] of ended) {
      if (ended.size <= remembered) break;
      ended.delete(oldest);
    }
    if (on.size === 0) cancelHeartbeat();
  }

  function beat(): void {
    cancelHeartbeat();
    cancelHeartbeat = clock.after(heartbeat, () => {
      if (on.size > 0) beat();
      keepTalkTimes();
      endLostRings();
    });
  }

  function keepTalkTimes(): void {
    for (const { callId, answered } of on.values()) {
      if (answered !== null) saveTalkTime(calls, callId, talkSeconds(answered, clock.monotonic()));
    }
  }

  /** Nobody knows how they ended, so that is what the agent sees. */
  function endLostRings(): void {
    for (const { callId, answered, phaseSince } of [...on.values()]) {
      if (answered !== null || clock.monotonic() - phaseSince < longestRing) continue;
      const call = readCall(calls, callId);
      if (call?.phase !== 'ringing') continue;
      const lost: StoredCall = { ...call, phase: 'ended', outcome: null, endedAt: clock.now(), duration: 0 };
      commit(lost, newOutboxRow(callId, 'needs-outcome'));
      drop(callId);
    }
  }

  function move(call: StoredCall, deed: Deed, when: Moment, byAgent: boolean): boolean {
    const place = on.get(call.id);
    const life = after(call, deed);
    if (!place || !life) return false;
    const row = readOutboxRow(calls, call.id);
    if (life.phase !== 'ended') {
      const answered = { ...call, ...life, answeredAt: when.wall };
      commit(answered, row ? withEdit(row) : liveRow(answered));
      turns += 1;
      on.set(call.id, { ...place, answered: when.monotonic, phaseSince: when.monotonic, turn: turns });
      return true;
    }
    // A ring that stopped by itself has nothing to wrap up.
    const filed = call.filed || (!byAgent && life.outcome === 'interrupted' && call.note === '');
    const duration = talkSeconds(place.answered, when.monotonic);
    const over: StoredCall = { ...call, ...life, endedAt: when.wall, duration, filed };
    if (!filed) deliver.hold(call.id, wrapUpHold);
    commit(over, row ? withEdit(row) : newOutboxRow(call.id, firstState(over)), () => {
      if (byAgent) addLeg(calls, agentsWord(call.id, when.wall));
    });
    // Only now: a file that could not be written leaves the call on.
    drop(call.id);
    return true;
  }

  /** The call that a phone has just reported as dialled, where the agent now dials the same number. */
  function dialledByPhone(number: string | null): StoredCall | null {
    const calledNow = talking().filter(
      (call) => call.direction === 'outgoing' && call.origin === 'hook' && call.elapsed < dialledAlready,
    );
    const same = calledNow.find((call) => number !== null && call.number === number);
    return same ? readCall(calls, same.id) : null;
  }

  return {
    live: () => talking().at(-1) ?? null,
    alsoOn: () => [...talking().slice(0, -1)].sort((a, b) => a.startedAt - b.startedAt),
    ringing: () =>
      shown()
        .filter(({ call }) => call.phase === 'ringing')
        .map(({ call }) => call),
    places: () => [...ended.values(), ...on.values()],

    async start({ text, extension, leadId, origin, reason = null, note = '' }) {
      const parsed = parsePhone(text, settings().region);
      const already = parsed.ok ? dialledByPhone(parsed.phone.e164) : null;
      if (!already && talking().length > 0) return failed('call-in-progress');
      if (!parsed.ok) return failed('phone-refused', parsed.refusal);
      const life = begin('outgoing', origin);
      if (!life) return failed('deed-not-possible');
      const { phone } = parsed;
      const meant = leadId ?? (phone.e164 === null ? null : (meantLead(context, owner(), phone.e164)?.id ?? null));
      const lead = leadFor(leads, owner(), phone, meant);
      if (lead === 'none') return failed('no-such-lead');
      const stop = gate.stop(phone, meant);
      if (already) {
        const passReason = already.passReason ?? (stop && reason);
        commit({ ...already, lead: lead ?? already.lead, note: already.note || note, passReason }, null);
        return done({ callId: already.id, open: null, problem: null });
      }
      if (stop && reason === null) return failed('do-not-call', stop.date);
      const beginning = { life, phone, extension, owner: owner(), lead, startedAt: clock.now() };
      const call = store({ ...newCall(ports.random, beginning), note, passReason: stop && reason });
      take(call.id, null, clock.monotonic());
      context.changed('calls');
      deliver.wake();
      const dialled = await ports.line.dial({ ...phone, extension: call.extension }, settings().scheme);
      return dialled.ok
        ? done({ callId: call.id, open: dialled.value, problem: null })
        : done({ callId: call.id, open: null, problem: 'no-phone-app' });
    },

    deed(callId, deed) {
      const call = readCall(calls, callId);
      if (!call) return failed('no-such-call');
      const when = { wall: clock.now(), monotonic: clock.monotonic() };
      return move(call, deed, when, true) ? done(null) : failed('deed-not-possible');
    },

    enter(call, when, also) {
      const stored = store(call, also);
      if (stored.phase !== 'ended') take(stored.id, null, when.monotonic);
      else ended.set(stored.id, { callId: stored.id, answered: null, phaseSince: clock.monotonic() });
      context.changed('calls');
      deliver.wake();
      return stored;
    },

    settle(callId, deed, when) {
      const call = readCall(calls, callId);
      return call !== null && move(call, deed, when, false);
    },

    leave: drop,
    takeUp: take,

    silence(callId) {
      const place = on.get(callId);
      if (!place) return failed('no-such-call');
      on.set(callId, { ...place, silenced: true });
      context.changed('state');
      return done(null);
    },

    stop() {
      keepTalkTimes();
      cancelHeartbeat();
    },
  };

  function store(call: StoredCall, also: (callId: string) => void = () => {}): StoredCall {
    return inTransaction(calls, () => {
      const added = addCall(calls, call);
      also(added.id);
      const row = added.phase === 'ended' ? newOutboxRow(added.id, firstState(added)) : liveRow(added);
      if (row) saveOutboxRow(calls, row);
      countCallbacks(calls, added);
      return added;
    });
  }

  /** The row of a call that the CRM is told of while it is on; null where the agent or the CRM has no use for it yet. */
  function liveRow(call: StoredCall): OutboxRow | null {
    const told = settings().reportLive && callStatus(call) !== null && firstState(call) === 'pending';
    return told ? newOutboxRow(call.id, 'pending') : null;
  }
}
