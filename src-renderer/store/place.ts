// Where the agent was last: kept in the settings at each change, so that the next start begins there.

import { standings } from '../../src-preload/contract/delivery.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import type { CallFilter } from './call-list.ts';
import type { Tools } from './tools.ts';
import { restingPlace, type Screen } from './view.ts';

export interface Places {
  /** Keeps the screen and the filters of calls and leads, where they aren't those that are kept. What was searched for isn't. */
  keepPlace(): void;
  /** Goes to a place that was kept; what this version doesn't know of it is left aside. */
  returnTo(place: Settings['place']): void;
}

/** Makes the slice that remembers the place. */
export function placeSlice({ bridge, set, get }: Tools): Places {
  return {
    keepPlace() {
      const { snapshot, screen, list, leadList } = get();
      const kept = snapshot?.settings.place;
      const leads = leadList.own ? 'own' : 'all';
      if (!kept || (kept.screen === screen && kept.calls === list.filter && kept.leads === leads)) return;
      // A place that can't be kept is not worth a message: the next start begins where the last one did.
      void bridge.request('settings.change', { place: { screen, calls: list.filter, leads } });
    },
    returnTo(place) {
      const filter = filters.find((one) => one === place.calls);
      const screen = screens.find((one) => one === place.screen);
      if (filter) set((state) => ({ list: { ...state.list, filter } }));
      set((state) => ({ leadList: { ...state.leadList, own: place.leads === 'own' } }));
      // What the screen shows is read by whatever takes the first snapshot.
      if (screen) set({ screen, focusWish: restingPlace(screen) });
    },
  };
}

const filters: readonly CallFilter[] = ['all', 'missed', 'callbacks', ...standings];
const screens: readonly Screen[] = ['dial', 'calls', 'leads', 'today', 'settings'];
