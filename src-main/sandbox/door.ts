// Every request comes through here: it is noted, taken in whole, and meets its fate; then its outcome goes over the wire.

import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Hono } from 'hono';
import { BASE_PATH } from './api.ts';
import type { Env } from './crm.ts';
import { meetFate, type Outcome } from './fate.ts';
import type { FaultList } from './faults.ts';
import type { NoteRequest } from './ledger.ts';

export interface Behind {
  readonly api: Hono<Env>;
  readonly control: Hono<{ Bindings: HttpBindings }>;
  readonly list: FaultList;
  readonly note: NoteRequest;
  readonly now: () => number;
  readonly closing: AbortSignal;
}

/** Returns what the HTTP server calls for every request. */
export function door(behind: Behind): (request: Request, wire: HttpBindings) => Promise<Response> {
  return async (request, wire) => {
    const address = new URL(request.url);
    // The key is no secret, so a web page must not reach this server under a name of its own (DNS rebinding).
    if (address.hostname !== '127.0.0.1' && address.hostname !== 'localhost') {
      return Response.json({ message: 'This server answers to 127.0.0.1 only.' }, { status: 421 });
    }
    if (address.pathname.startsWith('/__')) return behind.control.fetch(request, wire);

    const { method } = request;
    const path = address.pathname.replace(BASE_PATH, '');
    const noteStatus = behind.note({ at: behind.now(), method, path, query: address.search });
    const outcome = await outcomeOf(request, path, behind);
    if (outcome instanceof Response) {
      noteStatus(outcome.status);
      return outcome;
    }
    if (outcome === 'reset') wire.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  };
}

async function outcomeOf(request: Request, path: string, behind: Behind): Promise<Outcome> {
  const { method, url, headers } = request;
  const body = await received(request);
  if (body === 'cut-off') return 'reset';
  if (body === 'too-long') return Response.json({ message: 'Payload Too Large.' }, { status: 413 });
  // From here on the request no longer hangs on its sender: who gives up waiting has not undone it.
  const whole = new Request(url, { method, headers, ...(body === null ? {} : { body }) });
  const plan = behind.list.planFor(method, path);
  return meetFate(plan, async () => behind.api.fetch(whole, { traits: plan.traits }), behind.closing);
}

const LONGEST_BODY = 64 * 2 ** 20;

async function received(request: Request): Promise<Buffer<ArrayBuffer> | null | 'cut-off' | 'too-long'> {
  if (request.body === null) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of request.body) {
      length += chunk.length;
      if (length > LONGEST_BODY) return 'too-long';
      chunks.push(chunk);
    }
  } catch {
    return 'cut-off';
  }
  return Buffer.concat(chunks);
}
