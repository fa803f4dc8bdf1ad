// The shortcut that works from any program: asked for whenever the setting changes, and held for as long as the app runs.

import { globalShortcut } from 'electron';

export interface Shortcut {
  /** Holds this accelerator from now on, or none. The same one is not asked for twice. */
  follow(accelerator: string | null): void;
  /** Asks for it again, where another program may have let it go. */
  retry(): void;
  state(): 'granted' | 'refused' | 'off';
  close(): void;
}

/** Makes the shortcut, which calls `press` wherever the agent is. */
export function createShortcut(press: () => void): Shortcut {
  let wanted: string | null = null;
  const release = (): void => {
    if (wanted !== null && globalShortcut.isRegistered(wanted)) globalShortcut.unregister(wanted);
  };
  const ask = (): void => {
    if (wanted !== null && !globalShortcut.isRegistered(wanted)) globalShortcut.register(wanted, press);
  };
  return {
    follow(accelerator) {
      if (accelerator === wanted) return;
      release();
      wanted = accelerator;
      ask();
    },
    retry: ask,
    state() {
      if (wanted === null) return 'off';
      return globalShortcut.isRegistered(wanted) ? 'granted' : 'refused';
    },
    close: release,
  };
}
