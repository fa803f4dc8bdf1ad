// One call, many sources: whether what a phone reports is a call that is known already. Pure, so that every order of
// events can be tried. All times here are readings of the monotonic clock: no clock that jumps joins or parts two calls.

import type { Direction, Phase } from '../../../src-preload/contract/call.ts';
import type { LineEventKind } from '../../line/line-event.ts';
import type { LegState } from '../../store/call-sources.ts';

/** What a phone says, with its number read. */
export interface Report {
  readonly kind: LineEventKind;
  /** The phone that says it. */
  readonly source: string;
  readonly sourceCall: string | null;
  readonly direction: Direction | null;
  /** E.164, or digits where there is none; null where the phone doesn't tell the number. */
  readonly number: string | null;
}

export interface KnownLeg {
  readonly source: string;
  readonly sourceCall: string | null;
  readonly state: LegState;
  /** Milliseconds since this phone last said something of the call. */
  readonly quiet: number;
}

/** A call that is on, or has ended not long ago. */
export interface KnownCall {
  readonly id: string;
  readonly direction: Direction;
  readonly number: string | null;
  readonly phase: Phase;
  /** Milliseconds since it entered its phase. */
  readonly phaseAge: number;
  /** The agent has said how it ended: a phone's word changes that no more. */
  readonly saidByAgent: boolean;
  /** It ended, and nobody is known to have answered. */
  readonly unanswered: boolean;
  /** It ended, and nobody has said how; or it was answered after all, and nobody has said for how long. */
  readonly unsettled: boolean;
  readonly legs: readonly KnownLeg[];
}

export type Because =
  | 'first-heard'
  | 'same-phone-same-id'
  | 'same-number'
  | 'only-call-of-this-phone'
  | 'only-call'
  | 'said-before'
  | 'talks-elsewhere'
  | 'rings-elsewhere'
  | 'agent-has-said'
  | 'over-already'
  | 'nothing-began';

/**
 * new: nobody knew of it. answer, end: a deed on a call. correct: it was answered after all. same: that call, which
 * changes in nothing but what this phone said of it. wait: its beginning may still be on its way.
 */
export type Decision =
  | { readonly do: 'new'; readonly direction: Direction; readonly because: Because }
  | { readonly do: 'answer' | 'end' | 'correct' | 'same'; readonly callId: string; readonly because: Because }
  | { readonly do: 'wait'; readonly because: Because };

/** Decides what a report is, given the calls that are on or were until just now, oldest first. */
export function decide(report: Report, known: readonly KnownCall[]): Decision {
  const found = find(report, known);
  if (!found) return unheard(report);
  const { call, because } = found;
  const same = (why: Because): Decision => ({ do: 'same', callId: call.id, because: why });
  const own = ownLeg(report, call.legs);
  switch (report.kind) {
    case 'ringing':
    case 'dialing':
      return same(own ? 'said-before' : because);
    case 'answered':
      if (call.phase === 'talking') return same(own?.state === 'answered' ? 'said-before' : because);
      if (call.phase !== 'ended') return { do: 'answer', callId: call.id, because };
      if (call.saidByAgent) return same('agent-has-said');
      return call.unanswered ? { do: 'correct', callId: call.id, because } : same('over-already');
    case 'ended':
    case 'missed': {
      if (call.phase === 'ended') {
        const isNews = call.unsettled && !call.saidByAgent && own !== undefined && own.state !== 'over';
        return isNews ? { do: 'end', callId: call.id, because } : same('over-already');
      }
      if (own?.state === 'over') return same('said-before');
      const others = call.legs.filter((leg) => leg !== own);
      if (call.phase === 'talking' && own?.state !== 'answered' && others.some((leg) => leg.state !== 'over')) {
        return same('talks-elsewhere');
      }
      if (others.some((leg) => leg.state === (call.phase === 'talking' ? 'answered' : 'open'))) {
        return same(call.phase === 'talking' ? 'talks-elsewhere' : 'rings-elsewhere');
      }
      return { do: 'end', callId: call.id, because };
    }
  }
}

/** Returns what a call is to a phone: by its own id, else the leg that it hasn't said the end of, else its last one. */
export function ownLeg<L extends Pick<KnownLeg, 'source' | 'sourceCall' | 'state'>>(
  report: Pick<Report, 'source' | 'sourceCall'>,
  legs: readonly L[],
): L | undefined {
  const own = legs.filter((leg) => leg.source === report.source);
  const byId = report.sourceCall === null ? undefined : own.find((leg) => leg.sourceCall === report.sourceCall);
  if (byId) return byId;
  const nameless = own.filter((leg) => report.sourceCall === null || leg.sourceCall === null);
  return nameless.find((leg) => leg.state !== 'over') ?? nameless.at(-1);
}

/** Milliseconds in which a word about a call that is over may still be on its way. */
export const lateness = 5000;
/** A phone that says the same twice, the second time after the end; a caller doesn't dial again as fast. */
export const echo = 1500;
/** A desk phone may be picked up and dialled by hand some time after the agent pressed Enter here. */
const dialledByHand = 120_000;
/** Two lines of one phone ring for the same caller within this time: two dialogs, one call. */
const forked = 10_000;
/** After this a phone may have used its id for another call. */
const idKept = 600_000;

