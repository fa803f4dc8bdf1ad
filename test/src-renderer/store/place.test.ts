import { expect, it } from 'vitest';
import { defaultSettings } from '../../../src-preload/contract/settings.ts';
import { askedFor, openFake, settled } from './open-fake.ts';

const at = (screen: string, calls: string, leads = 'all') => ({
  settings: { ...defaultSettings, place: { screen, calls, leads } },
});

it('begins where the agent was last, with the filter of the calls', async () => {
  const { store, core } = await openFake(at('calls', 'needs-you'));
  expect(store.getState()).toMatchObject({ screen: 'calls', list: { filter: 'needs-you' } });
  expect(askedFor(core, 'calls.page')).toMatchObject([{ standing: 'needs-you' }]);
  expect(askedFor(core, 'settings.change')).toEqual([]);
});

it('begins at the dialer where it doesn’t know the place', async () => {
  const { store } = await openFake(at('radar', 'by-colour'));
  expect(store.getState()).toMatchObject({ screen: 'dial', list: { filter: 'all' } });
});

it('keeps each change of screen or filter once, and nothing that was searched for', async () => {
  const { store, core } = await openFake();
  store.getState().show('calls');
  store.getState().filterCalls({ filter: 'missed' });
  await settled();
  store.getState().filterCalls({ search: 'Lucie' });
  store.getState().show('calls');
  await settled();
  expect(askedFor(core, 'settings.change')).toEqual([
    { place: { screen: 'calls', calls: 'all', leads: 'all' } },
    { place: { screen: 'calls', calls: 'missed', leads: 'all' } },
  ]);
});

it('begins with the agent’s own leads where those were looked at last, and keeps the choice', async () => {
  const { store, core } = await openFake(at('leads', 'all', 'own'));
  expect(askedFor(core, 'leads.page')).toMatchObject([{ own: true }]);
  store.getState().browseLeads(false);
  await settled();
  expect(askedFor(core, 'settings.change')).toEqual([{ place: { screen: 'leads', calls: 'all', leads: 'all' } }]);
});

it('begins with everybody’s leads where it doesn’t know the choice', async () => {
  const { store } = await openFake(at('leads', 'all', 'by-colour'));
  expect(store.getState().leadList.own).toBe(false);
});
