// Who opens which links on this computer, and how Offhook asks to be the one.

import type { LinkHolder, LinkScheme } from '../../src-preload/contract/shell-status.ts';

export interface SystemLinks {
  /** Asks the system who opens this kind of link. */
  holder(scheme: LinkScheme): Promise<LinkHolder>;
  /** Asks to open it from now on, and keeps in mind who did so far. Nothing happens where the system refuses. */
  claim(scheme: LinkScheme): Promise<void>;
  /**
   * Opens a link in the program that opened this kind before Offhook: to hand a number to the phone app while the
   * system's own way leads back here. False where there is none, or the system can't be told which program to use.
   */
  openElsewhere(scheme: LinkScheme, url: string): Promise<boolean>;
}
