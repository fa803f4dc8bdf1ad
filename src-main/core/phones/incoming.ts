// What phones report, put into the calls it is about: those that ring, those dialled at the phone itself, and those that
// this app dialled or another phone reported already.

import type { Deed, Direction } from '../../../src-preload/contract/call.ts';
import { begin } from '../../../src-preload/contract/call.ts';
import type { Phone } from '../../../src-preload/contract/phone.ts';
import type { LineEvent } from '../../line/line-event.ts';
import { addLeg, agent, callsBySourceId, type Leg, legsOf, saveLeg } from '../../store/call-sources.ts';
import { type Owner, readCall, type StoredCall } from '../../store/calls.ts';
import { readOutboxRow } from '../../store/outbox.ts';
import type { Commit } from '../calls/commit.ts';
import type { LiveCallPart, Moment } from '../calls/live-call.ts';
import { newCall } from '../calls/new-call.ts';
import type { Context } from '../context.ts';
import { leadFor } from '../leads/lead-of-call.ts';
import { resumed, withEdit } from '../sync/outcome.ts';
import { decide, echo, type KnownCall, ownLeg, type Report } from './one-call.ts';
import { digitsOf, readParty } from './party.ts';

export interface IncomingPart {
  /** Takes what a phone says. Duplicates, late and out-of-order words find the call that they are about. */
  receive(event: LineEvent): void;
  stop(): void;
}

/** Words whose beginning hasn't come, and how long they wait for it. */
const patience = 10_000;
const mostWaiting = 50;
/** How far a phone's own clock may be from this one, behind and ahead, to be believed. */
const believedBehind = 60_000;
const believedAhead = 2000;

interface Heard {
  readonly report: Report;
  readonly phone: Phone;
  readonly when: Moment;
}

