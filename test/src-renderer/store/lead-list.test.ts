import { describe, expect, it } from 'vitest';
import type { ValueOf } from '../../../src-preload/contract/api.ts';
import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import { found } from '../preview/lead-scenes.ts';
import { leads } from '../preview/scenes.ts';
import { askedFor, openFake, settled, waiting } from './open-fake.ts';

type Found = Result<ValueOf<'leads.search'>>;

const [first, second] = leads.map((lead) => found(lead));
if (first === undefined || second === undefined) throw new Error('have two leads to find');

describe('the search for a lead', () => {
  it('asks at every key, and drops the answer to an older text that comes late', async () => {
    const { core, store, answers } = await twoSearches();
    store.getState().searchLeads('ga');
    store.getState().searchLeads('gag');
    answers[1]?.resolve(done({ leads: [second] }));
    await settled();
    answers[0]?.resolve(done({ leads: [first] }));
    await settled();
    expect(askedFor(core, 'leads.search')).toEqual([{ text: 'ga' }, { text: 'gag' }]);
    expect(store.getState().leadList).toMatchObject({
      answered: 'gag',
      rows: [{ id: second.id }],
      selected: second.id,
    });
  });

  it('leaves no other lead’s card beside what it finds', async () => {
    const { store } = await openFake();
    store.getState().putLead(first.id);
    store.getState().searchLeads('gag');
    expect(store.getState().leadList.opened).toBe(null);
  });

  it('hands out nobody but the answer to what stands in the field now', async () => {
    const { core, store } = await openFake();
    store.getState().searchLeads('genev');
    await settled();
    const answer = waiting<Found>();
    core.answer('leads.search', () => answer.promise);
    store.getState().searchLeads('robert');
    const inHand = store.getState().leadInHand();
    answer.resolve(done({ leads: [second] }));
    expect(await inHand).toMatchObject({ id: second.id });
  });

  it('hands out nobody where the search failed, whoever an older text had found', async () => {
    const { core, store } = await openFake();
    store.getState().searchLeads('genev');
    await settled();
    core.answer('leads.search', () => failed('internal'));
    store.getState().searchLeads('robert');
    store.getState().moveLead(1);
    expect(await store.getState().leadInHand()).toBeNull();
  });

  it('asks again where an older text overtook the newest one on its way', async () => {
    const { core, store } = await openFake();
    const answers: Found[] = [failed('superseded'), failed('superseded'), done({ leads: [second] })];
    core.answer('leads.search', () => answers.shift() ?? failed('internal'));
    store.getState().searchLeads('ga');
    store.getState().searchLeads('gag');
    await settled();
    expect(askedFor(core, 'leads.search')).toEqual([{ text: 'ga' }, { text: 'gag' }, { text: 'gag' }]);
    expect(store.getState().leadList).toMatchObject({ answered: 'gag', rows: [{ id: second.id }] });
    expect(store.getState().messages).toEqual([]);
  });

  it('tells of a failure', async () => {
    const { core, store } = await openFake();
    core.answer('leads.search', () => failed('internal'));
    store.getState().searchLeads('ab');
    await settled();
    expect(store.getState().messages).toMatchObject([{ kind: 'failure', failure: { code: 'internal' } }]);
  });

  it('keeps the selected lead when the leads change, and begins at the first for another text', async () => {
    const { core, store } = await openFake();
    store.getState().show('leads');
    store.getState().searchLeads('gagnon');
    await settled();
    store.getState().moveLead(1);
    const { selected, rows } = store.getState().leadList;
    expect(selected).toBe(rows[1]?.id);
    core.change({ leadsVersion: core.snapshot().leadsVersion + 1 });
    await settled();
    expect(store.getState().leadList.selected).toBe(selected);
    store.getState().searchLeads('gagno');
    await settled();
    expect(store.getState().leadList.selected).toBe(rows[0]?.id);
  });
});

