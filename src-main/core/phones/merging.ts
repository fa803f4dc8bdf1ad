// Two records that are one call, and one record that is two calls: what the agent says of it. No record is lost or
// doubled by either: the one merged away stays in the balance as kept here, and what the CRM has or may have stays.

import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import { addMerge, agent, type Leg, legsOf, mergedInto, removeMerge, saveLeg } from '../../store/call-sources.ts';
import { countCallbacks } from '../../store/callbacks.ts';
import { readCall, type StoredCall, saveCall } from '../../store/calls.ts';
import type { Db } from '../../store/db.ts';
import { newOutboxRow, type OutboxRow, readOutboxRow, saveOutboxRow } from '../../store/outbox.ts';
import type { Commit } from '../calls/commit.ts';
import { type LiveCallPart, wrapUpHold } from '../calls/live-call.ts';
import type { Context } from '../context.ts';
import type { Deliver } from '../sync/deliver.ts';
import { resumed, withEdit } from '../sync/outcome.ts';

export interface MergingPart {
  merge(callId: string, intoId: string): Result<null>;
  split(callId: string): Result<{ callId: string }>;
}

/** Creates the two deeds. */
export function createMerging(context: Context, liveCall: LiveCallPart, deliver: Deliver, commit: Commit): MergingPart {
  const { calls, ports } = context;
  const { clock } = ports;

  function merge(callId: string, intoId: string): Result<null> {
    const away = readCall(calls, callId);
    const into = readCall(calls, intoId);
    if (!away || !into) return failed('no-such-call');
    const row = readOutboxRow(calls, callId);
    const intoRow = readOutboxRow(calls, intoId);
    const refusal = whyNotMerged(calls, away, into);
    if (refusal) return failed('cannot-merge', refusal);
    const places = new Map(liveCall.places().map((place) => [place.callId, place]));
    const answered = earliest(places.get(callId)?.answered ?? null, places.get(intoId)?.answered ?? null);
    const kept = together(away, into);
    commit(kept, intoRow && afterMerge(intoRow, kept), () => {
      const gone: StoredCall = { ...away, phase: 'ended', endedAt: away.endedAt ?? clock.now(), filed: true };
      saveCall(calls, gone);
      saveOutboxRow(calls, { ...(row ?? newOutboxRow(callId, 'local')), state: 'local' });
      addMerge(calls, callId, intoId);
      for (const leg of legsOf(calls, callId)) {
        if (leg.source !== agent) saveLeg(calls, { ...leg, callId: intoId, fromCallId: leg.fromCallId ?? callId });
      }
      countCallbacks(calls, gone);
    });
    if (away.phase !== 'ended') liveCall.leave(callId);
    if (kept.phase === 'talking' && into.phase !== 'talking') {
      liveCall.takeUp(intoId, answered, answered ?? clock.monotonic());
    }
    return done(null);
  }

  /** Gives back what was merged away by hand. One that was on by then has ended meanwhile, and the agent says how. */
  function giveBack(call: StoredCall, intoId: string): Result<{ callId: string }> {
    const row = readOutboxRow(calls, call.id) ?? newOutboxRow(call.id, 'local');
    keepBack(call.id);
    commit({ ...call, filed: call.outcome !== null }, resumed(row, call), () => {
      removeMerge(calls, call.id);
      for (const leg of legsOf(calls, intoId)) {
        if (leg.fromCallId === call.id) saveLeg(calls, { ...leg, callId: call.id, fromCallId: null });
      }
    });
    return done({ callId: call.id });
  }

  /** Makes a call of its own of what the last phone to join reported. */
  function partLast(call: StoredCall): Result<{ callId: string }> {
    const last = lastLegToPart(call, legsOf(calls, call.id));
    if (!last) return failed('cannot-split', 'one-source');
    // What a record merged away by hand reported goes back to it, not to a third one.
    const away = last.fromCallId === null ? null : readCall(calls, last.fromCallId);
    if (away && mergedInto(calls, away.id) === call.id) return giveBack(away, call.id);
    const apart = apartFrom(call, last);
    const answered = last.answeredAt === null ? null : clock.monotonic() - Math.max(0, clock.now() - last.answeredAt);
    const when = { wall: last.beganAt, monotonic: clock.monotonic() - Math.max(0, clock.now() - last.beganAt) };
    const id = ports.random.id(last.beganAt);
    if (apart.phase === 'ended') keepBack(id);
    const stored = liveCall.enter({ ...apart, id }, when, (callId) => {
      saveLeg(calls, { ...last, callId });
    });
    if (apart.phase === 'talking') liveCall.takeUp(stored.id, answered, answered ?? when.monotonic);
    return done({ callId: stored.id });
  }

  /** Long enough for the agent to write its note, or to think better of it: what the CRM has can't be put away. */
  function keepBack(callId: string): void {
    deliver.hold(callId, wrapUpHold);
  }

  return {
    merge,
    split(callId) {
      const call = readCall(calls, callId);
      if (!call) return failed('no-such-call');
      const into = mergedInto(calls, callId);
      return into === null ? partLast(call) : giveBack(call, into);
    },
  };
}

