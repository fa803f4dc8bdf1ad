// The token of one launch: what tells the agent's own page from everything else on the computer.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Makes a token of 32 random bytes, in characters that a URL fragment and a header take as they are. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in a time that tells nothing about the token, its length included. */
export function sameToken(given: string, token: string): boolean {
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
