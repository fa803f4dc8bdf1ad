// What every route of the sandbox works with.

import type { Traits } from './faults.ts';
import type { State } from './state.ts';

export interface Crm {
  readonly state: State;
  /** ms since 1970. */
  readonly now: () => number;
}

/** What Hono hands to a route along with the request. */
export interface Env {
  Bindings: { readonly traits: Traits };
}

/** Reads an id out of a path; 0, which nothing has, for what is not one. */
export function pathId(text: string | undefined): number {
  return /^\d{1,15}$/.test(text ?? '') ? Number(text) : 0;
}

/** Returns when a write of now is visible to readers, in ms since 1970; 0 for at once. */
export function visibleAt(crm: Crm, traits: Traits): number {
  return traits.visibleAfterMs > 0 ? crm.now() + traits.visibleAfterMs : 0;
}