/** Returns why one record can't go for another to stand for both, as the detail of `cannot-merge`; null where it can. */
export function whyNotMerged(calls: Db, away: StoredCall, into: StoredCall): string | null {
  return (
    whyNotOneCall(away, into) ??
    whyNotAway(readOutboxRow(calls, away.id)) ??
    (mergedInto(calls, away.id) || mergedInto(calls, into.id) ? 'merged-already' : null)
  );
}

/** Returns what joined a call last: by hand, else what the last phone to report it told. Null where there is but one source. */
export function lastLegToPart(call: StoredCall, legs: readonly Leg[]): Leg | null {
  const told = legs.filter((leg) => leg.source !== agent);
  if (told.length < (call.origin === 'hook' ? 2 : 1)) return null;
  return told.findLast((leg) => leg.fromCallId !== null) ?? told.at(-1) ?? null;
}

/** Why two records can't be one call; null where they can. */
function whyNotOneCall(away: StoredCall, into: StoredCall): string | null {
  if (away.id === into.id) return 'same-call';
  if (away.method !== 'phone' || into.method !== 'phone') return 'not-a-call';
  if (away.direction !== into.direction) return 'other-direction';
  if (away.owner?.accountId !== into.owner?.accountId || away.owner?.userId !== into.owner?.userId) return 'other-user';
  // The record that goes on has to be the one whose end is still to come.
  return away.phase !== 'ended' && into.phase === 'ended' ? 'still-on' : null;
}

/** Why a record can't be put away: the CRM has it, or may. Null where it can. */
function whyNotAway(row: OutboxRow | null): string | null {
  if (row === null) return null;
  if (row.crmId !== null) return 'in-crm';
  if (row.state === 'sending' || row.state === 'unknown') return 'being-delivered';
  return row.parked === 'possible-duplicate' || row.parked === 'cannot-confirm' ? 'may-be-in-crm' : null;
}

/** The record that goes on, with what only the other one knew. */
function together(away: StoredCall, into: StoredCall): StoredCall {
  const notes = [into.note, away.note].filter((note, index, all) => note !== '' && all.indexOf(note) === index);
  const talks = away.phase === 'talking' && into.phase !== 'talking' && into.phase !== 'ended';
  const says = into.phase === 'ended' && into.outcome === null && away.phase === 'ended';
  return {
    ...into,
    lead: into.lead ?? away.lead,
    note: notes.join('\n'),
    ...(talks && { phase: away.phase, answeredAt: away.answeredAt }),
    ...(says && { outcome: away.outcome, duration: away.duration }),
  };
}

/** What it waited for may have come with the other record. */
function afterMerge(row: OutboxRow, kept: StoredCall): OutboxRow {
  return row.state === 'needs-outcome' || row.state === 'needs-lead' ? resumed(row, kept) : withEdit(row);
}

/** The call that one phone reported, as far as it told. */
function apartFrom(call: StoredCall, leg: Leg): StoredCall {
  const phase = leg.state === 'open' ? (call.direction === 'incoming' ? 'ringing' : 'dialing') : 'talking';
  const isOver = leg.state === 'over';
  const unanswered = call.direction === 'incoming' ? 'interrupted' : 'attempted';
  const duration =
    leg.answeredAt === null || leg.overAt === null ? 0 : Math.floor((leg.overAt - leg.answeredAt) / 1000);
  return {
    ...call,
    origin: 'hook',
    phase: isOver ? 'ended' : phase,
    outcome: isOver ? (leg.answeredAt === null ? unanswered : 'answered') : null,
    startedAt: leg.beganAt,
    executedAt: Math.floor(leg.beganAt / 1000),
    answeredAt: leg.answeredAt,
    endedAt: leg.overAt,
    duration: isOver ? Math.max(0, duration) : null,
    note: '',
    filed: false,
    recovered: false,
  };
}

function earliest(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
