// A shell that isn't there, for tests of what lies beneath it.

import type { ShellPort } from '../../src-main/core/ports.ts';

export const noShell: ShellPort = {
  status: () => Promise.reject(new Error('no shell in this test')),
  repair: () => Promise.reject(new Error('no shell in this test')),
  startAtLogin: () => Promise.reject(new Error('no shell in this test')),
  tryNotification: () => false,
  fitRing: () => {},
  show: () => {},
};
