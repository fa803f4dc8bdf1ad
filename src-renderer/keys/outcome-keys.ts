// The keys that choose an outcome, in the order the outcomes are offered.

import type { KeyId } from './key-map.ts';

export const outcomeKeys: readonly KeyId[] = ['outcome-1', 'outcome-2', 'outcome-3', 'outcome-4'];
