// How fast this app may ask the CRM: a token bucket that starts empty, so that no 60 seconds ever hold 200 requests.

/**
 * CRM: 200 requests a minute. 3.24 a second and a burst of 4 make 198 at most in any 60 s: a first reading of many leads
 * takes as long as the limit makes it, and nothing else asks that much.
 */
const perSecond = 3.24;
const burst = 4;
const minute = 60_000;
const slowFor = 20_000;
/** One 429 in so many requests is bad luck, and waiting as long as it says is enough; more, and others need the room. */
const tolerated = 20;

export interface Pace {
  /** Takes a token and returns 0, or returns the milliseconds to wait for one. `reserve` tokens are left for others. */
  take(now: number, reserve: number): number;
  /**
   * Learns of a 429. Halves the pace for 20 s where more than one in 20 of the last minute's requests got one: others use
   * the same limit, since this pace alone stays below it.
   */
  limited(now: number): void;
}

/** Creates a pace. `now` is always a reading of the monotonic clock in milliseconds. */
export function createPace(start: number): Pace {
  let tokens = 0;
  let filledAt = start;
  let slowUntil = start;
  let taken: readonly number[] = [];
  let limits: readonly number[] = [];

  const recent = (times: readonly number[], now: number) => times.filter((at) => at > now - minute);

  return {
    take(now, reserve) {
      const rate = (now < slowUntil ? perSecond / 2 : perSecond) / 1000;
      tokens = Math.min(burst, tokens + Math.max(0, now - filledAt) * rate);
      filledAt = now;
      const missing = 1 + reserve - tokens;
      if (missing > 1e-9) return Math.ceil(missing / rate);
      tokens -= 1;
      taken = [...recent(taken, now), now];
      return 0;
    },
    limited(now) {
      taken = recent(taken, now);
      limits = [...recent(limits, now), now];
      if (limits.length * tolerated > taken.length) slowUntil = now + slowFor;
    },
  };
}
