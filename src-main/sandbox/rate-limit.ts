// The CRM's limit: 200 requests in any 60 seconds, then 429.

const REQUESTS = 200;
const WINDOW_MS = 60_000;

export interface RateLimit {
  /** Counts a request at `now` (ms) and returns 0, or, past the limit, counts nothing and returns the seconds to wait. */
  take(now: number): number;
}

/** Starts with an empty window. */
export function rateLimit(): RateLimit {
  let taken: readonly number[] = [];
  return {
    take(now) {
      taken = taken.filter((at) => at > now - WINDOW_MS);
      const oldest = taken[0];
      if (taken.length >= REQUESTS && oldest !== undefined) return Math.ceil((oldest + WINDOW_MS - now) / 1000);
      taken = [...taken, now];
      return 0;
    },
  };
}
