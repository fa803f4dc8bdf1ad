// What another start on the same folder may ask of a browser shell that runs: to take a link, and where the page is. Its
// port and a token of its own lie in a file that only this account can read; the token opens nothing but these two.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { failureCodes, type Result } from '../../src-preload/contract/failure.ts';

export interface Door {
  readonly port: number;
  readonly token: string;
}

/** Where a running shell's page is. */
export interface Address {
  /** With the token of the launch. */
  readonly url: string;
  /** Leads there once, within a minute: see `Web`. */
  readonly ticketUrl: string;
}

/** Writes where the door is, readable by this account alone; the returned function takes the file away. */
export function postDoor(path: string, door: Door): () => void {
  rmSync(path, { force: true });
  writeFileSync(path, JSON.stringify(door), { mode: 0o600, flag: 'wx' });
  return () => rmSync(path, { force: true });
}

/** Brings a link to the browser shell whose door stands in this file. Null where none answers there. */
export async function bringLink(path: string, link: string): Promise<Result<unknown> | null> {
  return ask(path, '/link', { link }, (answer) => linkAnswer.parse(answer));
}

/** Asks the browser shell whose door stands in this file where its page is. Null where none answers there. */
export async function askAddress(path: string): Promise<Address | null> {
  return ask(path, '/address', {}, (answer, { port }) => {
    const address = addressAnswer.parse(answer);
    // Whoever has the port of a door that was left behind may answer anything.
    const base = `http://127.0.0.1:${port}/`;
    if (!address.url.startsWith(`${base}#`) || !address.ticketUrl.startsWith(`${base}open/`)) {
      throw new Error('ask for the address: it is of another place');
    }
    return address;
  });
}

async function ask<Answer>(
  path: string,
  to: '/link' | '/address',
  body: object,
  read: (answer: unknown, door: Door) => Answer,
): Promise<Answer | null> {
  const door = readDoor(path);
  if (door === null) return null;
  try {
    const answer = await fetch(`http://127.0.0.1:${door.port}${to}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${door.token}` },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    return answer.ok ? read(await answer.json(), door) : null;
  } catch {
    return null;
  }
}

const patience = 5_000;

function readDoor(path: string): Door | null {
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

const shape = z.strictObject({ port: z.int().min(1).max(65_535), token: z.string().regex(/^[\w-]{20,100}$/) });
const linkAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: z.object({ code: z.enum(failureCodes), detail: z.string().nullable() }) }),
]);
const addressAnswer = z.object({ url: z.string(), ticketUrl: z.string() });
