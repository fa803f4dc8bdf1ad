// The Electron shell on a core: windows, tray, notifications, links, shortcut, and what happens to them as the core or
// the system around it changes.

import { join } from 'node:path';
import { app, Notification, nativeTheme, session } from 'electron';
import type { Language } from '../../src-preload/contract/settings.ts';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';
import { watchNetwork } from '../computer/network-watch.ts';
import type { Core } from '../core/app.ts';
import type { Notice, ShellPort } from '../core/ports.ts';
import { openBridge } from './bridge.ts';
import type { KnownLinks } from './links.ts';
import { lockDown } from './lockdown.ts';
import type { LoginItem } from './login-item.ts';
import { openMainWindow } from './main-window.ts';
import { setMenu } from './menu.ts';
import { showNotice } from './notice.ts';
import { offerSelection } from './offer-selection.ts';
import { openExternal } from './open-external.ts';
import { servePage } from './page-scheme.ts';
import { shellStatus } from './shell-status.ts';
import { createShortcut } from './shortcut.ts';
import { openTray } from './tray.ts';
import type { TrayDeed } from './tray-menu.ts';
import { watchWaking } from './waking.ts';
import { languageOf, wordsOf } from './words.ts';

export interface ShellOptions {
  readonly core: Core;
  /** Folders and files of the built app. */
  readonly page: string;
  readonly preload: string;
  readonly icons: string;
  readonly placeFile: string;
  readonly links: KnownLinks;
  readonly login: LoginItem;
  /** Opens with no window on screen, where a tray shows that Offhook is there. */
  readonly away: boolean;
}

export interface Shell extends ShellPort {
  /** Shows a notification, unless the agent is looking at the window. */
  tell(notice: Notice): void;
  /** Offers a link's number in the dialer, and brings that to the front. Nothing is dialled. */
  openLink(link: string): void;
  /** Keeps the window's place and takes everything down. */
  close(): void;
}

/** Opens the shell. To be called once, when the app is ready. */
export function openShell({ core, page, preload, icons, placeFile, links, login, away }: ShellOptions): Shell {
  lockDown(session.defaultSession, (url) => void openExternal(url, links));
  servePage(page);

  const words = () => wordsOf(languageOf(core.snapshot()));
  const showDialer = (): void => {
    main.show();
    main.wish('dial');
  };
  const act = (deed: TrayDeed): void => {
    if (deed === 'dial') showDialer();
    else if (deed === 'show') main.show();
    else app.quit();
  };
  const tray = openTray(icons, act);
  const hasTray = () => tray !== null;
  const main = openMainWindow({ preload, icon: join(icons, 'app.png'), placeFile, hasTray, away });
  const bridge = openBridge(core);
  bridge.add(main.window);

  const shortcut = createShortcut(() => {
    void offerSelection(core).then((found) => {
      showDialer();
      if (!found) main.wish('no-number');
    });
  });

  let spoken: Language | null = null;
  const follow = (snapshot: Snapshot): void => {
    tray?.update(snapshot);
    shortcut.follow(snapshot.settings.shortcut);
    const { theme } = snapshot.settings;
    // High contrast is the page's own, on the system's light or dark.
    const source = theme === 'contrast' ? 'system' : theme;
    if (nativeTheme.themeSource !== source) nativeTheme.themeSource = source;
    const language = languageOf(snapshot);
    if (language !== spoken) setMenu(wordsOf(language));
    spoken = language;
  };
  const unfollow = core.subscribe(follow);
  follow(core.snapshot());
  for (const scheme of ['tel', 'sip'] as const) void links.holder(scheme);
  app.on('activate', main.show);
  const woke = (): void => void core.request('sync.now', null);
  const unwatch = [watchWaking(woke), watchNetwork(woke)];

  return {
    status: () => shellStatus({ links, login, shortcut, hasTray: hasTray() }),
    async repair(part) {
      if (part === 'shortcut') shortcut.retry();
      else {
        await links.claim(part);
        await links.holder(part);
      }
    },
    startAtLogin: (on) => login.set(on),
    tryNotification() {
      if (!Notification.isSupported()) return false;
      new Notification({ title: words()('notice.try.title'), body: words()('notice.try.body') }).show();
      return true;
    },
    show(leadId) {
      main.show();
      if (leadId !== null) main.wish('lead', leadId);
    },
    tell(notice) {
      if (!main.window.isFocused()) showNotice(notice, words(), main.show);
    },
    openLink(link) {
      void core.request('link.open', { url: link });
      main.show();
    },
    close() {
      unfollow();
      for (const stop of unwatch) stop();
      shortcut.close();
      bridge.close();
      main.release();
      tray?.remove();
    },
  };
}
