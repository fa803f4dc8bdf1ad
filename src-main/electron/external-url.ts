// Which addresses may leave the app for the system's own programs.

import { parseUrl } from '../url.ts';

/**
 * Returns the address as the system should get it, or null where it must not: anything but a well-formed `https:`,
 * `tel:`, `sip:` or `mailto:` could start a program or open a file.
 */
export function safeExternalUrl(text: string): string | null {
  const url = parseUrl(text);
  if (url === null || !schemes.includes(url.protocol)) return null;
  if (url.protocol === 'https:') return url.username === '' && url.password === '' ? url.href : null;
  // What a phone or mail program gets becomes an argument of its command line on some systems.
  return url.href.slice(url.protocol.length).startsWith('//') || unsafe.test(url.href) ? null : url.href;
}

const schemes = ['https:', 'tel:', 'sip:', 'mailto:'];

const unsafe = /["'`\\<>|^\s]/;
