// A number that something outside offers to dial: it fills the dialer and waits for the agent, who alone dials.

import type { Phone } from './phone.ts';

export interface Offer {
  readonly id: string;
  /** The numbers found, never none; several are for the agent to choose from. */
  readonly phones: readonly Phone[];
  /** The link or the text, as it came. */
  readonly text: string;
  readonly from: 'link' | 'shortcut';
  /** The lead that the link names; null for none. */
  readonly leadId: number | null;
}
