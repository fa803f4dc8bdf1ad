import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src-preload/contract/snapshot.ts';
import { announcements, isUrgent } from '../../../src-renderer/store/announcements.ts';
import { live } from '../preview/fake-bridge.ts';
import { call, snapshot } from '../preview/scenes.ts';

const ringing = live(call({ id: 'in', direction: 'incoming', origin: 'hook', phase: 'ringing', outcome: null }));

describe('what is said aloud', () => {
  it('is nothing when the window opens', () => {
    expect(announcements(null, snapshot({ call: ringing }))).toEqual([]);
  });

  it('is who rings, that one talks, and that the call is over', () => {
    const talking = live({ ...call({ id: 'in' }), phase: 'talking', outcome: null });
    expect(announcements(snapshot(), snapshot({ call: ringing }))).toEqual([
      { kind: 'phase', phase: 'ringing', who: 'Geneviève Bélanger-Thibault' },
    ]);
    expect(announcements(snapshot({ call: ringing }), snapshot({ call: talking }))).toMatchObject([
      { phase: 'talking' },
    ]);
    expect(announcements(snapshot({ call: talking }), snapshot())).toMatchObject([{ kind: 'ended' }]);
  });

  it('is that one of two calls is over, and which one is in front then', () => {
    const front = live({
      ...call({ id: 'front', lead: { id: 2, name: 'Jean Roy' } }),
      phase: 'talking',
      outcome: null,
    });
    const held = live({ ...call({ id: 'held' }), phase: 'talking', outcome: null });
    const both = snapshot({ call: front, alsoOn: [held] });
    expect(announcements(both, snapshot({ call: front }))).toEqual([
      { kind: 'ended', who: 'Geneviève Bélanger-Thibault' },
    ]);
    expect(announcements(both, snapshot({ call: held }))).toEqual([
      { kind: 'ended', who: 'Jean Roy' },
      { kind: 'phase', phase: 'talking', who: 'Geneviève Bélanger-Thibault' },
    ]);
  });

  it('is not repeated while nothing changes', () => {
    expect(announcements(snapshot({ call: ringing }), snapshot({ call: { ...ringing, elapsed: 900 } }))).toEqual([]);
  });

  it('is that calls need the agent, when there are more of them and not when there are fewer', () => {
    expect(announcements(needing(1), needing(3))).toEqual([{ kind: 'needs-you', count: 3 }]);
    expect(announcements(needing(3), needing(1))).toEqual([]);
  });

  it('is that calls reached the CRM, in its turn and without breaking in', () => {
    const said = announcements(delivered(2, 10), delivered(0, 12));
    expect(said).toEqual([{ kind: 'delivered', count: 2 }]);
    expect(said.filter(isUrgent)).toEqual([]);
    expect(announcements(delivered(0, 10), delivered(1, 10))).toEqual([]);
  });

  it('is that the network went and came back, not that it was there from the start', () => {
    expect(announcements(reached('reachable'), reached('unreachable'))).toEqual([
      { kind: 'reach', reach: 'unreachable' },
    ]);
    expect(announcements(reached('unreachable'), reached('reachable'))).toEqual([
      { kind: 'reach', reach: 'reachable' },
    ]);
    expect(announcements(reached('unknown'), reached('reachable'))).toEqual([]);
  });
});

function needing(count: number): Snapshot {
  const { delivery } = snapshot();
  return snapshot({ delivery: { ...delivery, balance: { ...delivery.balance, 'needs-you': count } } });
}

function delivered(waiting: number, inCrm: number): Snapshot {
  const { delivery } = snapshot();
  return snapshot({
    delivery: { ...delivery, balance: { ...delivery.balance, 'on-its-way': waiting, 'in-crm': inCrm } },
  });
}

function reached(reach: 'unknown' | 'reachable' | 'unreachable'): Snapshot {
  return snapshot({ connection: { ...snapshot().connection, reach } });
}
