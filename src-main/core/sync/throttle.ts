// When the next request may leave: the pace that both directions share, and the gates that failures close.

import type { CrmAnswer } from '../../crm/answer.ts';
import type { Clock, Random } from '../ports.ts';
import { backoff } from './backoff.ts';
import { isRedirect } from './outcome.ts';
import { createPace } from './pace.ts';

export type Channel = 'push' | 'pull';

export interface Throttle {
  /** Takes the right to one request and returns 0, or returns the milliseconds to wait. */
  take(channel: Channel): number;
  /** Learns from an answer. A lost network, a captive portal or a 429 closes both gates, a troubled endpoint only its own. */
  heard(channel: Channel, answer: CrmAnswer<unknown>): void;
  /** Opens what failures closed; a 429 stays closed until its time. */
  retryNow(): void;
  /** Tells whether the CRM said that there were too many requests, and not enough time has passed. */
  limited(): boolean;
}

const pushesInARow = 4;

/** Creates a throttle on the monotonic clock. */
export function createThrottle(clock: Clock, random: Random): Throttle {
  const pace = createPace(clock.monotonic());
  const failures: Record<Channel, number> = { push: 0, pull: 0 };
  const openAt: Record<Channel, number> = { push: 0, pull: 0 };
  let limitedUntil = 0;
  let limits = 0;
  let pullWaits = false;
  let pushesSincePull = 0;

  /**
   * How many tokens a channel leaves for the other. A call that ended goes before leads, but not for ever: after four
   * pushes in a row it is the turn of a pull that waits.
   */
  const reserve = (channel: Channel): number => {
    const pullsTurn = pullWaits && pushesSincePull >= pushesInARow;
    return (channel === 'pull') === pullsTurn ? 0 : 1;
  };
  const fail = (channel: Channel) => {
    openAt[channel] = clock.monotonic() + backoff(failures[channel], random.fraction());
    failures[channel] += 1;
  };
  return {
    take(channel) {
      const now = clock.monotonic();
      const closed = Math.max(openAt[channel], limitedUntil) - now;
      if (closed > 0) return Math.ceil(closed);
      const wait = pace.take(now, reserve(channel));
      if (channel === 'pull') pullWaits = wait > 0;
      if (wait === 0) pushesSincePull = channel === 'push' ? pushesSincePull + 1 : 0;
      return wait;
    },
    heard(channel, answer) {
      switch (answer.kind) {
        case 'applied':
        case 'refused':
        case 'key-refused':
          if (answer.kind === 'refused' && isRedirect(answer.status)) {
            fail('push');
            fail('pull');
            return;
          }
          failures[channel] = 0;
          limits = 0;
          return;
        case 'rate-limited': {
          const now = clock.monotonic();
          limitedUntil = now + (answer.retryAfter ?? backoff(limits + 2, random.fraction()));
          limits += 1;
          pace.limited(now);
          return;
        }
        case 'not-sent':
          fail('push');
          fail('pull');
          return;
        case 'ambiguous':
          fail(channel);
          return;
      }
    },
    retryNow() {
      for (const channel of ['push', 'pull'] as const) {
        failures[channel] = 0;
        openAt[channel] = 0;
      }
    },
    limited: () => clock.monotonic() < limitedUntil,
  };
}
