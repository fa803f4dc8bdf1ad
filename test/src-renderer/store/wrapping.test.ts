import { describe, expect, it } from 'vitest';
import { failed } from '../../../src-preload/contract/failure.ts';
import { wrapUpInFront } from '../../../src-renderer/store/wrapping.ts';
import { live } from '../preview/fake-bridge.ts';
import { call, snapshot } from '../preview/scenes.ts';
import { askedFor, openFake } from './open-fake.ts';

const dialing = live(call({ id: 'now', phase: 'dialing', outcome: null, duration: null }));

describe('the wrap-up in front', () => {
  const two = snapshot({ wrapUps: [call({ id: 'old' }), call({ id: 'new' })] });

  it('is the oldest one', () => {
    expect(wrapUpInFront(two, null)?.id).toBe('old');
  });

  it('is the one in hand while it isn’t finished', () => {
    expect(wrapUpInFront(two, 'new')?.id).toBe('new');
    expect(wrapUpInFront(two, 'finished')?.id).toBe('old');
  });

  it('is none where all is finished', () => {
    expect(wrapUpInFront(snapshot(), 'old')).toBe(null);
  });
});

describe('a deed', () => {
  it('that ends the call leads to its note', async () => {
    const { store } = await openFake({ call: dialing });
    await store.getState().doDeed('no-answer');
    expect(store.getState().focusWish).toBe('wrap-up:now');
    expect(store.getState().snapshot?.wrapUps.map(({ id }) => id)).toEqual(['now']);
  });

  it('leads to no note of another call: what is typed next must not land there', async () => {
    const { store } = await openFake({ call: dialing, wrapUps: [call({ id: 'old' })] });
    await store.getState().doDeed('no-answer');
    expect(store.getState().focusWish).toBe('card:old');
  });

  it('that isn’t possible now is not asked for', async () => {
    const { core, store } = await openFake({ call: dialing });
    await store.getState().doDeed('hang-up');
    expect(askedFor(core, 'call.do')).toEqual([]);
  });

  it('that fails moves the focus nowhere', async () => {
    const { core, store } = await openFake({ call: dialing });
    core.answer('call.do', () => failed('deed-not-possible'));
    await store.getState().doDeed('fail');
    expect(store.getState().focusWish).toBe(null);
  });
});

describe('an outcome', () => {
  it('other than answered has no talk time', async () => {
    const { core, store } = await openFake({ wrapUps: [call()] });
    await store.getState().saveOutcome('call-1', 'attempted', 245);
    expect(askedFor(core, 'call.outcome')).toEqual([{ callId: 'call-1', outcome: 'attempted', duration: 0 }]);
  });

  it('answered keeps a talk time that nobody knows as unknown', async () => {
    const { core, store } = await openFake({ wrapUps: [call()] });
    await store.getState().saveOutcome('call-1', 'answered', null);
    expect(askedFor(core, 'call.outcome')).toMatchObject([{ duration: null }]);
  });
});

describe('finishing', () => {
  it('leads to the next wrap-up, then back to the number', async () => {
    const { store } = await openFake({ wrapUps: [call({ id: 'old' }), call({ id: 'new' })] });
    await store.getState().finishWrapUp('old');
    expect(store.getState().focusWish).toBe('card:new');
    await store.getState().finishWrapUp('new');
    expect(store.getState().focusWish).toBe('number');
  });
});
