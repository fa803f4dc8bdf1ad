// The history as a window asks for it: pages behind a bar of a chart, searches that miss nothing, the day in sums.

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { ArgumentOf } from '../../../../src-preload/contract/api.ts';
import { localDay } from '../../../../src-preload/contract/local-day.ts';
import { manualClock } from '../../../fakes/clocks.ts';
import { type TestCore, testCore } from '../../../fakes/core.ts';
import { loggedCall } from '../../../fakes/logged-call.ts';

const any = { before: null, limit: 50, standing: null, missed: false, leadId: null, search: '' } as const;
const tenth = new Date(2026, 10, 10, 14, 5).getTime();

async function log(app: TestCore, part: Partial<ArgumentOf<'call.log'>>): Promise<string> {
  return (await app.ask('call.log', loggedCall({ startedAt: tenth, ...part }))).callId;
}

async function found(app: TestCore, part: Partial<ArgumentOf<'calls.page'>>): Promise<readonly string[]> {
  return (await app.ask('calls.page', { ...any, ...part })).rows.map(({ id }) => id);
}

describe('a page', () => {
  it('holds the calls of an hour, or those that ended in one way', async () => {
    const app = testCore();
    const early = await log(app, {});
    const late = await log(app, { startedAt: tenth + 3_600_000, outcome: 'attempted' });
    const hour = new Date(2026, 10, 10, 14).getTime();
    expect(await found(app, { from: hour, to: hour + 3_600_000 })).toEqual([early]);
    expect(await found(app, { from: hour + 3_600_000 })).toEqual([late]);
    expect(await found(app, { outcome: 'attempted' })).toEqual([late]);
    expect(await found(app, {})).toEqual([late, early]);
  });

  it('is refused with a cursor that no page gave', async () => {
    const app = testCore();
    expect(await app.refuse('calls.page', { ...any, before: "' OR 1 --" })).toMatchObject({ code: 'bad-argument' });
  });
});

describe('a search', () => {
  it('finds a call at once, and by a note of a moment ago', async () => {
    const app = testCore({ clock: manualClock() });
    const callId = await log(app, { note: 'essai routier' });
    expect(await found(app, { search: 'routier' })).toEqual([callId]);
    await app.ask('call.note', { callId, note: 'reprise' });
    expect(await found(app, { search: 'reprise' })).toEqual([callId]);
    expect(await found(app, { search: 'routier' })).toEqual([]);
  });

  it('finds what it can while the file cannot be written, and what it missed afterwards', {
    timeout: 30_000,
  }, async () => {
    const events: string[] = [];
    const app = testCore({ clock: manualClock(), ports: { log: { write: (event) => events.push(event) } } });
    const one = await log(app, { note: 'essai' });
    expect(await found(app, { search: 'essai' })).toEqual([one]);
    const two = await log(app, { note: 'essai' });
    const other = new Database(join(app.folder, 'calls.db'));
    other.exec('BEGIN IMMEDIATE');
    expect(await found(app, { search: 'essai' })).toEqual([one]);
    expect(events).toContain('search-behind');
    other.exec('ROLLBACK');
    other.close();
    expect((await found(app, { search: 'essai' })).toSorted()).toEqual([one, two].toSorted());
  });
});

describe('when nobody waits', () => {
  it('indexes what an earlier run left only once the app has started', async () => {
    const before = testCore({ clock: manualClock() });
    for (let call = 0; call < 250; call += 1) await log(before, { note: 'essai', startedAt: tenth + call * 1000 });
    await before.core.close();
    const clock = manualClock();
    const app = testCore({ clock, folder: before.folder });
    const file = new Database(join(app.folder, 'calls.db'), { readonly: true });
    const indexed = () => file.prepare('SELECT count(*) FROM call_places').pluck().get();
    expect(indexed()).toBe(0);
    await clock.advance(10_000);
    expect(indexed()).toBe(250);
    file.close();
  });

  it('indexes the calls and empties the write-ahead log', async () => {
    const clock = manualClock();
    const app = testCore({ clock });
    for (let call = 0; call < 250; call += 1) await log(app, { note: 'essai', startedAt: tenth + call * 1000 });
    await clock.advance(10_000);
    const file = new Database(join(app.folder, 'calls.db'), { readonly: true });
    expect(file.prepare('SELECT count(*) FROM call_places').pluck().get()).toBe(250);
    // Nothing is left to move: every frame of the log is in the file already.
    const [state] = file.pragma('wal_checkpoint(PASSIVE)') as readonly { log: number; checkpointed: number }[];
    expect(state?.checkpointed).toBe(state?.log);
    file.close();
  });
});

describe('the day', () => {
  it('is summed by hour, by day and by outcome', async () => {
    const app = testCore();
    await log(app, { duration: 100 });
    await log(app, { startedAt: tenth + 1000, outcome: 'attempted' });
    await log(app, { startedAt: tenth + 3_600_000, direction: 'incoming', outcome: 'interrupted' });
    await log(app, { startedAt: tenth - 86_400_000, duration: 7 });
    const { day } = localDay(tenth);
    const today = await app.ask('today.read', { day, days: 30 });
    expect(today.totals).toEqual({
      calls: 3,
      outgoing: 2,
      answered: 1,
      reached: 1,
      tried: 1,
      missed: 1,
      talkSeconds: 100,
    });
    expect(today.hours.map(({ calls }) => calls)).toEqual(
      Array.from({ length: 24 }, (_, hour) => [2, 1][hour - 14] ?? 0),
    );
    expect(today.days).toHaveLength(30);
    expect(today.days.at(-1)).toMatchObject({ day, calls: 3 });
    expect(today.days.at(-2)).toMatchObject({ day: '2026-11-09', calls: 1, talkSeconds: 7 });
    expect(today.days[0]).toMatchObject({ day: '2026-10-12', calls: 0 });
    expect(today.outcomes).toHaveLength(3);
    expect(today.outcomes).toContainEqual({ direction: 'incoming', outcome: 'interrupted', calls: 1 });
  });

  it('is empty before the first call, and refused for what is no day', async () => {
    const app = testCore();
    const { totals, outcomes } = await app.ask('today.read', { day: '2026-11-22', days: 1 });
    expect([totals.calls, outcomes]).toEqual([0, []]);
    expect(await app.refuse('today.read', { day: '2026-02-30', days: 1 })).toMatchObject({ code: 'bad-argument' });
  });
});
