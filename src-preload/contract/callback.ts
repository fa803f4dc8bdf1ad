// A missed call that nobody has answered for yet: the number is owed a call back.

import type { Lead } from './lead.ts';

export interface Callback {
  /** E.164, or the digits as they came where there is none. */
  readonly number: string;
  /** The only lead with the number, or the one of several that the agent said it is; null where nobody has said. */
  readonly lead: Lead | null;
  /** How many calls were missed since the number was last reached. */
  readonly times: number;
  /** Epoch milliseconds of the first and the last of them. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** The last of them. */
  readonly callId: string;
}
