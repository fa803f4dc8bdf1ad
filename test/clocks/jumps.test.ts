// Clocks that jump and computers that sleep, in every state a call can be in: nothing lost, doubled or stuck.

import { describe, expect, it } from 'vitest';
import type { TransportAnswer } from '../../src-main/crm/transport.ts';
import { type PlainCore, plainCore } from '../fakes/plain-core.ts';
import { numberOfLead, whole } from '../fakes/plain-crm.ts';
import { type SleepyClock, sleepyClock } from './sleepy-clock.ts';

const hour = 3_600_000;
const day = 24 * hour;
const year = 365 * day;
/** No call may be stuck for longer than that after whatever happened. */
const patience = 15 * 60;

const turn = (milliseconds: number) => (clock: SleepyClock) => clock.setWall(clock.now() + milliseconds);
const jumps: Record<string, (clock: SleepyClock) => void> = {
  'a wall clock set a day on': turn(day),
  'a wall clock set a day back': turn(-day),
  'a wall clock set a year on': turn(year),
  'a wall clock set a year back': turn(-year),
  'the hour of spring': turn(hour),
  'the hour of autumn': turn(-hour),
  'an hour of sleep': (clock) => clock.sleep(hour, 'stops'),
  'three days of sleep': (clock) => clock.sleep(3 * day, 'stops'),
  'an hour of sleep, noticed by the monotonic clock': (clock) => clock.sleep(hour, 'jumps'),
  'three days of sleep, noticed by the monotonic clock': (clock) => clock.sleep(3 * day, 'jumps'),
};

interface Scene {
  readonly callId: string;
  /** The state before the jump. */
  readonly state: string;
  /** What the world does after it, if it does anything. */
  readonly after?: () => unknown;
}

const offline: TransportAnswer = { ok: false, sent: false, status: null, problem: 'ENETDOWN' };
const lost: TransportAnswer = { ok: false, sent: true, status: null, problem: 'ECONNRESET' };

const scenes: Record<string, (core: PlainCore) => Promise<Scene>> = {
  async 'without a lead'(core) {
    const callId = await core.log(50);
    const late = { ...core.crm.leads[0], id: 9000, updated_at: '2026-11-22T12:00:00+00:00' };
    const after = () => core.crm.leads.unshift({ ...late, phones: [{ number: numberOfLead(50), type: 'home' }] });
    return { callId, state: 'needs-lead', after };
  },
  async 'whose wrap-up is open'(core) {
    const start = { text: numberOfLead(0), extension: null, leadId: null, origin: 'dialer' } as const;
    const { callId } = await core.app.ask('call.start', start);
    await core.app.ask('call.do', { callId, deed: 'answer' });
    await core.app.ask('call.do', { callId, deed: 'hang-up' });
    return { callId, state: 'pending' };
  },
  async 'waiting out a lost network'(core) {
    core.fate = () => offline;
    const callId = await core.log(0);
    await core.pass(120);
    return { callId, state: 'pending', after: () => setFate(core, null) };
  },
  async 'waiting out a 429'(core) {
    core.fate = () => ({ ...whole(429, {}), headers: { 'retry-after': '300' } });
    const callId = await core.log(0);
    await core.pass(5);
    return { callId, state: 'pending', after: () => setFate(core, null) };
  },
  async 'waiting for a good key'(core) {
    core.fate = () => whole(401, {});
    const callId = await core.log(0);
    await core.pass(5);
    return { callId, state: 'pending', after: () => setFate(core, null) };
  },
  async 'under way'(core) {
    let answer = () => {};
    core.fate = (request, truth) =>
      request.method === 'POST'
        ? new Promise((resolve) => {
            answer = () => resolve(truth());
          })
        : truth();
    const callId = await core.log(0);
    await core.pass(5);
    return { callId, state: 'sending', after: () => answer() };
  },
  async 'in doubt, and in the CRM'(core) {
    core.fate = (request, truth) => {
      const answer = truth();
      return request.method === 'POST' ? lost : answer;
    };
    const callId = await core.log(0);
    await core.pass(60);
    setFate(core, null);
    return { callId, state: 'unknown' };
  },
  async 'in doubt, and not in the CRM'(core) {
    core.fate = (request, truth) => (request.method === 'POST' ? lost : truth());
    const callId = await core.log(0);
    await core.pass(60);
    setFate(core, null);
    return { callId, state: 'unknown' };
  },
  async 'with an edit that waits'(core) {
    const callId = await core.log(0);
    await core.pass(5);
    core.fate = () => offline;
    await core.app.ask('call.note', { callId, note: 'Plus tard' });
    await core.pass(20);
    return { callId, state: 'edited', after: () => setFate(core, null) };
  },
  async 'that the CRM refused'(core) {
    core.fate = (request, truth) => (request.method === 'POST' ? whole(422, { message: 'No.' }) : truth());
    const callId = await core.log(0);
    await core.pass(5);
    setFate(core, null);
    return { callId, state: 'parked', after: () => core.app.ask('call.send', { callId }) };
  },
};