/** Creates the ear of the core. */
export function createIncoming(
  context: Context,
  liveCall: LiveCallPart,
  commit: Commit,
  owner: () => Owner | null,
  region: () => string,
): IncomingPart {
  const { ports, calls, leads } = context;
  const { clock } = ports;
  /** When each leg was last heard of, on the monotonic clock. */
  const heardAt = new Map<number, number>();
  let waiting: readonly Heard[] = [];
  let cancelPatience = () => {};

  function take(heard: Heard, mayWait: boolean): void {
    const decision = decide(heard.report, known(heard.report));
    ports.log.write('phone-event', { kind: heard.report.kind, decision: decision.do, because: decision.because });
    if (decision.do === 'new') open(heard, decision.direction);
    else if (decision.do === 'wait') waitOr(heard, mayWait);
    else {
      if (decision.do === 'answer') liveCall.settle(decision.callId, 'answer', heard.when);
      if (decision.do === 'end') end(decision.callId, heard);
      if (decision.do === 'correct') correct(decision.callId, heard);
      note(decision.callId, heard);
    }
  }

  /** Keeps it for its beginning; one that waited in vain opens a call where it says which way that went. */
  function waitOr(heard: Heard, mayWait: boolean): void {
    if (mayWait) keep(heard);
    else if (heard.report.direction !== null) openLate(heard, heard.report.direction);
  }

  /** Stores the call as it begins, then takes what came too early for it. */
  function open(heard: Heard, direction: Direction): void {
    const { report, when } = heard;
    const fresh = freshCall(heard, direction);
    const isMissed = report.kind === 'missed';
    const call: StoredCall = isMissed
      ? { ...fresh, phase: 'ended', outcome: 'interrupted', endedAt: when.wall, duration: 0, filed: true }
      : fresh;
    liveCall.enter(call, when, (callId) => hear(addLeg(calls, legOf(callId, heard, isMissed ? 'over' : 'open'))));
    takeWaiting();
  }

  /** A call whose beginning was lost. How it went before is unknown, and said so. */
  function openLate(heard: Heard, direction: Direction): void {
    const fresh = freshCall(heard, direction);
    const over = heard.report.kind === 'ended';
    const call: StoredCall = over ? { ...fresh, phase: 'ended', endedAt: heard.when.wall } : fresh;
    const { id } = liveCall.enter(call, heard.when, (callId) =>
      hear(addLeg(calls, legOf(callId, heard, over ? 'over' : 'open'))),
    );
    if (over) return;
    liveCall.settle(id, 'answer', heard.when);
    note(id, heard);
  }

  function freshCall({ phone, when }: Heard, direction: Direction): StoredCall {
    const life = begin(direction, 'hook');
    if (!life) throw new Error('open a reported call: it has no beginning');
    const lead = leadFor(leads, owner(), phone, null);
    const beginning = { life, phone, extension: null, owner: owner(), startedAt: when.wall };
    return newCall(ports.random, { ...beginning, lead: lead === 'none' ? null : lead });
  }

  function end(callId: string, { report, when }: Heard): void {
    const call = readCall(calls, callId);
    if (call && call.phase !== 'ended') {
      liveCall.settle(callId, endings[call.phase], when);
      return;
    }
    const row = call && readOutboxRow(calls, callId);
    if (!call || !row) return;
    if (call.outcome === null) {
      const told: StoredCall = {
        ...call,
        outcome: call.direction === 'incoming' ? 'interrupted' : 'attempted',
        duration: 0,
      };
      commit(told, row.state === 'needs-outcome' ? resumed(row, told) : withEdit(row));
      return;
    }
    const answered = ownLeg(report, legsOf(calls, callId))?.answeredAt ?? call.answeredAt;
    const duration = answered === null ? null : secondsBetween(answered, when.wall);
    commit({ ...call, endedAt: when.wall, duration }, withEdit(row));
  }

  /** It was answered, as this phone says, though another said before that it was over. */
  function correct(callId: string, { report, when }: Heard): void {
    const call = readCall(calls, callId);
    const row = readOutboxRow(calls, callId);
    if (!call || !row) return;
    const over = ownLeg(report, legsOf(calls, callId))?.overAt ?? null;
    // Only a phone that tells its times can say for how long.
    const duration = over !== null && over > when.wall ? secondsBetween(when.wall, over) : null;
    const told: StoredCall = { ...call, outcome: 'answered', answeredAt: when.wall, duration, filed: false };
    commit(told, row.state === 'needs-outcome' ? resumed(row, told) : withEdit(row));
  }

  /** Writes down what this phone has said of the call. */
  function note(callId: string, heard: Heard): void {
    const { report, when } = heard;
    const leg = ownLeg(report, legsOf(calls, callId));
    const before = leg && { state: leg.state, quiet: clock.monotonic() - (heardAt.get(leg.id) ?? -Infinity) };
    const state = stateAfter(report.kind, before ?? null);
    if (!leg) {
      hear(addLeg(calls, legOf(callId, heard, state)));
      context.changed('calls');
      return;
    }
    heardAt.set(leg.id, clock.monotonic());
    const answeredAt = leg.answeredAt ?? (report.kind === 'answered' ? when.wall : null);
    const overAt = state === 'over' ? (leg.overAt ?? when.wall) : null;
    const sourceCall = leg.sourceCall ?? report.sourceCall;
    if (state === leg.state && answeredAt === leg.answeredAt && sourceCall === leg.sourceCall) return;
    saveLeg(calls, { ...leg, state, answeredAt, overAt, sourceCall });
  }

  function hear(leg: Leg): void {
    heardAt.set(leg.id, clock.monotonic());
    for (const [oldest] of heardAt) {
      if (heardAt.size <= 500) break;
      heardAt.delete(oldest);
    }
  }

  function keep(heard: Heard): void {
    waiting = [...waiting, heard].slice(-mostWaiting);
    cancelPatience();
    cancelPatience = clock.after(patience, givenUp);
  }

  function takeWaiting(): void {
    const before = waiting;
    waiting = [];
    for (const kind of ['answered', 'ended'] as const) {
      for (const heard of before) if (heard.report.kind === kind) take(heard, true);
    }
  }

  function givenUp(): void {
    const before = waiting;
    waiting = [];
    for (const kind of ['answered', 'ended'] as const) {
      for (const heard of before) if (heard.report.kind === kind) take(heard, false);
    }
  }

  function known(report: Report): readonly KnownCall[] {
    const places = liveCall.places();
    const ids = report.sourceCall === null ? [] : callsBySourceId(calls, report.source, report.sourceCall);
    const before = ids.filter((id) => !places.some((place) => place.callId === id)).reverse();
    return [
      ...before.flatMap((id) => knownCall(id, null)),
      ...places.flatMap((place) => knownCall(place.callId, place.phaseSince)),
    ];
  }

  function knownCall(callId: string, phaseSince: number | null): readonly KnownCall[] {
    const call = readCall(calls, callId);
    if (!call) return [];
    const legs = legsOf(calls, callId);
    const now = clock.monotonic();
    return [
      {
        id: call.id,
        direction: call.direction,
        number: call.number ?? digitsOf(call.raw),
        phase: call.phase,
        phaseAge: phaseSince === null ? Math.max(0, clock.now() - (call.endedAt ?? call.startedAt)) : now - phaseSince,
        saidByAgent: legs.some((leg) => leg.source === agent),
        unanswered:
          call.phase === 'ended' && call.outcome !== 'answered' && call.outcome !== 'error' && !call.recovered,
        unsettled:
          call.phase === 'ended' &&
          !call.recovered &&
          (call.outcome === null || (call.outcome === 'answered' && call.duration === null)),
        legs: legs
          .filter((leg) => leg.source !== agent)
          .map((leg) => ({
            source: leg.source,
            sourceCall: leg.sourceCall,
            state: leg.state,
            quiet: now - (heardAt.get(leg.id) ?? Number.NEGATIVE_INFINITY),
          })),
      },
    ];
  }

  return {
    receive(event) {
      const phone = readParty(event.number, region());
      const report: Report = {
        kind: event.kind,
        source: `${event.make} ${event.phone}`,
        sourceCall: event.sourceCall,
        direction: event.direction,
        number: phone.e164 ?? digitsOf(phone.raw),
      };
      take({ report, phone, when: momentOf(event.at) }, true);
    },
    stop: () => cancelPatience(),
  };

  function momentOf(at: number | null): Moment {
    const wall = clock.now();
    const behind = at === null ? 0 : wall - at;
    const offset = behind > believedBehind || behind < -believedAhead ? 0 : Math.max(0, behind);
    return { wall: wall - offset, monotonic: clock.monotonic() - offset };
  }
}

/** How a call ends that a phone says is over, by the phase it was in. */
const endings = { dialing: 'no-answer', ringing: 'give-up', talking: 'hang-up' } as const satisfies Record<
  string,
  Deed
>;

function legOf(callId: string, { report, when }: Heard, state: Leg['state']): Omit<Leg, 'id'> {
  return {
    callId,
    source: report.source,
    sourceCall: report.sourceCall,
    state,
    beganAt: when.wall,
    answeredAt: state === 'answered' ? when.wall : null,
    overAt: state === 'over' ? when.wall : null,
    fromCallId: null,
  };
}

/** A phone that rings again after it had stopped has begun anew; a word that comes twice or late changes nothing. */
function stateAfter(
  kind: Report['kind'],
  before: { readonly state: Leg['state']; readonly quiet: number } | null,
): Leg['state'] {
  switch (kind) {
    case 'ringing':
    case 'dialing':
      if (!before) return 'open';
      return before.state === 'over' && before.quiet > echo ? 'open' : before.state;
    case 'answered':
      return before?.state === 'over' ? 'over' : 'answered';
    case 'ended':
    case 'missed':
      return 'over';
  }
}

function secondsBetween(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / 1000));
}
