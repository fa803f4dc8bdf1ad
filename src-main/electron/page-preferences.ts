// What every window's page may reach: its own frame and the preload's bridge, never Node.

import type { WebPreferences } from 'electron';

/** Returns the preferences of a window's page with this preload: sandboxed, isolated, with no Node and no embedded pages. */
export function pagePreferences(preload: string): WebPreferences {
  return { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false };
}
