import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { done } from '../../../src-preload/contract/failure.ts';
import { dayAfter } from '../../../src-renderer/store/today.ts';
import { delivery } from '../preview/fake-bridge.ts';
import { call } from '../preview/scenes.ts';
import { askedFor, openFake, settled, waiting } from './open-fake.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 22, 23, 50) });
});
afterEach(() => {
  vi.useRealTimers();
});

const daysAsked = (core: Parameters<typeof askedFor>[0]) =>
  askedFor(core, 'today.read').map((argument) => (argument as { day: string }).day);

describe('the day', () => {
  it('is read when one comes to its screen, and whenever a call has changed while it is on screen', async () => {
    const { core, store } = await openFake();
    core.change({ callsVersion: 2 });
    expect(daysAsked(core)).toEqual([]);
    store.getState().show('today');
    await settled();
    expect(store.getState().today.read?.day).toBe('2026-11-22');
    core.change({ callsVersion: 3 });
    core.change({ leadsVersion: 3 });
    expect(daysAsked(core)).toEqual(['2026-11-22', '2026-11-22']);
    store.getState().show('calls');
    core.change({ callsVersion: 4 });
    expect(daysAsked(core)).toHaveLength(2);
  });

  it('is today by itself after midnight, and stays the one that was chosen otherwise', async () => {
    const { core, store } = await openFake();
    vi.setSystemTime(new Date(2026, 10, 23, 0, 5));
    await store.getState().readDay();
    store.getState().moveDay(-1);
    vi.setSystemTime(new Date(2026, 10, 24, 0, 5));
    await store.getState().readDay();
    expect(daysAsked(core)).toEqual(['2026-11-23', '2026-11-22', '2026-11-22']);
  });

  it('goes back and forth, never beyond today', async () => {
    const { core, store } = await openFake();
    for (const by of [-1, -1, 1, 1, 1]) store.getState().moveDay(by);
    expect(daysAsked(core)).toEqual(['2026-11-21', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-22']);
    expect(store.getState().today.chosen).toBeNull();
    store.getState().showDay('2027-01-01');
    expect(store.getState().today.chosen).toBeNull();
  });

  it('shows the last one asked for, whichever answer comes last', async () => {
    const { core, store } = await openFake();
    const slow = waiting<ReturnType<typeof done<unknown>>>();
    const answer = (day: string) => done({ day, totals: {}, hours: [], days: [], outcomes: [] });
    core.answer('today.read', ({ day }) => (day === '2026-11-21' ? slow.promise : answer(day)));
    store.getState().moveDay(-1);
    store.getState().moveDay(-1);
    await settled();
    slow.resolve(answer('2026-11-21'));
    await settled();
    expect(store.getState().today.read?.day).toBe('2026-11-20');
  });
});

describe('the calls behind a bar', () => {
  it('are asked for as the bar counts them, until another span is chosen', async () => {
    const { core, store } = await openFake();
    const counted = { day: '2026-11-21', hour: 9 };
    store.getState().showCalls({ from: 1, to: 2, counted, outcome: 'unknown' });
    await settled();
    store.getState().filterCalls({ search: 'Roy' });
    await settled();
    store.getState().filterCalls({ from: null, to: null });
    await settled();
    const asked = askedFor(core, 'calls.page') as readonly { counted: unknown; outcome: unknown }[];
    expect(
      asked
        .map((one) => [one.counted, one.outcome])
        .filter((one, at, all) => at === 0 || `${one}` !== `${all[at - 1]}`),
    ).toEqual([
      [counted, 'unknown'],
      [null, null],
    ]);
  });
});

describe('what is printed', () => {
  it('is every call of the day, oldest first, however many pages they are', async () => {
    const start = new Date(2026, 10, 22, 9).getTime();
    const rows = Array.from({ length: 450 }, (_, index) => ({
      ...call({ id: `call-${index}`, startedAt: start - index * 60_000 }),
      delivery: delivery('synced'),
    }));
    const { store } = await openFake({}, rows);
    await store.getState().printDay();
    const printed = store.getState().today.printing ?? [];
    const ofDay = rows.filter((row) => row.startedAt >= new Date(2026, 10, 22).getTime());
    expect(ofDay.length).toBeGreaterThan(400);
    expect(printed.map((row) => row.id)).toEqual(ofDay.map((row) => row.id).reverse());
    store.getState().endPrinting();
    expect(store.getState().today.printing).toBeNull();
  });
});

describe('the calls behind a number', () => {
  it('are the list narrowed to it and to nothing else', async () => {
    const { store } = await openFake();
    store.getState().filterCalls({ filter: 'missed', search: 'Lucie', lead: { id: 3, name: 'Lucie' } });
    store.getState().showCalls({ from: 5, to: 9, outcome: 'answered' });
    const { screen, list } = store.getState();
    expect(screen).toBe('calls');
    expect(list).toMatchObject({ filter: 'all', search: '', lead: null, from: 5, to: 9, outcome: 'answered' });
  });
});

it('finds the date some days away, over the change of clocks and of years', () => {
  expect(dayAfter('2026-11-01', -1)).toBe('2026-10-31');
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
});
