// The life of a call over its whole table: every deed in every phase from every origin, and the CRM's words for each.

import { describe, expect, it } from 'vitest';
import {
  after,
  begin,
  type CallStatus,
  callStatus,
  deeds,
  directions,
  type Life,
  type Outcome,
  origins,
  phases,
  possibleDeeds,
  possibleOutcomes,
  talkSeconds,
} from '../../../src-preload/contract/call.ts';

/** From the CRM's specification: which statuses apply to which calls. */
const appliesTo: Readonly<Record<CallStatus, (life: Life) => boolean>> = {
  answered: () => true,
  attempted: (life) => life.direction === 'outgoing',
  calling: () => true,
  error: () => true,
  interrupted: (life) => life.direction === 'incoming',
  pending: (life) => life.origin === 'click-to-call',
  unanswered: (life) => life.origin === 'click-to-call',
};

/** What each deed does, by phase. A call to nobody in particular: `unanswered` exists for click-to-call only. */
const table: Readonly<Record<string, 'talking' | Outcome>> = {
  'dialing answer': 'talking',
  'dialing no-answer': 'attempted',
  'dialing not-picked-up': 'unanswered',
  'dialing fail': 'error',
  'ringing answer': 'talking',
  'ringing give-up': 'interrupted',
  'ringing fail': 'error',
  'talking hang-up': 'answered',
};

const lives = directions.flatMap((direction) =>
  origins.flatMap((origin) => {
    const life = begin(direction, origin);
    return life ? phases.map((phase): Life => ({ ...life, phase })) : [];
  }),
);

describe('a call begins', () => {
  it.each(directions.flatMap((direction) => origins.map((origin) => ({ direction, origin }))))(
    '$direction from $origin',
    ({ direction, origin }) => {
      const life = begin(direction, origin);
      if (direction === 'incoming' && !['hook', 'manual'].includes(origin)) expect(life).toBeNull();
      else expect(life?.phase).toBe(direction === 'outgoing' ? 'dialing' : 'ringing');
    },
  );
});

describe('a deed on a call', () => {
  const reachable = lives.filter(
    (life) =>
      (life.phase !== 'dialing' || life.direction === 'outgoing') &&
      (life.phase !== 'ringing' || life.direction === 'incoming'),
  );
  it.each(reachable.flatMap((life) => deeds.map((deed) => ({ ...life, deed }))))(
    '$direction from $origin, $phase: $deed',
    ({ deed, ...life }) => {
      const expected = table[`${life.phase} ${deed}`];
      const next = after(life, deed);
      if (expected === undefined || (expected === 'unanswered' && life.origin !== 'click-to-call')) {
        expect(next).toBeNull();
      } else if (expected === 'talking') {
        expect(next).toEqual({ ...life, phase: 'talking' });
      } else {
        expect(next).toEqual({ ...life, phase: 'ended', outcome: expected });
      }
      expect(possibleDeeds(life).includes(deed)).toBe(next !== null);
      const status = next && callStatus(next);
      if (next && status) expect(appliesTo[status](next)).toBe(true);
    },
  );
});

describe('the CRM status', () => {
  it.each(lives)('$direction from $origin while $phase is one that the CRM defines for it', (life) => {
    const status = callStatus(life);
    if (status) expect(appliesTo[status](life)).toBe(true);
    expect(status === 'calling').toBe(life.phase === 'talking');
    expect(status === 'pending').toBe(life.phase === 'dialing' && life.origin === 'click-to-call');
  });

  it.each(lives.filter(({ phase }) => phase === 'ended'))(
    'offers every outcome that exists: $direction $origin',
    (life) => {
      const every: readonly Outcome[] = ['answered', 'attempted', 'error', 'interrupted', 'unanswered'];
      expect([...possibleOutcomes(life.direction, life.origin)].sort()).toEqual(
        every.filter((outcome) => appliesTo[outcome](life)),
      );
    },
  );
});

describe('talk time', () => {
  it.each([
    [null, 9999, 0],
    [1000, 1000, 0],
    [1000, 1999, 0],
    [1000, 2000, 1],
    [1000, 61_999, 60],
    [5000, 1000, 0],
  ])('answered at %s, now %s: %s s', (answered, now, seconds) => {
    expect(talkSeconds(answered, now)).toBe(seconds);
  });
});
