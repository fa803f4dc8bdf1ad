// What came of a request to the CRM, sorted by the one question that matters: may it have been applied?

import type { Doubt, RefusedField } from '../../src-preload/contract/delivery.ts';

export type CrmAnswer<T> =
  /** The CRM did it and said so in a form that could be read. */
  | { readonly kind: 'applied'; readonly value: T }
  /** No byte of the request left: DNS, refused, TLS, cancelled before writing. Trying again is safe. */
  | { readonly kind: 'not-sent'; readonly problem: string }
  /** The key isn't valid (401). */
  | { readonly kind: 'key-refused' }
  /** Too many requests (429). `retryAfter` in milliseconds, null where the CRM doesn't say. */
  | { readonly kind: 'rate-limited'; readonly retryAfter: number | null }
  /** Another 4xx or a 3xx: not applied, and trying the same again changes nothing. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly message: string | null;
      readonly fields: readonly RefusedField[];
    }
  /** Bytes left and no answer says what became of them. A POST in this state is never repeated. */
  | { readonly kind: 'ambiguous'; readonly doubt: Doubt; readonly status: number | null; readonly problem: string };
