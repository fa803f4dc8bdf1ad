// The one thing that another start may bring to a browser shell that runs: a link. Its address and its own token lie in a
// file that only this account can read; the token opens nothing else.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

export interface LinkDoor {
  readonly port: number;
  readonly token: string;
}

/** Writes where the door is, readable by this account alone; the returned function takes the file away. */
export function postDoor(path: string, door: LinkDoor): () => void {
  rmSync(path, { force: true });
  writeFileSync(path, JSON.stringify(door), { mode: 0o600, flag: 'wx' });
  return () => rmSync(path, { force: true });
}

/** Brings a link to the browser shell whose door stands in this file. False where none answers there. */
export async function bringLink(path: string, link: string): Promise<boolean> {
  const door = readDoor(path);
  if (door === null) return false;
  try {
    const answer = await fetch(`http://127.0.0.1:${door.port}/link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${door.token}` },
      body: JSON.stringify({ link }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

const patience = 5_000;

function readDoor(path: string): LinkDoor | null {
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

const shape = z.strictObject({ port: z.int().min(1).max(65_535), token: z.string().regex(/^[\w-]{20,100}$/) });
