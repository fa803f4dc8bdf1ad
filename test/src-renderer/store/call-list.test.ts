import { describe, expect, it } from 'vitest';
import type { CallRow } from '../../../src-preload/contract/delivery.ts';
import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import { manyCalls } from '../preview/scenes.ts';
import { askedFor, type Opened, openFake, settled, waiting } from './open-fake.ts';

const now = Date.UTC(2026, 10, 22);

describe('the list of calls', () => {
  it('reads a page at a time, to the end', async () => {
    const { store } = await openList(manyCalls(120, now));
    expect(store.getState().list.rows).toHaveLength(50);
    store.getState().readMoreCalls();
    store.getState().readMoreCalls();
    await settled();
    expect(store.getState().list.rows).toHaveLength(100);
    store.getState().readMoreCalls();
    await settled();
    expect(ids(store.getState().list.rows)).toEqual(ids(manyCalls(120, now)));
    expect(store.getState().list.next).toBe(null);
  });

  it('reads again as much as it held when a call changes, and keeps the selection', async () => {
    const { core, store } = await openList(manyCalls(500, now));
    for (let page = 0; page < 5; page += 1) {
      store.getState().readMoreCalls();
      await settled();
    }
    store.getState().selectCall('call-240');
    core.change({ callsVersion: 2 });
    await settled();
    expect(store.getState().list.rows.length).toBeGreaterThanOrEqual(300);
    expect(store.getState().list).toMatchObject({ selected: 'call-240', detail: { row: { id: 'call-240' } } });
  });

  it('reads once more, not ten times, when ten changes come while it reads', async () => {
    const { core, store } = await openList(manyCalls(10, now));
    const slow = waiting<Result<unknown>>();
    const before = askedFor(core, 'calls.page').length;
    core.answer('calls.page', () => slow.promise);
    for (let version = 2; version < 12; version += 1) core.change({ callsVersion: version });
    expect(askedFor(core, 'calls.page').length).toBe(before + 1);
    core.answer('calls.page', () => done({ rows: manyCalls(3, now), next: null }));
    slow.resolve(done({ rows: [], next: null }));
    await settled();
    expect(askedFor(core, 'calls.page').length).toBe(before + 2);
    expect(store.getState().list.rows).toHaveLength(3);
  });

  it('drops a page that comes after the filter was changed', async () => {
    const { core, store } = await openList(manyCalls(10, now));
    const late = waiting<Result<unknown>>();
    core.answer('calls.page', () => late.promise);
    store.getState().filterCalls({ search: 'a' });
    core.answer('calls.page', () => done({ rows: manyCalls(1, now), next: null }));
    store.getState().filterCalls({ search: 'ab' });
    await settled();
    late.resolve(done({ rows: manyCalls(9, now), next: null }));
    await settled();
    expect(store.getState().list.rows).toHaveLength(1);
  });

  it('is left alone while another screen is shown, and up to date when it is shown again', async () => {
    const { core, store } = await openList(manyCalls(10, now));
    store.getState().show('dial');
    const before = askedFor(core, 'calls.page').length;
    core.change({ callsVersion: 2 });
    expect(askedFor(core, 'calls.page')).toHaveLength(before);
    store.getState().show('calls');
    expect(askedFor(core, 'calls.page')).toHaveLength(before + 1);
  });

  it('keeps what it shows when reading fails, and says so', async () => {
    const { core, store } = await openList(manyCalls(10, now));
    core.answer('calls.page', () => failed('unreachable'));
    core.change({ callsVersion: 2 });
    await settled();
    expect(store.getState().list.rows).toHaveLength(10);
    expect(store.getState().messages).toMatchObject([{ failure: { code: 'unreachable' } }]);
  });

  it('asks for what the filter says', async () => {
    const { core, store } = await openList([]);
    store.getState().filterCalls({ filter: 'missed', search: ' gagnon ' });
    expect(askedFor(core, 'calls.page').at(-1)).toMatchObject({ missed: true, standing: null, search: 'gagnon' });
    store.getState().filterCalls({ filter: 'needs-you', search: '' });
    expect(askedFor(core, 'calls.page').at(-1)).toMatchObject({ missed: false, standing: 'needs-you', before: null });
  });

  it('leaves the call that is open where a new filter does not list it', async () => {
    const { store } = await openList(manyCalls(10, now));
    store.getState().openCall('call-3');
    await settled();
    store.getState().filterCalls({ search: 'nobody of this name' });
    await settled();
    expect(store.getState().list).toMatchObject({ rows: [], selected: null, detail: null });
  });

  it('keeps the call that is open where a new filter lists it further down than is read', async () => {
    const { store } = await openList(manyCalls(500, now));
    store.getState().openCall('call-240');
    await settled();
    store.getState().filterCalls({ from: 0 });
    await settled();
    expect(store.getState().list.rows).toHaveLength(50);
    expect(store.getState().list).toMatchObject({ selected: 'call-240', detail: { row: { id: 'call-240' } } });
    store.getState().filterCalls({ from: now });
    await settled();
    expect(store.getState().list.selected).toBe(null);
  });

  it('keeps the call that is being corrected, whatever the filter', async () => {
    const { store } = await openList(manyCalls(10, now));
    store.getState().openCall('call-3');
    store.getState().editCall(true);
    await settled();
    store.getState().filterCalls({ search: 'nobody of this name' });
    await settled();
    expect(store.getState().list).toMatchObject({ selected: 'call-3', editing: true });
  });

  it('asks for the calls behind a bar of a chart', async () => {
    const { core, store } = await openList([]);
    store.getState().filterCalls({ outcome: 'attempted', from: now, to: now + 3_600_000 });
    expect(askedFor(core, 'calls.page').at(-1)).toMatchObject({ outcome: 'attempted', from: now, to: now + 3_600_000 });
  });

  it('holds a few hundred rows of a long list, and reads again those dropped above when they are scrolled to', async () => {
    const all = ids(manyCalls(3000, now));
    const { store } = await openList(manyCalls(3000, now));
    const held = () => store.getState().list;
    const shownAt = (place: number) => held().rows[place - held().above]?.id;
    for (let page = 0; page < 39; page += 1) {
      store.getState().readMoreCalls();
      await settled();
    }
    expect(held().rows.length).toBeLessThanOrEqual(450);
    expect(held().above + held().rows.length).toBe(2000);
    expect(ids(held().rows)).toEqual(all.slice(held().above, 2000));
    const near = held().above - 1;
    store.getState().readCallsAt(near);
    await settled();
    expect(shownAt(near)).toBe(all[near]);
    store.getState().readCallsAt(120);
    await settled();
    expect(held().above).toBeLessThanOrEqual(120);
    expect(ids(held().rows)).toEqual(all.slice(held().above, held().above + held().rows.length));
    store.getState().moveSelection(Number.NEGATIVE_INFINITY);
    await settled();
    expect(held()).toMatchObject({ above: 0, selected: 'call-0' });
  });

  it('keeps its place in a long list when a call changes', async () => {
    const { core, store } = await openList(manyCalls(3000, now));
    for (let page = 0; page < 20; page += 1) {
      store.getState().readMoreCalls();
      await settled();
    }
    const { above, rows } = store.getState().list;
    core.change({ callsVersion: 2 });
    await settled();
    expect(store.getState().list.above).toBe(above);
    expect(ids(store.getState().list.rows).slice(0, rows.length)).toEqual(ids(rows));
  });

  it('reads on where a page comes short of rows and is not the last', async () => {
    const { core, store } = await openList([]);
    core.answer('calls.page', ({ before }) =>
      done(before === null ? { rows: [], next: 'further' } : { rows: manyCalls(2, now), next: null }),
    );
    store.getState().filterCalls({ search: 'x' });
    await settled();
    expect(store.getState().list).toMatchObject({
      rows: [{ id: 'call-0' }, { id: 'call-1' }],
      next: null,
      loaded: true,
    });
  });

  it('moves the selection by rows and stops at both ends', async () => {
    const { store } = await openList(manyCalls(3, now));
    const { moveSelection } = store.getState();
    moveSelection(1);
    expect(store.getState().list.selected).toBe('call-0');
    moveSelection(2);
    moveSelection(1);
    expect(store.getState().list.selected).toBe('call-2');
    moveSelection(Number.NEGATIVE_INFINITY);
    expect(store.getState().list.selected).toBe('call-0');
  });
});

/** Opens the store on the list of calls, with its first page read. */
async function openList(rows: readonly CallRow[]): Promise<Opened> {
  const opened = await openFake({}, rows);
  opened.store.getState().show('calls');
  await settled();
  return opened;
}

function ids(rows: readonly CallRow[]): readonly string[] {
  return rows.map((row) => row.id);
}
