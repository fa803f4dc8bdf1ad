// Speaks to a sandbox over real HTTP, the way a client of the CRM does, and gives a test a clock it can move.

import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src-main/sandbox/sandbox.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of the body; null where there is none. */
  readonly body: unknown;
}

/** Starts a sandbox of 40 leads that is closed when the test ends. */
export async function sandboxForTest(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ leads: 40, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** Sends a request below the base URL; throws where the connection breaks. */
export async function send(
  sandbox: Sandbox,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(path.startsWith('/__') ? new URL(path, sandbox.url) : sandbox.url + path, {
    method,
    redirect: 'manual',
    headers: { authorization: `Bearer ${sandbox.key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

const record = z.record(z.string(), z.unknown());

/** Returns the object under `data`. */
export function dataOf(answer: Answer): Record<string, unknown> {
  return z.object({ data: record }).parse(answer.body).data;
}

/** Returns the list under `data`. */
export function listOf(answer: Answer): readonly Record<string, unknown>[] {
  return z.object({ data: z.array(record) }).parse(answer.body).data;
}

/** Returns the fields that a 422 names. */
export function fieldsOf(answer: Answer): readonly string[] {
  return Object.keys(
    z.object({ message: z.string(), errors: z.record(z.string(), z.array(z.string())) }).parse(answer.body).errors,
  );
}

/** A call to lead 1001 that the CRM accepts. */
export function callTo1001(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    lead_id: 1001,
    method: 'phone',
    type: 'outgoing',
    executed_at: '2026-11-21T14:05:09+00:00',
    executed_by: 9000002,
    description: 'Veut un essai routier.',
    call_duration: 62,
    call_phone: '+14385550142',
    call_status: 'answered',
    ...changes,
  };
}

export interface Clock {
  readonly now: () => number;
  advance(ms: number): void;
}

/** A clock that stands still at 2026-11-21T15:00:00Z until it is moved. */
export function stoppedClock(): Clock {
  let ms = Date.UTC(2026, 10, 21, 15);
  return {
    now: () => ms,
    advance: (by) => {
      ms += by;
    },
  };
}
