// The one door from the app to the system's own programs.

import { app, shell } from 'electron';
import { safeExternalUrl } from './external-url.ts';

/**
 * Opens an address in the program that the system has for it. False where the address must not leave the app, or where
 * the system has no such program.
 */
export async function openExternal(text: string): Promise<boolean> {
  const url = safeExternalUrl(text);
  if (url === null) return false;
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
