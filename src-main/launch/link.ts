// Links that reach Offhook from outside: the command line, the system, another start. They come from any web page, so
// they are only let in here; what they hold is read by the core, and nothing is ever dialled by one.

import { linkSchemes } from '../../src-preload/contract/shell-status.ts';

/** Returns the text where it is a link that Offhook opens, else null: a known scheme, not longer than any number needs. */
export function linkIn(text: string): string | null {
  const scheme = /^([a-z]+):/i.exec(text)?.[1]?.toLowerCase();
  const known = scheme === 'sips' || linkSchemes.some((one) => one === scheme);
  return known && text.length <= longest && !control.test(text) ? text : null;
}

const longest = 1_000;
const control = /\p{Cc}/u;
