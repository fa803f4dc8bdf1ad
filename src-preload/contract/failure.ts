// What a request can fail with. Each code names something a person can do about it; the words are in the locale files.

export const failureCodes = [
  'bad-argument',
  'unknown-method',
  'phone-refused',
  'call-in-progress',
  'do-not-call',
  'bad-link',
  'no-such-offer',
  'cannot-merge',
  'cannot-split',
  'no-such-call',
  'no-such-lead',
  'lead-known',
  'lead-being-created',
  'no-such-new-lead',
  'deed-not-possible',
  'outcome-not-possible',
  'already-delivered',
  'being-delivered',
  'not-connected',
  'key-refused',
  'crm-unreachable',
  'crm-unexpected',
  'bad-address',
  'no-such-user',
  'sandbox-failed',
  'no-phone-app',
  'in-the-future',
  'export-under-way',
  'cannot-write-file',
  'cannot-copy',
  'no-notifications',
  'backup-under-way',
  'backup-not-readable',
  'superseded',
  'unreachable',
  'internal',
] as const;
export type FailureCode = (typeof failureCodes)[number];

export interface Failure {
  readonly code: FailureCode;
  /** What exactly, for the message: a field's name, a refusal's reason, the CRM's own words. */
  readonly detail: string | null;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Wraps a value as a result. */
export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Makes a failed result, with what exactly failed where that helps. */
export function failed(code: FailureCode, detail: string | null = null): Result<never> {
  return { ok: false, failure: { code, detail } };
}
