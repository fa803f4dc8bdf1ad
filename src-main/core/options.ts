// What an entry decides about a launch, and the core takes as given.

import type { ShellFacts } from '../../src-preload/contract/snapshot.ts';

export interface CoreOptions {
  readonly dataFolder: string;
  readonly shell: ShellFacts;
  /** Milliseconds between an ambiguous send and the first look for it in the CRM. */
  readonly confirmAfter: number;
  /** Where to connect at start, for this launch only; null uses what was kept. */
  readonly connect: { readonly url: string; readonly key: string | null } | 'sandbox' | null;
}
