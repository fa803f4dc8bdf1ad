// The main process's end of `window.bridge`: one channel in, one channel out.

import { type BrowserWindow, ipcMain, type WebFrameMain } from 'electron';
import type { Core } from '../core/app.ts';
import { isPageUrl } from './page-scheme.ts';

/** Answers the window's requests and sends it every snapshot, until the returned function is called. */
export function bridge(core: Core, window: BrowserWindow): () => void {
  ipcMain.handle('request', (event, method: unknown, argument: unknown) => {
    if (!isOurs(event.senderFrame, window)) throw new Error('a frame that is not the page asked the core');
    return core.request(method, argument);
  });
  const unsubscribe = core.subscribe((snapshot) => {
    if (!window.isDestroyed()) window.webContents.send('snapshot', snapshot);
  });
  return () => {
    unsubscribe();
    ipcMain.removeHandler('request');
  };
}

/** The sender is null where its frame is gone already. */
function isOurs(frame: WebFrameMain | null, window: BrowserWindow): boolean {
  return frame !== null && !window.isDestroyed() && frame === window.webContents.mainFrame && isPageUrl(frame.url);
}
