// A line is a way for a call to reach a phone. It says what it can do, and the screens follow.

import type { Result } from '../../src-preload/contract/failure.ts';
import type { Phone } from '../../src-preload/contract/phone.ts';

export interface Line {
  readonly name: 'hand-off';
  /**
   * Gives the number to the phone. Answers a URL that the window has to open itself, null where the line has done it.
   * Fails with `no-phone-app` where the system opens no such link.
   */
  dial(phone: Phone, scheme: 'tel' | 'sip'): Promise<Result<string | null>>;
}
