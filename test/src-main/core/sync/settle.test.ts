// Whether a call whose answer was lost is in the CRM: what counts as found, as absent, and as a matter for a person.

import { describe, expect, it } from 'vitest';
import { type Evidence, settle } from '../../../../src-main/core/sync/settle.ts';
import type { Communication } from '../../../../src-main/crm/crm.ts';

const sent = {
  lead_id: 7,
  method: 'phone',
  type: 'outgoing',
  executed_at: '2026-11-22T15:04:05+00:00',
  executed_by: 3,
  description: 'note',
  call_duration: 61,
  call_phone: '+15145550199',
  call_status: 'answered',
};

function communication(changes: Partial<Communication> = {}): Communication {
  return {
    id: 100,
    leadId: 7,
    userId: 3,
    method: 'phone',
    type: 'outgoing',
    executedAt: Date.parse(sent.executed_at),
    callDuration: 61,
    callPhone: '+15145550199',
    callStatus: 'answered',
    description: 'note',
    ...changes,
  };
}

function evidence(communications: readonly Communication[], changes: Partial<Evidence> = {}): Evidence {
  return { communications, claimed: new Set(), others: [], floor: 50, ...changes };
}

/** Communications that have nothing to do with the call. */
function others(count: number): readonly Communication[] {
  return Array.from({ length: count }, (_, index) => communication({ id: index + 1, executedAt: index * 1000 }));
}

describe('found', () => {
  it('when exactly one communication has its user, type, number, second and duration', () => {
    expect(settle(sent, evidence([communication()]))).toMatchObject({ kind: 'found', communication: { id: 100 } });
  });

  it('when the CRM keeps fractions of a second', () => {
    const executedAt = Date.parse(sent.executed_at) + 250;
    expect(settle(sent, evidence([communication({ executedAt })]))).toMatchObject({ kind: 'found' });
  });

  it('with other words than were sent, where the whole list is in sight', () => {
    expect(settle(sent, evidence([communication({ description: 'by the phone system' })]))).toMatchObject({
      kind: 'found',
    });
  });

  it('even in a list that may be cut', () => {
    expect(settle(sent, evidence([...others(24), communication()]))).toMatchObject({
      kind: 'found',
      communication: { id: 100 },
    });
  });

  it('when it never had a duration and the CRM says 0', () => {
    const unknown = { ...sent, call_duration: null };
    expect(settle(unknown, evidence([communication({ callDuration: 0 })]))).toMatchObject({ kind: 'found' });
  });
});

describe('absent', () => {
  it.each([
    ['an empty list', evidence([])],
    ["a twin that is another call's", evidence([communication()], { claimed: new Set([100]) })],
    ['another number', evidence([communication({ callPhone: '+14185550123' })])],
    ['another second', evidence([communication({ executedAt: Date.parse(sent.executed_at) + 1000 })])],
    ['the other direction', evidence([communication({ type: 'incoming' })])],
    ['a text message at that second', evidence([communication({ method: 'sms' })])],
    [
      "a near twin that is exactly another lost call's",
      evidence([communication({ callDuration: 5 })], { others: [{ ...sent, call_duration: 5 }] }),
    ],
  ])('%s', (_, given) => {
    expect(settle(sent, given)).toEqual({ kind: 'absent' });
  });
});

describe('doubtful, for a person to decide', () => {
  it.each([
    ['two of them', [communication(), communication({ id: 101 })], [100, 101]],
    ['a twin that seems to have been there before the send', [communication({ id: 50 })], [50]],
    ['another user', [communication({ userId: 4 })], [100]],
    ['another duration', [communication({ callDuration: 60 })], [100]],
    ['a time kept to the minute', [communication({ executedAt: Date.parse('2026-11-22T15:04:00Z') })], [100]],
    ['a blank time', [communication({ executedAt: null })], [100]],
    ['a blank number and direction', [communication({ callPhone: null, type: null })], [100]],
    ['a blank method', [communication({ method: null, userId: null })], [100]],
    ['a number written another way', [communication({ callPhone: '(514) 555-0199' })], [100]],
  ])('%s', (_, communications, crmIds) => {
    expect(settle(sent, evidence(communications))).toEqual({ kind: 'doubtful', crmIds });
  });
});

it('leaves a record with other words to a person where ours may be behind the cut of the list', () => {
  const twin = communication({ description: 'by the phone system' });
  expect(settle(sent, evidence([...others(9), twin]))).toEqual({ kind: 'doubtful', crmIds: [100] });
});

describe('inconclusive, since the list may be cut', () => {
  it.each([10, 15, 16, 20, 25, 32, 50, 64, 100])('%s communications without it', (count) => {
    expect(settle(sent, evidence(others(count), { floor: 1000 }))).toEqual({ kind: 'inconclusive' });
  });

  it.each([1, 5, 9, 11, 26, 101])('but %s prove that it is absent', (count) => {
    expect(settle(sent, evidence(others(count), { floor: 1000 }))).toEqual({ kind: 'absent' });
  });
});
