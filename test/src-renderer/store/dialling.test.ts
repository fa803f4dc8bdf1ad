import { describe, expect, it } from 'vitest';
import { done, failed } from '../../../src-preload/contract/failure.ts';
import type { Offer } from '../../../src-preload/contract/offer.ts';
import type { Phone } from '../../../src-preload/contract/phone.ts';
import { leadOf, stops } from '../../../src-renderer/store/dialling.ts';
import { delivery, live } from '../preview/fake-bridge.ts';
import { call, lead, leads } from '../preview/scenes.ts';
import { askedFor, openFake, settled, waiting } from './open-fake.ts';

const noteFor = (reason: string) => `why: ${reason}`;

describe('the dialer', () => {
  it('groups the number and finds its lead once it is whole', async () => {
    const { store } = await openFake();
    store.getState().type('514555');
    expect(store.getState().dial.leads).toBe(null);
    store.getState().type('5145550199');
    await settled();
    expect(store.getState().dial.text).toBe('514 555-0199');
    expect(leadOf(store.getState().dial)?.id).toBe(1);
  });

  it('calls nothing while it is still to be chosen which of the pasted numbers is meant', async () => {
    const { core, store } = await openFake();
    store.getState().type('5145550199');
    await settled();
    store.getState().paste('514 555-0123, 819 555-0121');
    await store.getState().startCall(noteFor);
    expect(askedFor(core, 'call.start')).toEqual([]);
    store.getState().choosePhone(null);
    await store.getState().startCall(noteFor);
    expect(askedFor(core, 'call.start')).toHaveLength(1);
  });

  it('calls the number that Enter was pressed for, whatever is typed on at once', async () => {
    const { core, store } = await openFake();
    store.getState().type('5145550199');
    const begun = store.getState().startCall(noteFor);
    store.getState().type('514 555-0199aw');
    store.getState().setExtension('3');
    await begun;
    expect(askedFor(core, 'call.start')).toMatchObject([{ text: '514 555-0199', extension: null }]);
  });

  it('says no longer that a call is on once none is', async () => {
    const { core, store } = await openFake();
    core.change({ call: live(call({ id: 'on' })) });
    await settled();
    store.getState().type('5145550199');
    await store.getState().startCall(noteFor);
    expect(store.getState().messages).toMatchObject([{ failure: { code: 'call-in-progress' } }]);
    core.change({ call: null });
    await settled();
    expect(store.getState().messages).toEqual([]);
  });

  it('forgets the lead as soon as the number is another one', async () => {
    const { store } = await openFake();
    store.getState().type('5145550199');
    await settled();
    store.getState().type('514555019');
    expect(store.getState().dial.leads).toBe(null);
    expect(leadOf(store.getState().dial)).toBe(null);
  });

  it('suggests one of several leads that share the number, and says why', async () => {
    const { core, store } = await openFake();
    store.getState().type('5145550123');
    await settled();
    expect(store.getState().dial).toMatchObject({ leads: [{ id: 3 }, { id: 4 }], chosenLead: 3, because: 'recent' });
    await store.getState().startCall(noteFor);
    expect(askedFor(core, 'call.start')).toMatchObject([{ leadId: 3 }]);
    expect(askedFor(core, 'leads.choose')).toEqual([]);
  });

  it('remembers the lead that the agent chooses among several, and keeps it while the leads change', async () => {
    const { core, store } = await openFake();
    store.getState().type('5145550123');
    await settled();
    store.getState().chooseLead(4);
    expect(askedFor(core, 'leads.choose')).toEqual([{ number: '+15145550123', leadId: 4 }]);
    core.answer('leads.by-number', () =>
      done({ leads: leads.filter(({ id }) => id === 3 || id === 4), suggested: 3, because: 'recent' }),
    );
    core.change({ leadsVersion: 2 });
    await settled();
    expect(store.getState().dial).toMatchObject({ chosenLead: 4, because: null });
  });

  it('waits for whose number it is before it calls', async () => {
    const { core, store } = await openFake();
    store.getState().type('5145550199');
    await store.getState().startCall(noteFor);
    expect(askedFor(core, 'call.start')).toMatchObject([{ leadId: 1 }]);
    await settled();
    store.getState().type('4505550142');
    await store.getState().startCall(noteFor);
    expect(store.getState()).toMatchObject({ focusWish: 'reason', dial: { starting: false } });
    expect(askedFor(core, 'call.start')).toHaveLength(1);
  });

  it('offers the lead whose card is open', async () => {
    const { core, store } = await openFake();
    store.getState().openLead(4);
    store.getState().type('5145550123');
    await settled();
    expect(askedFor(core, 'leads.by-number')).toEqual([{ number: '+15145550123', open: 4 }]);
  });

  it('stops for anyone with the number while the lead is only the one called last', async () => {
    const { core, store } = await openFake();
    const shared = leads.filter(({ id }) => id === 3 || id === 4);
    const holders = shared.map((lead) => (lead.id === 4 ? { ...lead, doNotCall: '2026-09-14' } : lead));
    core.answer('leads.by-number', () => done({ leads: holders, suggested: 3, because: 'recent' }));
    store.getState().type('5145550123');
    await settled();
    expect(stops(store.getState().dial)).toBe(true);
    store.getState().chooseLead(3);
    expect(stops(store.getState().dial)).toBe(false);
  });

  it('leaves no extension behind for the number that is typed over another, and keeps it over a wrong digit', async () => {
    const { core, store } = await openFake();
    store.getState().paste('514 555-0199 poste 204');
    store.getState().type('514 555-019');
    store.getState().type('514 555-0198');
    expect(store.getState().dial.extension).toBe('204');
    store.getState().type('4');
    store.getState().type('4505550188');
    expect(store.getState().dial.extension).toBe(null);
    await store.getState().startCall(noteFor);
    expect(askedFor(core, 'call.start')).toMatchObject([{ extension: null }]);
    store.getState().paste('514 555-0199 poste 204');
    store.getState().type('');
    expect(store.getState().dial.extension).toBe(null);
  });

  it('takes the extension out of a pasted number and gives it apart', async () => {
    const { core, store } = await openFake();
    expect(store.getState().paste('514 555-0199 poste 204')).toBe(true);
    expect(store.getState().dial).toMatchObject({ text: '514 555-0199', extension: '204' });
    await settled();
    await store.getState().startCall(noteFor);
    expect(askedFor(core, 'call.start')).toMatchObject([{ text: '514 555-0199', extension: '204' }]);
  });

  it('asks which number is meant where two were pasted', async () => {
    const { store } = await openFake();
    store.getState().paste('Cell 514 555-0199, bureau (450) 555-0142 poste 12');
    const { choices } = store.getState().dial;
    expect(choices?.map((phone) => phone.e164)).toEqual(['+15145550199', '+14505550142']);
    store.getState().choosePhone(choices?.[1] ?? null);
    expect(store.getState().dial).toMatchObject({ text: '450 555-0142', extension: '12', choices: null });
  });

  it('lets text without any number be pasted as it is', async () => {
    const { store } = await openFake();
    expect(store.getState().paste('bonjour')).toBe(false);
  });

  it('does not dial a lead who is not to be called until a reason is given, and keeps the reason in the note', async () => {
    const { core, store } = await openFake();
    store.getState().type('4505550142');
    await settled();
    expect(stops(store.getState().dial)).toBe(true);
    await store.getState().startCall(noteFor);
    expect(askedFor(core, 'call.start')).toEqual([]);
    expect(store.getState().focusWish).toBe('reason');
    store.getState().writeReason('a rappelé lui-même');
    await store.getState().startCall(noteFor);
    await settled();
    expect(askedFor(core, 'call.start')).toMatchObject([
      { note: 'why: a rappelé lui-même', reason: 'a rappelé lui-même' },
    ]);
  });

  it('holds what there is to say of the number for as long as it stands there', async () => {
    const { core, store } = await openFake();
    const warning = { kind: 'called-recently', at: 0, outcome: null } as const;
    core.answer('dial.check', () => done({ warnings: [warning] }));
    store.getState().type('5145550199');
    await settled();
    expect(store.getState().dial.warnings).toEqual([warning]);
    expect(askedFor(core, 'dial.check').at(-1)).toEqual({ text: '514 555-0199', leadId: 1 });
    store.getState().type('514555019');
    expect(store.getState().dial.warnings).toEqual([]);
  });

  it('asks what there is to say of a code too, and says it once for all of its digits', async () => {
    const { core, store } = await openFake();
    const warning = { kind: 'service-code' } as const;
    core.answer('dial.check', () => done({ warnings: [warning] }));
    store.getState().type('*7');
    await settled();
    expect(store.getState().dial.warnings).toEqual([warning]);
    store.getState().type('*72');
    expect(store.getState().dial.warnings).toEqual([warning]);
    await settled();
    expect(askedFor(core, 'dial.check').at(-1)).toEqual({ text: '*72', leadId: null });
    store.getState().type('*72514555A');
    expect(store.getState().dial.warnings).toEqual([]);
  });

  it('does not take the warnings of one number for those of the next', async () => {
    const { core, store } = await openFake();
    const late = waiting<ReturnType<typeof done<unknown>>>();
    core.answer('dial.check', () => late.promise);
    store.getState().type('5145550199');
    core.answer('dial.check', () => done({ warnings: [] }));
    store.getState().type('4505550142');
    late.resolve(done({ warnings: [{ kind: 'called-recently', at: 0, outcome: null }] }));
    await settled();
    expect(store.getState().dial.warnings).toEqual([]);
  });

  it('asks for the reason where the core knows better than the window', async () => {
    const { core, store } = await openFake();
    core.answer('call.start', () => failed('do-not-call', '2026-11-02'));
    store.getState().type('5145550199');
    await settled();
    await store.getState().startCall(noteFor);
    expect(store.getState().messages).toMatchObject([{ failure: { code: 'do-not-call' } }]);
    expect(store.getState().dial.text).toBe('514 555-0199');
    expect(askedFor(core, 'leads.by-number')).toHaveLength(2);
  });

  it('says why a number cannot be dialled instead of asking the core', async () => {
    const { core, store } = await openFake();
    store.getState().type('514');
    await store.getState().startCall(noteFor);
    expect(store.getState().dial.tried).toBe(true);
    expect(askedFor(core, 'call.start')).toEqual([]);
  });

  it('opens what the core could not open itself, then is empty again', async () => {
    const { core, store, opened } = await openFake();
    core.answer('call.start', () => done({ callId: 'x', open: 'tel:+15145550199', problem: null }));
    store.getState().type('5145550199');
    await store.getState().startCall(noteFor);
    expect(opened).toEqual(['tel:+15145550199']);
    expect(store.getState().dial.text).toBe('');
    expect(store.getState().focusWish).toBe('call-bar');
  });

  it('says that no phone app answered, and the call is on all the same', async () => {
    const { core, store } = await openFake();
    core.answer('call.start', () => done({ callId: 'x', open: null, problem: 'no-phone-app' }));
    store.getState().type('5145550199');
    await store.getState().startCall(noteFor);
    expect(store.getState().messages).toMatchObject([{ failure: { code: 'no-phone-app' } }]);
    expect(store.getState().focusWish).toBe('call-bar');
  });

  it('leads to the call bar while the system still looks for its phone app, and nowhere where no call began', async () => {
    const { core, store } = await openFake();
    const answer = waiting<ReturnType<typeof failed>>();
    core.answer('call.start', () => answer.promise);
    store.getState().wishFocus(null);
    store.getState().type('5145550199');
    await settled();
    const started = store.getState().startCall(noteFor);
    expect(store.getState().focusWish).toBe('call-bar');
    answer.resolve(failed('internal'));
    await started;
    expect(store.getState().focusWish).toBe(null);
  });

  it('keeps the number when the call could not begin', async () => {
    const { core, store } = await openFake({ call: live(call({ phase: 'talking', outcome: null })) });
    store.getState().type('5145550199');
    await store.getState().startCall(noteFor);
    expect(store.getState().dial).toMatchObject({ text: '514 555-0199', starting: false });
    expect(askedFor(core, 'call.start')).toHaveLength(1);
  });
});

