// What there is to say before a number is called: one stop that a reason passes, and warnings that stop nobody.

import type { Outcome } from './call.ts';
import type { LocalTime } from './calling-hours.ts';
import type { PhoneCost } from './phone-cost.ts';

export type GateWarning =
  /** It changes how the phone system works, or costs more than a call. */
  | PhoneCost
  /** This person asked not to be called: the call needs a reason. `date` is ISO, or the CRM's own words. */
  | { readonly kind: 'do-not-call'; readonly leadId: number; readonly name: string; readonly date: string }
  /** It is early, late or the weekend there: what the clocks show in each zone that the number may be in. */
  | { readonly kind: 'outside-hours'; readonly times: readonly LocalTime[] }
  /** The same number was called minutes ago. `at` is epoch milliseconds; the outcome is null where nobody has told it. */
  | { readonly kind: 'called-recently'; readonly at: number; readonly outcome: Outcome | null };