function sceneOf(name: string): (core: PlainCore) => Promise<Scene> {
  const scene = scenes[name];
  if (!scene) throw new Error(`no such scene: ${name}`);
  return scene;
}

function setFate(core: PlainCore, fate: PlainCore['fate']): void {
  core.fate = fate;
}

describe.each(Object.keys(scenes))('a call %s', (scene) => {
  it.each(Object.keys(jumps))('reaches the CRM once, at its own time, after %s', async (jump) => {
    const clock = sleepyClock();
    const core = await plainCore(3, { clock });
    const madeAt = Math.floor(clock.now() / 1000) * 1000;
    const { callId, state, after } = await sceneOf(scene)(core);
    expect((await core.row(callId)).delivery?.state).toBe(state);
    jumps[jump]?.(clock);
    await core.pass(1);
    await after?.();
    await core.pass(patience);
    const row = await core.row(callId);
    expect(row.delivery?.state).toBe('synced');
    expect(core.crm.ledger).toMatchObject([{ id: row.delivery?.crmId, ...(row.note && { description: row.note }) }]);
    expect(Date.parse(String(core.crm.ledger[0]?.executed_at))).toBe(madeAt);
  });
});

describe('a call that is on', () => {
  it.each(Object.keys(jumps).filter((jump) => !jump.includes('noticed')))(
    'talks as long as it talks: %s',
    async (jump) => {
      const clock = sleepyClock();
      const core = await plainCore(3, { clock });
      const startedAt = clock.now();
      const start = { text: numberOfLead(1), extension: null, leadId: null, origin: 'dialer' } as const;
      const { callId } = await core.app.ask('call.start', start);
      await core.pass(7);
      jumps[jump]?.(clock);
      await core.app.ask('call.do', { callId, deed: 'answer' });
      await core.pass(31);
      jumps[jump]?.(clock);
      await core.pass(30);
      expect(core.app.core.snapshot().call?.elapsed).toBe(61_000);
      await core.app.ask('call.do', { callId, deed: 'hang-up' });
      await core.app.ask('call.file', { callId });
      await core.pass(10);
      expect(core.crm.ledger).toMatchObject([{ call_duration: 61, call_status: 'answered' }]);
      expect(Date.parse(String(core.crm.ledger[0]?.executed_at))).toBe(Math.floor(startedAt / 1000) * 1000);
    },
  );
});

describe('a wall clock set back', () => {
  it('parts two calls of one number that seem to be at the same second', async () => {
    const clock = sleepyClock();
    const core = await plainCore(3, { clock });
    const first = clock.now();
    await core.log(0);
    await core.pass(5);
    clock.setWall(first);
    await core.log(0);
    await core.pass(5);
    const times = core.crm.ledger.map((one) => Date.parse(String(one.executed_at)));
    expect(times).toHaveLength(2);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(1000);
  });

  it('asks for leads from the time that the clock says, never for fewer', async () => {
    const clock = sleepyClock();
    const core = await plainCore(3, { clock });
    clock.setWall(clock.now() - 2 * year);
    await core.pass(120);
    core.crm.leads.unshift({ ...core.crm.leads[0], id: 9000, updated_at: '2026-11-22T12:00:00+00:00' });
    await core.pass(120);
    expect(core.app.core.snapshot().pull.leads).toBe(4);
  });
});