describe('calling back', () => {
  it('dials at once, for the same lead', async () => {
    const { core, store } = await openFake();
    await store.getState().callBack({ ...call(), delivery: delivery('synced') });
    expect(askedFor(core, 'call.start')).toMatchObject([{ text: '514 555-0199', leadId: 1, origin: 'history' }]);
  });

  it('stops in the dialer where the lead is not to be called', async () => {
    const { store } = await openFake();
    const stopped = call({ number: '+14505550142', raw: '4505550142', lead: { id: 2, name: 'Robert' } });
    await store.getState().callBack({ ...stopped, delivery: delivery('synced') });
    await settled();
    expect(store.getState().snapshot?.call).toBe(null);
    expect(store.getState().messages).toEqual([]);
    expect(store.getState().screen).toBe('dial');
    expect(stops(store.getState().dial)).toBe(true);
  });
});

describe('an offer to dial', () => {
  const phone = (e164: string, extension: string | null = null): Phone => ({
    kind: 'number',
    e164,
    extension,
    dial: e164,
    raw: e164,
  });
  const offer: Offer = {
    id: 'offer-1',
    phones: [phone('+15145550199', '204')],
    text: 'tel:+15145550199;ext=204',
    from: 'link',
    leadId: null,
  };

  it('fills the dialer and waits for the agent, whose call is then a click-to-call', async () => {
    const { core, store } = await openFake();
    store.getState().show('settings');
    core.change({ offer });
    await settled();
    expect(store.getState()).toMatchObject({ screen: 'dial', dial: { text: '514 555-0199', extension: '204' } });
    expect(askedFor(core, 'offer.take')).toEqual([{ id: 'offer-1' }]);
    expect(askedFor(core, 'call.start')).toEqual([]);
    await store.getState().startCall(noteFor);
    expect(askedFor(core, 'call.start')).toMatchObject([{ text: '514 555-0199', origin: 'click-to-call' }]);
  });

  it('takes no Enter that was pressed for what stood there before', async () => {
    const { core, store } = await openFake();
    core.change({ offer });
    await settled();
    expect(store.getState().ignoresEnter()).toBe(true);
  });

  it('asks first where the agent has typed another number', async () => {
    const { core, store } = await openFake();
    store.getState().type('4505550142');
    core.change({ offer });
    await settled();
    expect(store.getState().dial).toMatchObject({ text: '450 555-0142', choices: [{ e164: '+15145550199' }] });
    store.getState().choosePhone(offer.phones[0] ?? null);
    expect(store.getState().dial).toMatchObject({ text: '514 555-0199', origin: 'click-to-call', choices: null });
  });

  it('is left to the window that took it first', async () => {
    const { core, store } = await openFake();
    core.answer('offer.take', () => failed('no-such-offer'));
    core.change({ offer });
    await settled();
    expect(store.getState().dial.text).toBe('');
    expect(store.getState().messages).toEqual([]);
  });

  it('is left to the others by a window that has no dialer', async () => {
    const { core } = await openFake({}, [], false);
    core.change({ offer });
    await settled();
    expect(askedFor(core, 'offer.take')).toEqual([]);
  });

  it('leaves the focus with the call that is on', async () => {
    const { core, store } = await openFake({ call: live(call({ phase: 'talking', outcome: null })) });
    core.change({ offer });
    await settled();
    expect(store.getState().focusWish).toBe(null);
  });
});

