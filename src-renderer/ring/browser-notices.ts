// Notifications of the browser for calls that ring while its page is out of sight. The Electron shell shows the system's
// own; a browser's are asked for by a button in Settings alone.

import type { LiveCall } from '../../src-preload/contract/snapshot.ts';

export interface RingNotices {
  /** Brings what is shown in line with what rings. While `wanted` is false none comes up, later either for that ring. */
  follow(ringing: readonly LiveCall[], wanted: boolean): void;
}

/** Shows one notification a ring by `show`, which answers how to take it away, and does so when the ring is over or silenced. */
export function ringNotices(show: (call: LiveCall) => () => void): RingNotices {
  const shown = new Map<string, () => void>();
  return {
    follow(ringing, wanted) {
      const heard = ringing.filter((call) => !call.silenced);
      for (const [id, remove] of shown) {
        if (heard.some((call) => call.id === id)) continue;
        remove();
        shown.delete(id);
      }
      for (const call of heard) if (!shown.has(call.id)) shown.set(call.id, wanted ? show(call) : () => {});
    },
  };
}

/** Shows a notification of the browser where it lets this page; the returned function takes it away. */
export function showBrowserNotice(title: string, body: string, tag: string, open: () => void): () => void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return () => {};
  // The ring has a sound of its own.
  const notice = new Notification(title, { body, tag, silent: true });
  notice.onclick = () => {
    notice.close();
    open();
  };
  return () => notice.close();
}
