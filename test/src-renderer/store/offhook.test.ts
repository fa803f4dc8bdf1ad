import { describe, expect, it } from 'vitest';
import { isNewer } from '../../../src-renderer/store/newest.ts';
import { live } from '../preview/fake-bridge.ts';
import { call, snapshot } from '../preview/scenes.ts';
import { openFake, settled } from './open-fake.ts';

describe('the newest snapshot', () => {
  it('wins over an older one of the same launch, whatever the order they come in', () => {
    const present = snapshot({ revision: 5 });
    expect(isNewer(null, present)).toBe(true);
    expect(isNewer(present, snapshot({ revision: 6 }))).toBe(true);
    expect(isNewer(present, snapshot({ revision: 5 }))).toBe(false);
    expect(isNewer(present, snapshot({ revision: 4 }))).toBe(false);
  });

  it('wins after the core was started again, though its count begins anew', () => {
    expect(isNewer(snapshot({ revision: 900 }), snapshot({ launch: 'launch-2', revision: 1 }))).toBe(true);
  });

  it('is kept by the store, and a late older one changes nothing', async () => {
    const { core, store } = await openFake({ revision: 1 });
    core.change({ leadsVersion: 2 });
    core.tell({ ...core.snapshot(), revision: 1, wrapUps: [call()] });
    expect(store.getState().snapshot).toBe(core.snapshot());
    expect(store.getState().snapshot?.leadsVersion).toBe(2);
  });
});

describe('a window opened in mid-call', () => {
  it('begins on the call bar, and one opened without a call on the number', async () => {
    const { store } = await openFake({ call: live(call({ phase: 'talking', outcome: null })) });
    expect(store.getState().focusWish).toBe('call-bar');
    expect((await openFake()).store.getState().focusWish).toBe('number');
  });
});

describe('the link to the core', () => {
  it('shows as lost until a snapshot comes', async () => {
    const { core, store, link } = await openFake();
    link(false);
    expect(store.getState().linked).toBe(false);
    core.change({});
    expect(store.getState().linked).toBe(true);
  });
});

describe('a failure', () => {
  it('becomes a message, once for the same words', async () => {
    const { core, store } = await openFake();
    core.answer('sync.now', () => ({ ok: false, failure: { code: 'not-connected', detail: null } }));
    await store.getState().act('sync.now', null);
    await store.getState().act('sync.now', null);
    await settled();
    expect(store.getState().messages).toMatchObject([{ kind: 'failure', failure: { code: 'not-connected' } }]);
    store.getState().dismiss(store.getState().messages[0]?.id ?? -1);
    expect(store.getState().messages).toEqual([]);
  });

  it('of a form is left to the form', async () => {
    const { core, store } = await openFake();
    core.answer('connection.connect', () => ({ ok: false, failure: { code: 'bad-address', detail: null } }));
    const result = await store.getState().request('connection.connect', { url: 'x', key: 'k' });
    expect(result.ok).toBe(false);
    expect(store.getState().messages).toEqual([]);
  });
});
