import { describe, expect, it } from 'vitest';
import { done, failed } from '../../../src-preload/contract/failure.ts';
import { manyCalls } from '../preview/scenes.ts';
import { askedFor, openFake, settled } from './open-fake.ts';

describe('a lead’s card', () => {
  it('is read when somebody looks, and forgotten when the last one looks away', async () => {
    const { store, core } = await openFake();
    const leave = store.getState().watchLead(1);
    const leaveToo = store.getState().watchLead(1);
    await settled();
    expect(store.getState().leadCards[1]?.lead).toMatchObject({
      id: 1,
      emails: [{ address: 'client1@courriel.example' }],
    });
    expect(askedFor(core, 'leads.card')).toHaveLength(1);
    leave();
    expect(store.getState().leadCards[1]).toBeDefined();
    leaveToo();
    expect(store.getState().leadCards).toEqual({});
  });

  it('asks the CRM for the newest as it is opened, and reads again what came', async () => {
    const { store, core } = await openFake();
    core.answer('leads.refresh', () => done({ refreshed: true }));
    store.getState().watchLead(1);
    await settled();
    expect(askedFor(core, 'leads.refresh')).toEqual([{ leadId: 1 }]);
    expect(askedFor(core, 'leads.card')).toHaveLength(2);
    expect(store.getState().leadCards[1]).toMatchObject({ refreshing: false, refreshedAt: expect.any(Number) });
  });

  it('says that a lead is not on this computer', async () => {
    const { store } = await openFake();
    store.getState().watchLead(999);
    await settled();
    expect(store.getState().leadCards[999]).toMatchObject({ lead: null, missing: true });
    expect(store.getState().messages).toEqual([]);
  });

  it('stays quiet where the CRM can’t be asked', async () => {
    const { store, core } = await openFake();
    core.answer('leads.refresh', () => failed('not-connected'));
    store.getState().watchLead(1);
    await settled();
    expect(store.getState().messages).toEqual([]);
    expect(store.getState().leadCards[1]).toMatchObject({ refreshing: false, refreshedAt: null });
  });

  it('reads the history a page at a time, and keeps its length when a call changes', async () => {
    const { store, core } = await openFake({}, manyCalls(8, Date.now()));
    store.getState().watchLead(1);
    await settled();
    expect(store.getState().leadCards[1]?.entries).toHaveLength(30);
    store.getState().readMoreHistory(1);
    await settled();
    const read = store.getState().leadCards[1]?.entries.length ?? 0;
    expect(read).toBeGreaterThan(30);
    expect(store.getState().leadCards[1]?.next).toBeNull();
    core.change({ callsVersion: 2 });
    await settled();
    expect(store.getState().leadCards[1]?.entries).toHaveLength(read);
    expect(askedFor(core, 'leads.timeline').at(-1)).toMatchObject({ before: null, limit: read });
  });

  it('reads once more where something changed during the reading', async () => {
    const { store, core } = await openFake();
    store.getState().watchLead(1);
    core.change({ callsVersion: 2 });
    core.change({ callsVersion: 3 });
    await settled();
    expect(askedFor(core, 'leads.card')).toHaveLength(2);
  });
});
