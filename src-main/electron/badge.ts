// How many people are owed a call back, on the app's icon.

import { app, type BrowserWindow, nativeImage } from 'electron';

/** Shows the count on the dock (macOS, some Linux panels) or as a dot on the taskbar's button (Windows); 0 takes it away. */
export function showBadge(count: number, words: string, window: BrowserWindow, image: string): void {
  if (process.platform !== 'win32') {
    app.setBadgeCount(count);
    return;
  }
  if (window.isDestroyed()) return;
  window.setOverlayIcon(count === 0 ? null : nativeImage.createFromPath(image), count === 0 ? '' : words);
}
