// The one door from the app to the system's own programs.

import { app, shell } from 'electron';
import { linkSchemes } from '../../src-preload/contract/shell-status.ts';
import { safeExternalUrl } from './external-url.ts';
import type { KnownLinks } from './links.ts';

/**
 * Opens an address in the program that the system has for it. False where the address must not leave the app, or where
 * the system has no such program. A kind of link that Offhook itself opens goes to the program that did so before: the
 * number would come back here otherwise, and no phone would ring.
 */
export async function openExternal(text: string, links: KnownLinks): Promise<boolean> {
  const url = safeExternalUrl(text);
  if (url === null) return false;
  const scheme = linkSchemes.find((one) => url.startsWith(`${one}:`));
  if (scheme !== undefined) {
    const known = links.lastHolder(scheme);
    // For the next time: the agent may have changed it in the system's own settings.
    const asked = links.holder(scheme);
    if ((known ?? (await asked)) === 'ours') return links.openElsewhere(scheme, url);
  }
  // Windows answers an unknown scheme with a shop window instead of an error. Linux is not asked: its answer is empty
  // too where xdg-mime is missing and xdg-open works.
  if (process.platform !== 'linux' && app.getApplicationNameForProtocol(url) === '') return false;
  try {
    await shell.openExternal(url);
    return true;
  } catch {
    return false;
  }
}
