// What the entries of the tray's menu do.

import { app } from 'electron';
import { quietEnd } from '../../src-preload/contract/quiet.ts';
import type { Core } from '../core/app.ts';
import type { PageWish } from './main-window.ts';
import type { TrayDeed } from './tray-menu.ts';

/** Does a deed of the menu. `show` brings the main window to the front, with a wish for its page where there is one. */
export function doTrayDeed(core: Core, show: (wish: PageWish | null) => void, deed: TrayDeed): void {
  switch (deed.kind) {
    case 'show':
      show(null);
      break;
    case 'dial':
    case 'callbacks':
      show(deed.kind);
      break;
    case 'answered':
      void core.request('call.do', { callId: deed.callId, deed: 'answer' });
      break;
    case 'silence':
      void core.request('ring.silence', { callId: deed.callId });
      break;
    case 'quiet':
      void core.request('settings.change', {
        quietUntil: deed.span === null ? null : quietEnd(deed.span, Date.now()),
      });
      break;
    case 'quit':
      app.quit();
  }
}
