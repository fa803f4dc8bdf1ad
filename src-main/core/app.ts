// The core as a shell holds it: start it, ask it, listen to it, close it.

import type { Result } from '../../src-preload/contract/failure.ts';
import type { ShellFacts, Snapshot } from '../../src-preload/contract/snapshot.ts';
import type { Ports } from './ports.ts';

export interface CoreOptions {
  readonly dataFolder: string;
  readonly shell: ShellFacts;
  /** Milliseconds between an ambiguous send and the first look for it in the CRM. */
  readonly confirmAfter: number;
  /** Where to connect at start, for this launch only; null uses what was kept. */
  readonly connect: { readonly url: string; readonly key: string | null } | 'sandbox' | null;
}

export interface Core {
  /** Answers one request of a window. Never rejects; anything malformed is a failure. */
  request(method: unknown, argument: unknown): Promise<Result<unknown>>;
  snapshot(): Snapshot;
  subscribe(listener: (snapshot: Snapshot) => void): () => void;
  /** Waits for what is in flight to be recorded, then closes the files. */
  close(): Promise<void>;
}

export type CoreStart =
  | { readonly ok: true; readonly core: Core }
  /** `in-use`: another Offhook has this folder. `newer`: the files are from a newer version. `damaged`: they can't be read. */
  | { readonly ok: false; readonly reason: 'in-use' | 'newer' | 'damaged'; readonly message: string };

/** Opens the data folder and starts the core on it. */
export function startCore(_options: CoreOptions, _ports: Ports): CoreStart {
  throw new Error('not written yet');
}
