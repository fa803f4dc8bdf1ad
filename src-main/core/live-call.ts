// The call that is on: dialled, answered, ended, its talk time kept every few seconds in case the power goes.

import {
  after,
  begin,
  callStatus,
  type Deed,
  type Origin,
  possibleDeeds,
  talkSeconds,
} from '../../src-preload/contract/call.ts';
import { done, failed, type Result } from '../../src-preload/contract/failure.ts';
import { parsePhone } from '../../src-preload/contract/phone.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import type { LiveCall } from '../../src-preload/contract/snapshot.ts';
import { addCall, type Owner, readCall, type StoredCall, saveCall } from '../store/calls.ts';
import { inTransaction } from '../store/open.ts';
import { newOutboxRow, type OutboxRow, readOutboxRow, saveOutboxRow } from '../store/outbox.ts';
import { shownCall } from './call-list.ts';
import type { Commit } from './commit.ts';
import type { Context } from './context.ts';
import type { GatePart } from './gate.ts';
import { leadFor } from './lead-of-call.ts';
import { newCall } from './new-call.ts';
import type { Deliver } from './sync/deliver.ts';
import { firstState, withEdit } from './sync/outcome.ts';

export interface LiveCallPart {
  /** The call that is on, as windows show it; null where none is. */
  live(): LiveCall | null;
  start(input: StartInput): Promise<Result<{ callId: string; open: string | null; problem: 'no-phone-app' | null }>>;
  deed(callId: string, deed: Deed): Result<null>;
  /** Keeps the talk time for the next start, and counts no more. */
  stop(): void;
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
const wrapUpHold = 120_000;

/** Creates the place for the one call that can be on. */
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
  /** With the readings of the monotonic clock that no store can hold. */
  let on: { readonly callId: string; readonly answered: number | null; readonly phaseSince: number } | null = null;
  let cancelHeartbeat = () => {};

  function live(): LiveCall | null {
    const call = on && readCall(calls, on.callId);
    if (!call || !on) return null;
    return { ...shownCall(call), possible: possibleDeeds(call), elapsed: clock.monotonic() - on.phaseSince };
  }

  function beat(): void {
    cancelHeartbeat = clock.after(heartbeat, () => {
      if (on) beat();
      keepTalkTime();
    });
  }

  function keepTalkTime(): void {
    const call = on && readCall(calls, on.callId);
    if (call && on?.answered != null) {
      saveCall(calls, { ...call, duration: talkSeconds(on.answered, clock.monotonic()) });
    }
  }

  return {
    live,

    async start({ text, extension, leadId, origin, reason = null, note = '' }) {
      if (on) return failed('call-in-progress');
      const parsed = parsePhone(text, settings().region);
      if (!parsed.ok) return failed('phone-refused', parsed.refusal);
      const life = begin('outgoing', origin);
      if (!life) return failed('deed-not-possible');
      const lead = leadFor(leads, owner(), parsed.phone, leadId);
      if (lead === 'none') return failed('no-such-lead');
      const { phone } = parsed;
      const stop = gate.stop(phone, leadId);
      if (stop && reason === null) return failed('do-not-call', stop.date);
      const beginning = { life, phone, extension, owner: owner(), lead, startedAt: clock.now() };
      const call = inTransaction(calls, () => {
        const added = addCall(calls, { ...newCall(ports.random, beginning), note, passReason: reason });
        const row = liveRow(added);
        if (row) saveOutboxRow(calls, row);
        return added;
      });
      on = { callId: call.id, answered: null, phaseSince: clock.monotonic() };
      beat();
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
      const life = after(call, deed);
      if (!life || on?.callId !== callId) return failed('deed-not-possible');
      const now = clock.now();
      const monotonic = clock.monotonic();
      const row = readOutboxRow(calls, callId);
      if (life.phase !== 'ended') {
        const talking = { ...call, ...life, answeredAt: now };
        commit(talking, row ? withEdit(row) : liveRow(talking));
        on = { callId, answered: monotonic, phaseSince: monotonic };
        return done(null);
      }
      const ended = { ...call, ...life, endedAt: now, duration: talkSeconds(on.answered, monotonic) };
      deliver.hold(callId, wrapUpHold);
      commit(ended, row ? withEdit(row) : newOutboxRow(callId, firstState(ended)));
      // Only now: a file that could not be written leaves the call on.
      on = null;
      cancelHeartbeat();
      return done(null);
    },

    stop() {
      keepTalkTime();
      cancelHeartbeat();
    },
  };

  /** The row of a call that the CRM is told of while it is on; null where the agent or the CRM has no use for it yet. */
  function liveRow(call: StoredCall): OutboxRow | null {
    const told = settings().reportLive && callStatus(call) !== null && firstState(call) === 'pending';
    return told ? newOutboxRow(call.id, 'pending') : null;
  }
}
