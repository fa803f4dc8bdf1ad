// The line that every computer has: the system's own phone app, opened by a link. It dials, and knows nothing after.

import { done, failed } from '../../src-preload/contract/failure.ts';
import { phoneUri } from '../../src-preload/contract/phone.ts';
import type { Line } from './line.ts';

/**
 * Hands numbers off with `open`, which says whether the system had a program for the link. Null where only the page can
 * open one, as in the browser shell: the link is then the answer.
 */
export function handOff(open: ((url: string) => Promise<boolean>) | null): Line {
  return {
    name: 'hand-off',
    async dial(phone, scheme) {
      const url = phoneUri(scheme, phone);
      if (open === null) return done(url);
      return (await open(url)) ? done(null) : failed('no-phone-app');
    },
  };
}
