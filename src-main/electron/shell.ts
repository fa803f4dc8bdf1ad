// The Electron shell on a core: window, tray, notifications, theme, and what happens to them as the core changes.

import { join } from 'node:path';
import { app, nativeTheme, powerMonitor, session } from 'electron';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';
import type { Core } from '../core/app.ts';
import type { Notice } from '../core/ports.ts';
import { bridge } from './bridge.ts';
import { lockDown } from './lockdown.ts';
import { openMainWindow } from './main-window.ts';
import { setMenu } from './menu.ts';
import { showNotice } from './notice.ts';
import { openExternal } from './open-external.ts';
import { servePage } from './page-scheme.ts';
import { openTray } from './tray.ts';
import type { TrayDeed } from './tray-menu.ts';
import { languageOf, wordsOf } from './words.ts';

export interface ShellOptions {
  readonly core: Core;
  /** Folders and files of the built app. */
  readonly page: string;
  readonly preload: string;
  readonly icons: string;
  readonly placeFile: string;
}

export interface Shell {
  /** Brings the window to the front. */
  show(): void;
  /** Shows a notification, unless the agent is looking at the window. */
  tell(notice: Notice): void;
  /** Keeps the window's place and takes everything down. */
  close(): void;
}

/** Opens the shell. To be called once, when the app is ready. */
export function openShell({ core, page, preload, icons, placeFile }: ShellOptions): Shell {
  lockDown(session.defaultSession, (url) => void openExternal(url));
  servePage(page);
  setMenu();

  const act = (deed: TrayDeed): void => {
    if (deed === 'dial') main.showDialer();
    else if (deed === 'show') main.show();
    else app.quit();
  };
  const tray = openTray(icons, act);
  const main = openMainWindow({ preload, icon: join(icons, 'app.png'), placeFile, hasTray: () => tray !== null });
  const unbridge = bridge(core, main.window);

  const follow = (snapshot: Snapshot): void => {
    tray?.update(snapshot);
    if (nativeTheme.themeSource !== snapshot.settings.theme) nativeTheme.themeSource = snapshot.settings.theme;
  };
  const unfollow = core.subscribe(follow);
  follow(core.snapshot());
  app.on('activate', main.show);
  // Timers and connections slept too: whatever waits is tried now, not at the end of its wait.
  powerMonitor.on('resume', () => void core.request('sync.now', null));

  return {
    show: main.show,
    tell(notice) {
      if (!main.window.isFocused()) showNotice(notice, wordsOf(languageOf(core.snapshot())), main.show);
    },
    close() {
      unfollow();
      unbridge();
      main.release();
      tray?.remove();
    },
  };
}
