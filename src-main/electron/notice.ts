// What deserves the agent's eye while the window isn't in front, as notifications of the system.

import { Notification } from 'electron';
import type { Notice } from '../core/ports.ts';
import type { Words } from './words.ts';

/** Shows a notification; clicking it calls `open`. Nothing happens where the system shows none. */
export function showNotice(notice: Notice, words: Words, open: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({
    title: words(`notice.${notice.kind}.title`),
    body: words(`notice.${notice.kind}.body`),
  });
  const forget = (): void => {
    onScreen.delete(notification);
  };
  notification.on('click', () => {
    forget();
    open();
  });
  notification.on('close', forget);
  notification.on('failed', forget);
  onScreen.add(notification);
  notification.show();
}

/** Held, because a notification that is garbage collected loses its click. */
const onScreen = new Set<Notification>();
