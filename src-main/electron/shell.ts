// The Electron shell on a core: windows, tray, notifications, links, shortcut, and what happens to them as the core or
// the system around it changes.

import { join } from 'node:path';
import { app, Notification, nativeTheme, session } from 'electron';
import { isQuiet } from '../../src-preload/contract/quiet.ts';
import type { Language } from '../../src-preload/contract/settings.ts';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';
import { watchNetwork } from '../computer/network-watch.ts';
import type { Core } from '../core/app.ts';
import type { Notice, ShellPort } from '../core/ports.ts';
import { showBadge } from './badge.ts';
import { openBridge } from './bridge.ts';
import type { KnownLinks } from './links.ts';
import { lockDown } from './lockdown.ts';
import type { LoginItem } from './login-item.ts';
import { type MainWindow, type MainWindowOptions, openMainWindow, type PageWish } from './main-window.ts';
import { setMenu } from './menu.ts';
import { showNotice } from './notice.ts';
import { offerSelection } from './offer-selection.ts';
import { openExternal } from './open-external.ts';
import { servePage } from './page-scheme.ts';
import { createRingNotices } from './ring-notice.ts';
import { createRingWindow } from './ring-window.ts';
import { shellStatus } from './shell-status.ts';
import { createShortcut } from './shortcut.ts';
import { openTray } from './tray.ts';
import { doTrayDeed } from './tray-deeds.ts';
import { watchScreens, watchWaking } from './waking.ts';
import { languageOf, wordsOf } from './words.ts';

export interface WindowOptions extends Omit<MainWindowOptions, 'icon'> {
  /** Folders of the built app. */
  readonly page: string;
  readonly icons: string;
  readonly links: KnownLinks;
}

export interface ShellOptions {
  readonly core: Core;
  readonly main: MainWindow;
  /** Path of the built preload, and the folder of the icons. */
  readonly preload: string;
  readonly icons: string;
  readonly links: KnownLinks;
  readonly login: LoginItem;
}

export interface Shell extends ShellPort {
  /** False where no tray could be made. */
  hasTray(): boolean;
  /** Shows a notification, unless the agent is looking at the window. */
  tell(notice: Notice): void;
  /** Offers a link's number in the dialer, and brings that to the front. Nothing is dialled. */
  openLink(link: string): void;
  /** Keeps the window's place and takes everything down. */
  close(): void;
}

/**
 * Opens the window and begins to load its page. To be called once, when the app is ready, and followed by `openShell` in
 * the same turn: what the page asks before is answered by nobody.
 */
export function openWindow({ page, icons, links, ...options }: WindowOptions): MainWindow {
  lockDown(session.defaultSession, (url) => void openExternal(url, links));
  servePage(page);
  return openMainWindow({ ...options, icon: join(icons, 'window.png') });
}

/** Opens the shell around the window. To be called once. */
export function openShell({ core, main, preload, icons, links, login }: ShellOptions): Shell {
  const words = () => wordsOf(languageOf(core.snapshot()));
  const show = (wish: PageWish | null): void => {
    main.show();
    if (wish !== null) main.wish(wish);
  };
  const tray = openTray(icons, (deed) => doTrayDeed(core, show, deed));
  const bridge = openBridge(core);
  bridge.add(main.window);
  const showLead = (leadId: number | null): void => {
    main.show();
    if (leadId !== null) main.wish('lead', leadId);
  };
  const ringWindow = createRingWindow({ preload, onMade: bridge.add });
  const ringNotices = createRingNotices(core, showLead);

  const shortcut = createShortcut(() => {
    void offerSelection(core).then((found) => {
      show('dial');
      if (!found) main.wish('no-number');
    });
  });

  let spoken: Language | null = null;
  let badge = 0;
  let quietOver: NodeJS.Timeout | undefined;
  const followRing = (snapshot: Snapshot): void => {
    const { settings, ringing } = snapshot;
    const undisturbed = isQuiet(settings, Date.now()) || main.window.isFocused();
    ringWindow.follow(settings.ringCard && !undisturbed && ringing.some((call) => !call.silenced));
    ringNotices.follow(snapshot, settings.notifications && !undisturbed);
  };
  const follow = (snapshot: Snapshot): void => {
    tray.update(snapshot);
    followRing(snapshot);
    if (snapshot.callbacks !== badge) {
      badge = snapshot.callbacks;
      showBadge(badge, words()('tray.callbacks', { number: badge }), main.window, join(icons, 'badge.png'));
    }
    clearTimeout(quietOver);
    const left = (snapshot.settings.quietUntil ?? 0) - Date.now();
    // Nothing else changes when the quiet is over. A longer wait than a timer can hold ends with another look.
    if (left > 0) quietOver = setTimeout(() => follow(core.snapshot()), Math.min(left, longestTimer));
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
  // Asking starts a dozen programs on a Linux desktop, which would hold up the start: it is done once the agent sees something.
  const asking = setTimeout(() => {
    for (const scheme of ['tel', 'sip'] as const) void links.holder(scheme);
  }, startOver);
  app.on('activate', main.show);
  // The card and the page's own take turns.
  const refollow = (): void => followRing(core.snapshot());
  main.window.on('focus', refollow);
  main.window.on('blur', refollow);
  const recheck = (): void => {
    main.recheck();
    ringWindow.replace();
  };
  const unwatch = [
    watchWaking(() => {
      core.woke();
      tray.renew(core.snapshot());
      recheck();
    }),
    watchScreens(recheck),
    watchNetwork(() => core.woke()),
  ];

  return {
    hasTray: tray.exists,
    status: () => shellStatus({ links, login, shortcut, hasTray: tray.exists() }),
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
    fitRing: ringWindow.fit,
    show: showLead,
    tell(notice) {
      const { settings } = core.snapshot();
      if (!settings.notifications || isQuiet(settings, Date.now()) || main.window.isFocused()) return;
      showNotice(notice, words(), main.show);
    },
    openLink(link) {
      main.show();
      void core.request('link.open', { url: link }).then((opened) => {
        if (!opened.ok) main.wish('bad-link', opened.failure.detail);
      });
    },
    close() {
      unfollow();
      for (const stop of unwatch) stop();
      clearTimeout(quietOver);
      clearTimeout(asking);
      shortcut.close();
      ringNotices.close();
      ringWindow.close();
      bridge.close();
      main.release();
      tray.remove();
    },
  };
}

/** Milliseconds after which a start is over, on a slow computer too. Whoever dials before that waits for the answer. */
const startOver = 5_000;
/** Milliseconds: the longest wait that a timer holds is under 25 days. */
const longestTimer = 86_400_000;