function unheard(report: Report): Decision {
  switch (report.kind) {
    case 'ringing':
    case 'missed':
      return { do: 'new', direction: 'incoming', because: 'first-heard' };
    case 'dialing':
      return { do: 'new', direction: 'outgoing', because: 'first-heard' };
    case 'answered':
    case 'ended':
      return { do: 'wait', because: 'nothing-began' };
  }
}

function find(report: Report, known: readonly KnownCall[]): { call: KnownCall; because: Because } | null {
  const mayBe = known.filter((call) => agrees(report, call));
  const byId = mayBe.findLast((call) => hasId(report, call));
  if (byId) return { call: byId, because: 'same-phone-same-id' };
  const near = mayBe.filter((call) => isNear(report, call));
  if (report.number !== null) {
    const named = near.filter((call) => call.number === report.number);
    const call = best(report, named);
    if (call) return { call, because: 'same-number' };
    // The number that was dialled here may reach the phone with a prefix, or a caller's without one.
    const alike = near.filter((one) => one.number !== null && isAlike(one.number, report.number ?? ''));
    const only = best(report, alike);
    return only ? { call: only, because: 'same-number' } : null;
  }
  if (begins(report)) {
    const hidden = near.filter((call) => call.number === null);
    const call = best(report, hidden);
    return call ? { call, because: 'same-number' } : null;
  }
  const own = near.filter((call) => call.phase !== 'ended' && ownLeg(report, call.legs) !== undefined);
  const open = own.filter((call) => ownLeg(report, call.legs)?.state !== 'over');
  if (open.length === 1 && open[0]) return { call: open[0], because: 'only-call-of-this-phone' };
  if (own.length > 0) return null;
  const on = near.filter((call) => call.phase !== 'ended');
  return on.length === 1 && on[0] ? { call: on[0], because: 'only-call' } : null;
}

/** Nothing that was said of the call contradicts it. */
function agrees(report: Report, call: KnownCall): boolean {
  if (report.direction !== null && report.direction !== call.direction) return false;
  if (directionOf(report) !== null && directionOf(report) !== call.direction) return false;
  if (report.number === null || call.number === null) return true;
  return report.number === call.number || isAlike(call.number, report.number);
}

function hasId(report: Report, call: KnownCall): boolean {
  if (report.sourceCall === null) return false;
  if (!call.legs.some((leg) => leg.source === report.source && leg.sourceCall === report.sourceCall)) return false;
  if (call.phase !== 'ended') return true;
  return call.phaseAge < (begins(report) ? lateness : idKept);
}

/** Without an id: near enough in time to be the same call, by what is said of it. */
function isNear(report: Report, call: KnownCall): boolean {
  const own = ownLeg(report, call.legs);
  const isOther = report.sourceCall !== null && knowsAnotherId(report, call);
  if (!begins(report)) return call.phase === 'ended' ? call.phaseAge < lateness && !isOther : true;
  // The same phone with another id: a second call, unless two of its lines ring for one caller.
  if (isOther) return call.phase !== 'ended' && call.phase !== 'talking' && call.phaseAge < forked;
  switch (call.phase) {
    case 'ringing':
      return true;
    case 'dialing':
      return call.phaseAge < dialledByHand;
    case 'talking':
      return call.phaseAge < lateness;
    case 'ended':
      return call.phaseAge < (own ? echo : lateness);
  }
}

function knowsAnotherId(report: Report, call: KnownCall): boolean {
  return call.legs.some(
    (leg) => leg.source === report.source && leg.sourceCall !== null && leg.sourceCall !== report.sourceCall,
  );
}

/** One that is on before one that has ended, one this phone knows of before others, the oldest before later ones. */
function best(report: Report, calls: readonly KnownCall[]): KnownCall | null {
  const rank = (call: KnownCall) => {
    const own = ownLeg(report, call.legs);
    const known = own !== undefined && own.state !== 'over' ? 2 : own === undefined ? 1 : 0;
    return (call.phase === 'ended' ? 0 : 4) + (begins(report) ? 0 : known);
  };
  return calls.reduce<KnownCall | null>((first, call) => (first && rank(first) >= rank(call) ? first : call), null);
}

function begins(report: Report): boolean {
  return report.kind === 'ringing' || report.kind === 'dialing';
}

function directionOf(report: Report): Direction | null {
  if (report.kind === 'ringing' || report.kind === 'missed') return 'incoming';
  return report.kind === 'dialing' ? 'outgoing' : null;
}

/** `95145550199` for `+15145550199`: the same ten digits at the end, one of the two without a country code. */
function isAlike(one: string, other: string): boolean {
  const digits = (text: string) => text.replace(/\D/g, '');
  if (one.startsWith('+') === other.startsWith('+')) return false;
  const [a, b] = [digits(one), digits(other)];
  return a.length >= 10 && b.length >= 10 && a.slice(-10) === b.slice(-10);
}
