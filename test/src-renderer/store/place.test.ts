import { expect, it } from 'vitest';
import { defaultSettings } from '../../../src-preload/contract/settings.ts';
import { askedFor, openFake, settled } from './open-fake.ts';

const at = (screen: string, calls: string) => ({ settings: { ...defaultSettings, place: { screen, calls } } });

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
    { place: { screen: 'calls', calls: 'all' } },
    { place: { screen: 'calls', calls: 'missed' } },
  ]);
});
