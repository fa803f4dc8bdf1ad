// What every slice of the store is made with.

import type { ArgumentOf, Bridge, MethodName, ValueOf } from '../../src-preload/contract/api.ts';
import type { Result } from '../../src-preload/contract/failure.ts';
import type { Offhook } from './offhook.ts';

export interface Tools {
  readonly bridge: Bridge;
  /** Milliseconds that only grow. */
  readonly now: () => number;
  /** Opens a phone URL outside the window. */
  readonly openOutside: (url: string) => void;
  readonly set: (change: Partial<Offhook> | ((state: Offhook) => Partial<Offhook>)) => void;
  readonly get: () => Offhook;
}

/** Asks the core, by a method of the contract's table. */
export type Act = <M extends MethodName>(method: M, argument: ArgumentOf<M>) => Promise<Result<ValueOf<M>>>;
