import { describe, expect, it } from 'vitest';
import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import { inHandAfter, isStrayEnter, wrapUpInFront, wrapUpToWriteIn } from '../../../src-renderer/store/wrapping.ts';
import { live } from '../preview/fake-bridge.ts';
import { call, snapshot } from '../preview/scenes.ts';
import { askedFor, openFake, waiting } from './open-fake.ts';

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

describe('the wrap-up that the key of the note opens', () => {
  const two = snapshot({ wrapUps: [call({ id: 'old' }), call({ id: 'new' })] });

  it('is the one in hand, else the newest', () => {
    expect(wrapUpToWriteIn(two, 'old')?.id).toBe('old');
    expect(wrapUpToWriteIn(two, null)?.id).toBe('new');
  });

  it('is none while a call is on, nor where all is finished', () => {
    expect(wrapUpToWriteIn({ ...two, call: dialing }, 'old')).toBe(null);
    expect(wrapUpToWriteIn(snapshot(), 'old')).toBe(null);
  });
});

describe('a call that ends without the agent’s deed', () => {
  const ended = call({ id: 'now' });
  const old = call({ id: 'old' });
  const before = snapshot({ call: dialing, wrapUps: [old] });
  const after = snapshot({ wrapUps: [old, ended] });

  it('comes in front', () => {
    expect(inHandAfter(before, after, null)).toBe('now');
  });

  it('does not where the agent is at another wrap-up', () => {
    expect(inHandAfter(before, after, 'old')).toBe('old');
  });
});

describe('a deed', () => {
  it('that ends the call leads to its note', async () => {
    const { store } = await openFake({ call: dialing });
    await store.getState().doDeed('no-answer');
    expect(store.getState().focusWish).toBe('note:now');
    expect(store.getState().snapshot?.wrapUps.map(({ id }) => id)).toEqual(['now']);
  });

  it('leads to the note of the call that ends, however many older ones wait', async () => {
    const { store } = await openFake({ call: dialing, wrapUps: [call({ id: 'old' })] });
    store.getState().takeInHand('old');
    await store.getState().doDeed('no-answer');
    expect(store.getState()).toMatchObject({ focusWish: 'note:now', inHand: 'now' });
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
    await store.getState().finishWrapUp('old', () => true);
    expect(store.getState().focusWish).toBe('card:new');
    await store.getState().finishWrapUp('new', () => true);
    expect(store.getState().focusWish).toBe('number');
  });

  it('moves nothing where the agent has gone elsewhere meanwhile', async () => {
    const { store } = await openFake({ wrapUps: [call({ id: 'old' }), call({ id: 'new' })] });
    store.getState().wishFocus(null);
    store.getState().takeInHand('new');
    await store.getState().finishWrapUp('old', () => false);
    expect(store.getState()).toMatchObject({ focusWish: null, inHand: 'new', finishedAt: null });
  });

  it('waits for the deed that ends the call, and is not asked for where that fails', async () => {
    const { core, store } = await openFake({ call: dialing });
    const answer = waiting<Result<null>>();
    core.answer('call.do', () => answer.promise);
    const ended = store.getState().doDeed('no-answer');
    const finished = store.getState().finishWrapUp('now', isThere);
    expect(store.getState()).toMatchObject({ ending: 'now', focusWish: 'note:now' });
    answer.resolve(failed('internal'));
    await Promise.all([ended, finished]);
    expect(askedFor(core, 'call.file')).toEqual([]);

    core.answer('call.do', () => done(null));
    await Promise.all([store.getState().doDeed('no-answer'), store.getState().finishWrapUp('now', isThere)]);
    expect(askedFor(core, 'call.file')).toEqual([{ callId: 'now' }]);
  });

  it('is asked for once, however often Enter is pressed while it goes on', async () => {
    const { core, store } = await openFake({ wrapUps: [call()] });
    const answer = waiting<Result<null>>();
    core.answer('call.file', () => answer.promise);
    const both = [store.getState().finishWrapUp('call-1', isThere), store.getState().finishWrapUp('call-1', isThere)];
    answer.resolve(done(null));
    await Promise.all(both);
    expect(askedFor(core, 'call.file')).toHaveLength(1);
  });

  it('takes the Enter that follows at once for its own, until the number is changed', async () => {
    const { store } = await openFake({ wrapUps: [call({ id: 'old' })] });
    store.getState().type('5145550199');
    expect(store.getState().ignoresEnter()).toBe(false);
    await store.getState().finishWrapUp('old', isThere);
    expect(store.getState().ignoresEnter()).toBe(true);
    store.getState().type('8195550121');
    expect(store.getState().ignoresEnter()).toBe(false);
  });

  it('is not for the next wrap-up too where Ctrl+Enter is pressed twice', async () => {
    const { core, store, pass } = await openFake({ wrapUps: [call({ id: 'old' }), call({ id: 'new' })] });
    const answer = waiting<Result<null>>();
    core.answer('call.file', () => answer.promise);
    const first = store.getState().finishWrapUp('old', isThere);
    expect(store.getState().ignoresFinish('new')).toBe(true);
    pass(5_000);
    expect(store.getState().ignoresFinish('new')).toBe(true);
    answer.resolve(done(null));
    await first;
    expect(store.getState().ignoresFinish('new')).toBe(true);
    pass(600);
    expect(store.getState().ignoresFinish('new')).toBe(false);
  });

  it('is for the next wrap-up as soon as the agent has turned to it', async () => {
    const { store } = await openFake({ wrapUps: [call({ id: 'old' }), call({ id: 'new' })] });
    await store.getState().finishWrapUp('old', isThere);
    store.getState().takeInHand('new');
    expect(store.getState().ignoresFinish('new')).toBe(false);
  });

  it('takes no Enter for its own later than people press one twice', () => {
    expect(isStrayEnter(null, 0)).toBe(false);
    expect(isStrayEnter(1_000, 1_599)).toBe(true);
    expect(isStrayEnter(1_000, 1_600)).toBe(false);
  });
});

const isThere = () => true;
