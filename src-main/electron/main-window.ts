// The window: one for the whole launch, opened where it was, put away instead of closed.

import { BrowserWindow, type Rectangle, screen } from 'electron';
import { pagePreferences } from './page-preferences.ts';
import { pageUrl } from './page-scheme.ts';
import { hasTrayHost } from './tray-host.ts';
import { placeOnScreens, readWindowPlace, smallest, writeWindowPlace } from './window-place.ts';

export interface MainWindowOptions {
  /** Path of the built preload. */
  readonly preload: string;
  /** Path of the window's icon. */
  readonly icon: string;
  /** Where the place is kept. */
  readonly placeFile: string;
  /** False where no tray could be made. */
  readonly hasTray: () => boolean;
  /** Opens put away, as after the start at login. */
  readonly away: boolean;
}

/** What the shell may wish of the page; the page listens for `offhook:` and the name. */
export type PageWish = 'dial' | 'callbacks' | 'lead' | 'no-number' | 'bad-link';

export interface MainWindow {
  readonly window: BrowserWindow;
  /** Brings the window to the front, wherever it was put away. */
  show(): void;
  /** Tells the page a wish of the shell, with a number or a reason that goes with it. */
  wish(name: PageWish, detail?: number | string | null): void;
  /** Brings a window whose screen is gone back to one that is there. */
  recheck(): void;
  /** Never shows the window, whose page has nobody to ask. */
  keepHidden(): void;
  /** Keeps the place and lets the window really close from now on. */
  release(): void;
}

/**
 * Opens the window. Closing it hides it where a tray icon is sure to bring it back, and minimises it where not: the
 * calls go on either way.
 */
export function openMainWindow({ preload, icon, placeFile, hasTray, away }: MainWindowOptions): MainWindow {
  const place = placeOnScreens(readWindowPlace(placeFile), workAreas());
  const window = new BrowserWindow({
    ...(place === null ? usual : boundsOf(place)),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Offhook',
    icon,
    show: false,
    webPreferences: { ...pagePreferences(preload), spellcheck: true },
  });
  // The menu stays for its keys (copy, zoom); its bar takes a line of a narrow window.
  window.setMenuBarVisibility(false);
  if (place?.maximized === true) window.maximize();

  let released = false;
  const keepPlace = (): void => {
    if (window.isDestroyed()) return;
    writeWindowPlace(placeFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const show = (): void => {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };

  const showFirst = (): void => {
    if (!away) window.show();
    else void putAway(window, hasTray());
  };
  window.once('ready-to-show', showFirst);
  window.on('close', (event) => {
    if (released) return;
    event.preventDefault();
    keepPlace();
    void putAway(window, hasTray());
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !released) setTimeout(() => window.isDestroyed() || window.reload(), revival);
  });
  void window.loadURL(pageUrl);

  return {
    window,
    show,
    recheck() {
      if (window.isDestroyed() || window.isMaximized() || window.isFullScreen()) return;
      const seen = placeOnScreens({ ...window.getNormalBounds(), maximized: false }, workAreas());
      if (seen === null) window.center();
    },
    wish(name, detail = null) {
      const event = `new CustomEvent('offhook:${name}', { detail: ${JSON.stringify(detail)} })`;
      void window.webContents.executeJavaScript(`void window.dispatchEvent(${event})`);
    },
    keepHidden: () => window.off('ready-to-show', showFirst),
    release() {
      keepPlace();
      released = true;
    },
  };
}

const usual = { width: 1100, height: 760 } as const;
/** Milliseconds before a crashed page is loaded again: one that crashes at once must not take the processor. */
const revival = 1_000;

async function putAway(window: BrowserWindow, hasTray: boolean): Promise<void> {
  const canHide = hasTray && (await hasTrayHost());
  if (window.isDestroyed()) return;
  if (canHide) window.hide();
  else window.minimize();
}

function workAreas(): Rectangle[] {
  return screen.getAllDisplays().map(({ workArea }) => workArea);
}

function boundsOf({ x, y, width, height }: Rectangle): Rectangle {
  return { x, y, width, height };
}
