import { describe, expect, it } from 'vitest';
import { done } from '../../../src-preload/contract/failure.ts';
import { delivery, live } from '../preview/fake-bridge.ts';
import { call } from '../preview/scenes.ts';
import { askedFor, openFake, settled } from './open-fake.ts';

const ended = call({ id: 'one', filed: false });

describe('a deed that is taken back', () => {
  it('opens the wrap-up that was just finished, and goes to its note', async () => {
    const { core, store } = await openFake({ wrapUps: [ended] }, [{ ...ended, delivery: delivery('pending') }]);
    await store.getState().finishWrapUp('one', () => true);
    expect(store.getState().messages).toMatchObject([{ news: 'finished', call: { id: 'one' } }]);
    store.getState().undo();
    await settled();
    expect(askedFor(core, 'call.unfile')).toEqual([{ callId: 'one' }]);
    expect(store.getState()).toMatchObject({ messages: [], inHand: 'one', focusWish: 'note:one' });
    expect(store.getState().snapshot?.wrapUps).toMatchObject([{ id: 'one' }]);
  });

  it('is no longer offered for a finished call once a dialog opens or another call begins', async () => {
    const { core, store } = await openFake();
    store.getState().tell('finished', () => {});
    store.getState().tell('joined', () => {});
    store.getState().openDialog('log-call');
    expect(store.getState().messages).toMatchObject([{ news: 'joined' }]);
    store.getState().openDialog(null);
    store.getState().tell('finished', () => {});
    core.tell({ ...core.snapshot(), revision: core.snapshot().revision + 1, call: live(call({ id: 'next' })) });
    expect(store.getState().messages).toMatchObject([{ news: 'joined' }]);
  });

  it('is the newest one, and each only once', async () => {
    const { store } = await openFake();
    const undone: string[] = [];
    store.getState().tell('finished', () => undone.push('call'));
    store.getState().tell('callback-dismissed', () => undone.push('callback'));
    store.getState().tell('copied');
    for (let time = 0; time < 3; time += 1) store.getState().undo();
    expect(undone).toEqual(['callback', 'call']);
    expect(store.getState().messages).toMatchObject([{ news: 'copied' }]);
  });

  it('owes the call back again, counted from when it was before', async () => {
    const row = { ...call({ direction: 'incoming', outcome: 'interrupted' }), delivery: delivery('synced') };
    const { core, store } = await openFake({}, [row]);
    core.answer('callbacks.dismiss', () => done({ since: 1234 }));
    await store.getState().dismissCallback(row);
    store.getState().undo();
    expect(askedFor(core, 'callbacks.restore')).toEqual([{ number: row.number, since: 1234 }]);
  });
});
