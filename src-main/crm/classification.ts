// From what the network brought back to the one question that matters: may the CRM have applied it?

import { z } from 'zod';
import type { RefusedField } from '../../src-preload/contract/delivery.ts';
import type { CrmAnswer } from './answer.ts';
import { isTooHeavy } from './json-weight.ts';
import type { TransportAnswer } from './transport.ts';

const longestWait = 15 * 60_000;

/**
 * Sorts an answer. `read` turns the JSON of a 200 or 201 into a value, or null where it isn't what was asked for: such an
 * answer is ambiguous, since a captive portal's page says nothing about what the CRM did.
 *
 * A 407 comes from a proxy that kept the request to itself, so it counts as not sent. 408 and 409 leave open what was
 * done. Where the head came and the body didn't, the status alone decides.
 */
export function classify<T>(answer: TransportAnswer, read: (json: unknown) => T | null): CrmAnswer<T> {
  if (answer.ok) {
    return byStatus(answer.status, answer, `http-${answer.status}`, read);
  }
  if (!answer.sent) {
    return { kind: 'not-sent', problem: answer.problem };
  }
  if (answer.status === null) {
    return { kind: 'ambiguous', doubt: 'no-answer', status: null, problem: answer.problem };
  }
  return byStatus(answer.status, null, answer.problem, read);
}

function byStatus<T>(
  status: number,
  whole: { readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array } | null,
  problem: string,
  read: (json: unknown) => T | null,
): CrmAnswer<T> {
  if (status < 300) {
    const value = whole !== null && (status === 200 || status === 201) ? read(parsed(whole.body)) : null;
    return value === null
      ? { kind: 'ambiguous', doubt: 'unreadable-answer', status, problem }
      : { kind: 'applied', value };
  }
  if (status >= 500 || status === 408 || status === 409) {
    return { kind: 'ambiguous', doubt: 'server-error', status, problem };
  }
  switch (status) {
    case 401:
      return { kind: 'key-refused' };
    case 407:
      return { kind: 'not-sent', problem: 'proxy' };
    case 429:
      return { kind: 'rate-limited', retryAfter: whole && retryAfter(whole.headers) };
    default:
      return { kind: 'refused', status, ...(whole ? refusal(parsed(whole.body)) : unexplained) };
  }
}

/** Returns the JSON of a body, broken UTF-8 mended with U+FFFD; undefined where it isn't JSON, or too much of it. */
function parsed(body: Uint8Array): unknown {
  if (isTooHeavy(body)) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

/**
 * Returns the milliseconds that `Retry-After` asks for, 15 minutes at most; null where it is absent or senseless. A date is
 * measured from the answer's own `Date`, so this computer's clock may be wrong.
 */
function retryAfter(headers: Readonly<Record<string, string>>): number | null {
  const value = headers['retry-after']?.trim() ?? '';
  if (/^\d+$/.test(value)) {
    return Math.min(Number(value) * 1000, longestWait);
  }
  const [until, now] = [httpDate(value), httpDate(headers.date ?? '')];
  return until === null || now === null ? null : Math.min(Math.max(until - now, 0), longestWait);
}

/** Reads the one date form that servers may still write: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7). */
function httpDate(value: string): number | null {
  const form = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
  const time = form.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

const unexplained = { message: null, fields: [] } as const;

const refusalJson = z.object({ message: z.unknown(), errors: z.unknown() }).partial();

/** Reads `{"message": "…", "errors": {"field": ["…"]}}`; any other shape explains nothing. */
function refusal(json: unknown): { readonly message: string | null; readonly fields: readonly RefusedField[] } {
  const body = refusalJson.safeParse(json);
  if (!body.success) {
    return unexplained;
  }
  const { message, errors } = body.data;
  const named = typeof errors === 'object' && errors !== null && !Array.isArray(errors) ? Object.entries(errors) : [];
  return {
    message: typeof message === 'string' ? printable(message, 500) || null : null,
    fields: named.slice(0, 50).map(([name, words]) => ({ name: printable(name, 100), words: wordsOf(words) })),
  };
}

/** Reads what is said of one field, a text or a list of texts; null for anything else. */
function wordsOf(said: unknown): string | null {
  const words = (Array.isArray(said) ? said : [said]).filter((one) => typeof one === 'string').join(' ');
  return printable(words, 300) || null;
}

/** Returns the beginning of a foreign text without what could disturb a screen: controls, marks of direction, half characters. */
function printable(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}
