// What the shortcut does: the number that is selected or was copied, in whichever program, offered in the dialer.

import { clipboard } from 'electron';
import type { Core } from '../core/app.ts';

/**
 * Offers the numbers of the selection where the system shares it (Linux), else of the clipboard. False where neither holds
 * one. Nothing is dialled.
 */
export async function offerSelection(core: Core): Promise<boolean> {
  for (const text of [await selectedText(), await clipboard.readText()]) {
    if (text.trim() === '') continue;
    const offered = await core.request('offer.text', { text: text.slice(0, longest) });
    if (offered.ok) return true;
  }
  return false;
}

/** Characters: what the core takes. */
const longest = 20_000;

/** Empty where the system has no such thing. */
async function selectedText(): Promise<string> {
  if (process.platform !== 'linux') return '';
  if (clipboard.selection !== undefined) return clipboard.selection.readText();
  // Electron before 45 takes the name of the selection instead; the types know only the present way.
  return clipboard.readText.call(clipboard, ...(['selection'] as unknown as []));
}
