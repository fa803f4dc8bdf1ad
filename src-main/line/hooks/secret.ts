// The secret part of the address that phones report to: whoever knows it may say what happens on the agent's phone.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Makes a new secret: 32 random bytes, in characters that any phone's settings take. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Tells whether two secrets are the same, in a time that doesn't tell how much of them is. */
export function sameSecret(given: string, secret: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(secret));
}
