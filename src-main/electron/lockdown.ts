// What no page may do, whatever gets into it: everything that isn't listed here.

import { app, type Session, type WebContents } from 'electron';
import { parseUrl } from '../url.ts';

/**
 * Denies every permission but the listed ones, every request that leaves the page's own files, every navigation, new
 * window and embedded page. A link that wants a new window is handed to `openLink`. To be called before the first window.
 */
export function lockDown(session: Session, openLink: (url: string) => void): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permitted.includes(permission)));
  session.setPermissionCheckHandler((_contents, permission) => permitted.includes(permission));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !reachable.includes(parseUrl(url)?.protocol ?? '') });
  });
  // Chromium would fetch dictionaries from Google: where the system has no spell checker of its own, there is none.
  session.setSpellCheckerDictionaryDownloadURL('app://offhook/dictionaries/');
  app.on('web-contents-created', (_event, contents) => confine(contents, openLink));
}

/** Copying a number. Notifications are the main process's own, and pasting by the keyboard needs no permission. */
const permitted = ['clipboard-sanitized-write'];

/** `devtools:` for whoever opens the developer tools on a build of their own. */
const reachable = ['app:', 'data:', 'blob:', 'devtools:'];

function confine(contents: WebContents, openLink: (url: string) => void): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openLink(url);
    return { action: 'deny' };
  });
}