describe('a call from a lead’s card', () => {
  it('begins at once, for that lead and with the number’s extension', async () => {
    const { core, store } = await openFake();
    const phone = { number: '+15145550199', extension: '204', type: 'work' };
    await store.getState().callLead(lead({ phones: [phone] }), phone);
    expect(askedFor(core, 'call.start')).toMatchObject([
      { text: '+15145550199', extension: '204', leadId: 1, origin: 'lead', reason: null },
    ]);
  });

  it('goes to the dialer, with the lead chosen, where a reason is needed', async () => {
    const { core, store } = await openFake();
    core.answer('call.start', () => failed('do-not-call', '2026-09-14'));
    const [stopped] = leads.filter(({ doNotCall }) => doNotCall !== null);
    const phone = stopped?.phones[0];
    if (stopped === undefined || phone === undefined) throw new Error('have a lead who is not to be called');
    store.getState().openLead(stopped.id);
    await store.getState().callLead(stopped, phone);
    await settled();
    expect(store.getState()).toMatchObject({ screen: 'dial', focusWish: 'reason' });
    expect(store.getState().dial).toMatchObject({ text: '450 555-0142', origin: 'lead', chosenLead: stopped.id });
    expect(stops(store.getState().dial)).toBe(true);
    expect(store.getState().messages).toEqual([]);
  });
});
