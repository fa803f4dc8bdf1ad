// How long to wait before trying again, so that a thousand apps don't come back at the same moment.

const base = 1000;
const cap = 30_000;
const least = 200;

/**
 * Milliseconds to wait after so many failures in a row: exponential with full jitter, 0.2 to 30 s. `fraction` is random,
 * from 0 to 1.
 */
export function backoff(failures: number, fraction: number): number {
  return Math.max(least, Math.min(cap, base * 2 ** Math.min(failures, 10)) * fraction);
}