describe('an arrow pressed before the answer has come', () => {
  it('goes from the first of the answer, as if that had been there at once', async () => {
    const { core, store } = await openFake();
    store.getState().searchLeads('g');
    await settled();
    const answer = waiting<Found>();
    core.answer('leads.search', () => answer.promise);
    store.getState().searchLeads('ga');
    store.getState().moveLead(1);
    const inHand = store.getState().leadInHand();
    answer.resolve(done({ leads: [first, second] }));
    expect(await inHand).toMatchObject({ id: second.id });
    expect(store.getState().leadList.selected).toBe(second.id);
  });

  it('is nothing any more once another text is typed', async () => {
    const { store, answers } = await twoSearches();
    store.getState().searchLeads('g');
    store.getState().moveLead(1);
    store.getState().searchLeads('ga');
    for (const answer of answers) answer.resolve(done({ leads: [first, second] }));
    await settled();
    expect(store.getState().leadList.selected).toBe(first.id);
  });

  it('begins at the first where the leads change before the answer to another text', async () => {
    const { core, store } = await openFake();
    store.getState().show('leads');
    core.answer('leads.search', () => done({ leads: [second, first] }));
    store.getState().searchLeads('g');
    await settled();
    core.answer('leads.search', () => done({ leads: [first, second] }));
    store.getState().searchLeads('ga');
    core.change({ leadsVersion: core.snapshot().leadsVersion + 1 });
    await settled();
    expect(store.getState().leadList.selected).toBe(first.id);
  });
});

describe('looking through the leads', () => {
  it('reads page after page, and lists nobody twice who has moved to the top meanwhile', async () => {
    const { core, store } = await openFake();
    store.getState().show('leads');
    await settled();
    expect(store.getState().leadList.rows).toHaveLength(50);
    core.answer('leads.page', () =>
      done({ leads: [first, ...leads.slice(50).map((lead) => found(lead))], next: null }),
    );
    store.getState().readMoreLeads();
    await settled();
    const ids = store.getState().leadList.rows.map(({ id }) => id);
    expect(ids).toHaveLength(leads.length);
    expect(new Set(ids).size).toBe(leads.length);
    expect(store.getState().leadList.next).toBeNull();
  });

  it('shows the agent’s own alone when asked', async () => {
    const { store } = await openFake();
    store.getState().show('leads');
    store.getState().browseLeads(true);
    await settled();
    const { rows } = store.getState().leadList;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((lead) => lead.own)).toBe(true);
  });

  it('reads again as much as was on screen when the leads have changed, and only in sight', async () => {
    const { core, store } = await openFake();
    store.getState().show('leads');
    await settled();
    store.getState().readMoreLeads();
    await settled();
    core.change({ leadsVersion: 2 });
    await settled();
    expect(askedFor(core, 'leads.page').at(-1)).toMatchObject({ before: null, limit: leads.length });
    store.getState().show('dial');
    const asked = askedFor(core, 'leads.page').length;
    core.change({ leadsVersion: 3 });
    await settled();
    expect(askedFor(core, 'leads.page')).toHaveLength(asked);
  });
});

describe('opening a lead', () => {
  it('goes to the card from any screen, and back to where it came from', async () => {
    const { store } = await openFake();
    store.getState().show('calls');
    store.getState().openLead(3);
    await settled();
    expect(store.getState()).toMatchObject({ screen: 'leads', cameFrom: 'calls', focusWish: 'lead-card' });
    expect(store.getState().leadList).toMatchObject({ opened: 3, cardInFront: true });
    store.getState().closeLead();
    expect(store.getState()).toMatchObject({ screen: 'calls', cameFrom: null, focusWish: 'call-list' });
    expect(store.getState().leadList).toMatchObject({ opened: 3, cardInFront: false });
  });

  it('goes back to the search from a card that the list opened', async () => {
    const { store } = await openFake();
    store.getState().show('leads');
    store.getState().openLead(3);
    store.getState().closeLead();
    expect(store.getState()).toMatchObject({ screen: 'leads', focusWish: 'lead-search' });
  });
});

/** A window whose next two searches wait for their answers. */
async function twoSearches() {
  const { core, store } = await openFake();
  const answers = [waiting<Found>(), waiting<Found>()];
  const coming = [...answers];
  core.answer('leads.search', () => coming.shift()?.promise ?? failed('internal'));
  return { core, store, answers };
}
