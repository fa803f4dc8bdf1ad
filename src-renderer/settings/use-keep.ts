// How a setting is kept.

import type { ArgumentOf } from '../../src-preload/contract/api.ts';
import { useOffhook } from '../store/use-offhook.ts';

/** Returns a function that keeps some settings at once; it resolves to false where they couldn't be. */
export function useKeep(): (part: ArgumentOf<'settings.change'>) => Promise<boolean> {
  const act = useOffhook((state) => state.act);
  return async (part) => (await act('settings.change', part)).ok;
}
