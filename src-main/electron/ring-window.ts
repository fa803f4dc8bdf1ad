// The ring card's own window: over everything, on the screen where the agent is, never with the focus. It is made at the
// first ring and kept, hidden, for the next one, so that no ring waits for a page to load.

import { BrowserWindow, nativeTheme, screen } from 'electron';
import { groundColour } from './ground.ts';
import { pagePreferences } from './page-preferences.ts';
import { pageUrl } from './page-scheme.ts';
import { ringPlace, ringWidth } from './ring-place.ts';

export interface RingWindowOptions {
  /** Path of the built preload. */
  readonly preload: string;
  /** Called with each window that is made, before its page is loaded. */
  readonly onMade: (window: BrowserWindow) => void;
}

export interface RingWindow {
  /** Shows or hides the card. What it says is the page's own matter. */
  follow(ringing: boolean): void;
  /** Makes the card as tall as its page says that it is, in pixels. */
  fit(height: number): void;
  /** Puts a card that is up where it belongs, after the screens have changed. */
  replace(): void;
  close(): void;
}

/** Makes the card's place; no window is opened before the first ring. */
export function createRingWindow({ preload, onMade }: RingWindowOptions): RingWindow {
  let window: BrowserWindow | null = null;
  let height: number = firstHeight;
  let up = false;
  /** The screen that the agent was at when it began to ring: the card doesn't follow the mouse. */
  let display: Electron.Display | null = null;

  function made(): BrowserWindow {
    if (window !== null && !window.isDestroyed()) return window;
    const fresh = openWindow(preload);
    onMade(fresh);
    // A card that has crashed is made anew, soon where one is still needed: one that crashes at once must not spin.
    fresh.webContents.on('render-process-gone', () => {
      if (window === fresh) window = null;
      setTimeout(() => {
        fresh.destroy();
        if (up && window === null) show();
      }, revival);
    });
    fresh.once('closed', () => {
      if (window === fresh) window = null;
    });
    void fresh.loadURL(`${pageUrl}ring.html`);
    window = fresh;
    return fresh;
  }

  function place(): void {
    const there = screen.getAllDisplays().find(({ id }) => id === display?.id);
    display = there ?? screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    window?.setBounds(ringPlace(display.workArea, height));
  }

  function show(): void {
    const card = made();
    card.setBackgroundColor(groundColour(nativeTheme.shouldUseDarkColors));
    display = null;
    place();
    // Some systems forget it for a window that was hidden.
    card.setAlwaysOnTop(true, 'screen-saver');
    card.showInactive();
  }

  return {
    follow(ringing) {
      if (ringing === up) return;
      up = ringing;
      if (ringing) show();
      else if (window !== null && !window.isDestroyed()) window.hide();
    },
    fit(said) {
      if (said === height || said < smallest) return;
      height = said;
      if (up) place();
    },
    replace() {
      if (up) place();
    },
    close() {
      up = false;
      window?.destroy();
    },
  };
}

/** Until the page has told its own: about that of one card. */
const firstHeight = 240;
/** Milliseconds. */
const revival = 500;
/** Less than this is a page that has drawn nothing yet. */
const smallest = 40;

function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: ringWidth,
    height: firstHeight,
    title: 'Offhook',
    show: false,
    // Until the page has drawn: in the dark, white would flash.
    backgroundColor: groundColour(nativeTheme.shouldUseDarkColors),
    frame: false,
    focusable: false,
    alwaysOnTop: true,
    skipTaskbar: true,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    hasShadow: true,
    // Where the system has such a kind, no window manager gives it the focus or a place in its lists.
    ...(process.platform === 'win32' ? {} : { type: process.platform === 'darwin' ? 'panel' : 'notification' }),
    // Its timer goes on beside a window in full screen.
    webPreferences: { ...pagePreferences(preload), backgroundThrottling: false },
  });
  window.setAlwaysOnTop(true, 'screen-saver');
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  window.setMenuBarVisibility(false);
  return window;
}
