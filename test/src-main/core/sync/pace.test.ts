// How fast the app may ask, and how long it waits after failures.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoff } from '../../../../src-main/core/sync/backoff.ts';
import { createPace } from '../../../../src-main/core/sync/pace.ts';
import { createThrottle } from '../../../../src-main/core/sync/throttle.ts';
import { manualClock } from '../../../fakes/clocks.ts';

/** Asks as fast as the pace allows for some milliseconds and returns when each request left. */
function flatOut(milliseconds: number, reserve = 0): readonly number[] {
  const pace = createPace(0);
  const left: number[] = [];
  for (let now = 0; now <= milliseconds; ) {
    const wait = pace.take(now, reserve);
    if (wait === 0) left.push(now);
    else now += wait;
  }
  return left;
}

describe('the pace', () => {
  it('starts empty, so that a restart is no way around it', () => {
    expect(createPace(0).take(0, 0)).toBeGreaterThan(0);
  });

  it('asks 3.24 times a second when flat out, 97 % of the CRM’s limit', () => {
    expect(flatOut(60_000).length).toBeGreaterThanOrEqual(194);
    expect(flatOut(60_000).length).toBeLessThanOrEqual(195);
  });

  it('never passes 200 in any 60 s, whatever the pauses in between', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 400 }), (pauses) => {
        const pace = createPace(0);
        const left: number[] = [];
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          for (let tries = 0; tries < 10; tries += 1) if (pace.take(now, 0) === 0) left.push(now);
        }
        for (const start of left) {
          expect(left.filter((at) => at >= start && at < start + 60_000).length).toBeLessThanOrEqual(200);
        }
      }),
    );
  });

  /** Requests that leave in the 20 s after a minute at full pace, in which one request in so many got a 429. */
  function afterLimits(oneIn: number): number {
    const pace = createPace(0);
    const leave = (from: number, to: number) => {
      let left = 0;
      for (let now = from; now < to; now += 10) {
        if (pace.take(now, 0) > 0) continue;
        left += 1;
        if (now < 60_000 && left % oneIn === 0) pace.limited(now);
      }
      return left;
    };
    leave(0, 60_000);
    pace.limited(60_000);
    return leave(60_000, 80_000);
  }

  it('halves for 20 seconds after a 429, where they are more than a few', () => {
    expect(afterLimits(8)).toBeLessThanOrEqual(33);
    expect(afterLimits(8)).toBeGreaterThanOrEqual(31);
  });

  it('keeps its pace after a 429 that is one in a hundred', () => {
    expect(afterLimits(100)).toBeGreaterThanOrEqual(63);
  });

  it('halves at once where the first requests get a 429', () => {
    const pace = createPace(0);
    pace.limited(0);
    let taken = 0;
    for (let now = 0; now < 20_000; now += 10) if (pace.take(now, 0) === 0) taken += 1;
    expect(taken).toBeLessThanOrEqual(33);
  });

  it('keeps a reserve for others', () => {
    const pace = createPace(0);
    expect(pace.take(400, 1)).toBeGreaterThan(0);
    expect(pace.take(800, 1)).toBe(0);
    expect(pace.take(800, 0)).toBe(0);
  });

  it('is not undone by a clock that goes back', () => {
    const pace = createPace(10_000);
    expect(pace.take(0, 0)).toBeGreaterThan(0);
  });
});

describe('the wait after failures', () => {
  it('grows from 1 s to 30 s, with jitter over the whole of it and never less than 0.2 s', () => {
    expect([0, 1, 2, 3, 9, 1000].map((failures) => backoff(failures, 1))).toEqual([
      1000, 2000, 4000, 8000, 30_000, 30_000,
    ]);
    expect(backoff(5, 0)).toBe(200);
    expect(backoff(1, 0.5)).toBe(1000);
  });
});

describe('the throttle', () => {
  const random = { fraction: () => 1, id: () => '' };

  it('closes both ways when the network is lost, and only its own way for a troubled endpoint', async () => {
    const clock = manualClock();
    const throttle = createThrottle(clock, random);
    await clock.advance(10_000);
    throttle.heard('pull', { kind: 'ambiguous', doubt: 'server-error', status: 500, problem: '' });
    expect(throttle.take('push')).toBe(0);
    expect(throttle.take('pull')).toBe(1000);
    throttle.heard('push', { kind: 'not-sent', problem: '' });
    expect(throttle.take('push')).toBe(1000);
  });

  it('lets calls go before leads, and leads have every fifth turn while calls queue', async () => {
    const clock = manualClock();
    const throttle = createThrottle(clock, random);
    const taken: string[] = [];
    for (let now = 0; now < 20_000; now += 100) {
      for (const channel of ['pull', 'push'] as const) if (throttle.take(channel) === 0) taken.push(channel);
      await clock.advance(100);
    }
    const pulls = taken.filter((channel) => channel === 'pull').length;
    expect(pulls).toBeGreaterThanOrEqual(Math.floor(taken.length / 5) - 1);
    expect(pulls).toBeLessThanOrEqual(Math.ceil(taken.length / 5) + 1);
  });

  it('waits as long as a 429 says, whoever asks again', async () => {
    const clock = manualClock();
    const throttle = createThrottle(clock, random);
    await clock.advance(10_000);
    throttle.heard('push', { kind: 'rate-limited', retryAfter: 45_000 });
    throttle.retryNow();
    expect(throttle.take('pull')).toBe(45_000);
    expect(throttle.limited()).toBe(true);
    await clock.advance(45_000);
    expect(throttle.take('push')).toBe(0);
  });
});
