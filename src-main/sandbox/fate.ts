// Carries out what the faults have in store for a request, around, or instead of, applying it.

import { setTimeout as wait } from 'node:timers/promises';
import type { Fate, Plan } from './faults.ts';

/** An answer; `reset` to break the connection; `silence` to leave it open without a word. */
export type Outcome = Response | 'reset' | 'silence';

/** Returns what the request comes to. Waiting ends in a reset once `closing` is aborted. */
export async function meetFate(plan: Plan, apply: () => Promise<Response>, closing: AbortSignal): Promise<Outcome> {
  if (!(await waited(plan.waitBefore, closing))) return 'reset';
  const instead = plan.fate === null ? null : outcomeWithout(plan.fate);
  const outcome = instead ?? (await outcomeAfter(plan.fate, await apply()));
  return (await waited(plan.waitAfter, closing)) ? outcome : 'reset';
}

/** Returns the outcome of a request that is never applied, or null where it is to be. */
function outcomeWithout(fate: Fate): Outcome | null {
  switch (fate.kind) {
    case 'reset-before':
      return 'reset';
    case 'hang':
      return fate.applied ? null : 'silence';
    case 'error-before':
      return serverError(fate.status);
    case 'rate-limit':
      return Response.json(
        { message: 'Too Many Attempts.' },
        { status: 429, headers: fate.retryAfter === null ? {} : { 'retry-after': String(fate.retryAfter) } },
      );
    case 'html':
      return page(200, 'Bienvenue / Welcome', 'Acceptez les conditions pour naviguer. Accept the terms to go online.');
    case 'key-revoked':
      return Response.json({ message: 'Unauthenticated.' }, { status: 401 });
    case 'forbidden':
      return Response.json({ message: 'This key has no access to that.' }, { status: 403 });
    case 'reject':
      return Response.json({ message: 'The given data was invalid.', errors: fate.errors }, { status: 422 });
    case 'redirect':
      return new Response(null, { status: fate.status, headers: { location: fate.to } });
    case 'answer-lost':
    case 'error-after':
    case 'malformed':
    case 'huge':
      return null;
  }
}

async function outcomeAfter(fate: Fate | null, answer: Response): Promise<Outcome> {
  switch (fate?.kind) {
    case 'answer-lost':
      return 'reset';
    case 'hang':
      return 'silence';
    case 'error-after':
      return serverError(fate.status);
    case 'malformed':
      return json(answer.status, half(await answer.text()));
    case 'huge':
      return json(answer.status, hugeJson(fate.megabytes));
    default:
      return answer;
  }
}

async function waited(ms: number, closing: AbortSignal): Promise<boolean> {
  if (ms > 0) await wait(ms, undefined, { signal: closing }).catch(() => undefined);
  return !closing.aborted;
}

/** The application answers in JSON; a gateway in front of it, which speaks for 502 and 504, in HTML. */
function serverError(status: 500 | 502 | 503 | 504): Response {
  if (status === 502) return page(status, '502 Bad Gateway', '');
  if (status === 504) return page(status, '504 Gateway Time-out', '');
  return Response.json({ message: status === 503 ? 'Service Unavailable' : 'Server Error' }, { status });
}

function page(status: number, title: string, text: string): Response {
  const html = `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`;
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

function json(status: number, body: string | ReadableStream<Uint8Array>): Response {
  return new Response(body, { status, headers: { 'content-type': 'application/json' } });
}

function half(text: string): string {
  return text.slice(0, Math.ceil(text.length / 2));
}

/** Valid JSON that is never whole in memory here: the reader sets the pace. */
function hugeJson(megabytes: number): ReadableStream<Uint8Array> {
  const chunk = new TextEncoder().encode('x'.repeat(2 ** 16));
  let left = megabytes * 2 ** 4;
  return new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(new TextEncoder().encode('{"data":"')),
    pull: (stream) => {
      if (left > 0) {
        left -= 1;
        stream.enqueue(chunk);
      } else {
        stream.enqueue(new TextEncoder().encode('"}'));
        stream.close();
      }
    },
  });
}
