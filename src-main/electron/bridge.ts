// The main process's end of `window.bridge`: one channel in, one channel out, for each window of the app.

import { type BrowserWindow, ipcMain, type WebFrameMain } from 'electron';
import type { Core } from '../core/app.ts';
import { isPageUrl } from './page-scheme.ts';

export interface BridgeEnd {
  /** Lets the page of this window speak to the core, and sends it every snapshot, until the window is closed. */
  add(window: BrowserWindow): void;
  close(): void;
}

/** Opens the bridge. Whoever asks from anywhere but the page of a window that was added gets nothing. */
export function openBridge(core: Core): BridgeEnd {
  const windows = new Set<BrowserWindow>();
  ipcMain.handle('request', (event, method: unknown, argument: unknown) => {
    if (!isOurs(event.senderFrame, windows)) throw new Error('a frame that is not the page asked the core');
    return core.request(method, argument);
  });
  const unsubscribe = core.subscribe((snapshot) => {
    for (const window of windows) if (!window.isDestroyed()) window.webContents.send('snapshot', snapshot);
  });
  return {
    add(window) {
      windows.add(window);
      window.once('closed', () => windows.delete(window));
    },
    close() {
      unsubscribe();
      ipcMain.removeHandler('request');
    },
  };
}

/** The sender is null where its frame is gone already. */
function isOurs(frame: WebFrameMain | null, windows: ReadonlySet<BrowserWindow>): boolean {
  if (frame === null || !isPageUrl(frame.url)) return false;
  return [...windows].some((window) => !window.isDestroyed() && frame === window.webContents.mainFrame);
}
