// The agent's decisions about keys, for whatever draws or answers one.

import { useOffhook } from '../store/use-offhook.ts';
import { type KeyChoices, keysAsTheyCome } from './own-keys.ts';

/** Returns the decisions about keys; those of a first start until the core has spoken. */
export function useKeyChoices(): KeyChoices {
  return useOffhook((state) => state.snapshot?.settings ?? keysAsTheyCome);
}
