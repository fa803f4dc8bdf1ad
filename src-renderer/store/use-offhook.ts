// How a component reads the store and speaks to it.

import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';
import type { Offhook, OffhookStore } from './offhook.ts';

const StoreContext = createContext<OffhookStore | null>(null);

/** Gives the store to the components below. */
export const StoreProvider = StoreContext.Provider;

/** Reads a part of the store and draws again when that part changes. */
export function useOffhook<T>(part: (state: Offhook) => T): T {
  return useStore(useStoreItself(), part);
}

/** Returns the store itself, for a deed that has to know what it led to. */
export function useStoreItself(): OffhookStore {
  const store = useContext(StoreContext);
  if (store === null) throw new Error('read the store outside of its provider');
  return store;
}

/** Reads a part of the newest snapshot; only for components that are drawn once there is one. */
export function useSnapshot<T>(part: (snapshot: Snapshot) => T): T {
  return useOffhook((state) => {
    if (state.snapshot === null) throw new Error('read the snapshot before the first one');
    return part(state.snapshot);
  });
}
