import { describe, expect, it } from 'vitest';
import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import { holdsUnsavedNotes } from '../../../src-renderer/store/notes.ts';
import { live } from '../preview/fake-bridge.ts';
import { call } from '../preview/scenes.ts';
import { askedFor, openFake, settled, waiting } from './open-fake.ts';

describe('a note', () => {
  it('is sent at every keystroke, one save in flight, the latest text last', async () => {
    const { core, store } = await openFake({ wrapUps: [call()] });
    const first = waiting<Result<null>>();
    core.answer('call.note', () => first.promise);
    const { writeNote } = store.getState();
    writeNote('call-1', 'R');
    writeNote('call-1', 'Ra');
    writeNote('call-1', 'Rap');
    expect(askedFor(core, 'call.note')).toEqual([{ callId: 'call-1', note: 'R' }]);
    core.answer('call.note', () => done(null));
    first.resolve(done(null));
    await settled();
    expect(askedFor(core, 'call.note')).toMatchObject([{ note: 'R' }, { note: 'Rap' }]);
    expect(store.getState().drafts['call-1']).toEqual({ text: 'Rap', state: 'saved' });
  });

  it('goes out whole when the page is about to go, whatever is in flight', async () => {
    const { core, store } = await openFake({ wrapUps: [call()] });
    core.answer('call.note', () => waiting<Result<null>>().promise);
    const { writeNote, flushNotes } = store.getState();
    writeNote('call-1', 'R');
    writeNote('call-1', 'Rappeler');
    flushNotes();
    expect(askedFor(core, 'call.note').at(-1)).toEqual({ callId: 'call-1', note: 'Rappeler' });
  });

  it('is never taken back by an older snapshot', async () => {
    const { core, store } = await openFake({ wrapUps: [call()] });
    const never = waiting<Result<null>>();
    core.answer('call.note', () => never.promise);
    store.getState().writeNote('call-1', 'Rappeler');
    core.change({ wrapUps: [call({ note: 'Rap' })] });
    expect(store.getState().drafts['call-1']?.text).toBe('Rappeler');
  });

  it('stays when the core refuses it, says so, and is tried again once the core is back', async () => {
    const { core, store, link } = await openFake({ wrapUps: [call()] });
    core.answer('call.note', () => failed('unreachable'));
    store.getState().writeNote('call-1', 'Samedi');
    await settled();
    expect(store.getState().drafts['call-1']).toEqual({ text: 'Samedi', state: 'not-saved' });
    expect(store.getState().messages).toMatchObject([{ failure: { code: 'unreachable' } }]);
    core.answer('call.note', () => done(null));
    link(true);
    await settled();
    expect(store.getState().drafts['call-1']).toEqual({ text: 'Samedi', state: 'saved' });
  });

  it('goes before the wrap-up is finished, and an unsaved one keeps it open', async () => {
    const { core, store } = await openFake({ wrapUps: [call()] });
    core.answer('call.note', () => failed('internal'));
    store.getState().writeNote('call-1', 'Perdue?');
    await store.getState().finishWrapUp('call-1', () => true);
    expect(askedFor(core, 'call.file')).toEqual([]);
    core.answer('call.note', () => done(null));
    await store.getState().finishWrapUp('call-1', () => true);
    const methods = core.asked.map(({ method }) => method);
    expect(methods.lastIndexOf('call.note')).toBeLessThan(methods.indexOf('call.file'));
  });

  it('is held by this window only as long as it could not be saved', async () => {
    const { core, store } = await openFake({ wrapUps: [call()] });
    core.answer('call.note', () => failed('unreachable'));
    store.getState().writeNote('call-1', 'Rappeler');
    await settled();
    expect(holdsUnsavedNotes(store.getState().drafts)).toBe(true);
    core.answer('call.note', () => done(null));
    store.getState().retryNotes();
    await settled();
    expect(holdsUnsavedNotes(store.getState().drafts)).toBe(false);
  });

  it('of one call is not touched by the next call', async () => {
    const { core, store } = await openFake({ wrapUps: [call({ id: 'first' })] });
    store.getState().writeNote('first', 'Attend une offre');
    core.change({ call: live(call({ id: 'second', phase: 'dialing', outcome: null })) });
    store.getState().writeNote('second', 'Autre chose');
    await settled();
    expect(store.getState().drafts.first?.text).toBe('Attend une offre');
    expect(store.getState().drafts.second?.text).toBe('Autre chose');
  });

  it('is forgotten once its call is finished and nobody looks at it', async () => {
    const { core, store } = await openFake({ wrapUps: [call()] });
    store.getState().writeNote('call-1', 'Fini');
    await settled();
    core.change({ wrapUps: [] });
    expect(store.getState().drafts).toEqual({});
  });
});
