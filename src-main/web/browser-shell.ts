// What the browser shell can do with the system around it: nothing. The page asks the browser itself.

import type { ShellPort } from '../core/ports.ts';

export const browserShell: ShellPort = {
  status: async () => ({
    links: null,
    shortcut: 'impossible',
    startAtLogin: 'impossible',
    tray: 'impossible',
    notifications: 'impossible',
  }),
  repair: async () => {},
  startAtLogin: async () => {},
  tryNotification: () => false,
  // There is no such window.
  fitRing: () => {},
  // Only a page can bring itself to the front, and only at a click.
  show: () => {},
};
