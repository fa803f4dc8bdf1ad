// A call logged by hand, for tests that need calls and care little which.

import type { ArgumentOf } from '../../src-preload/contract/api.ts';

/** Makes what `call.log` takes for an answered call; every field that isn't given is an ordinary one. */
export function loggedCall(part: Partial<ArgumentOf<'call.log'>> = {}): ArgumentOf<'call.log'> {
  return {
    text: '514 555-0199',
    extension: null,
    leadId: null,
    direction: 'outgoing',
    outcome: 'answered',
    startedAt: Date.UTC(2026, 10, 20, 14, 5, 9),
    duration: 61,
    note: '',
    ...part,
  };
}
