// What only the page can try where the app is shown in a browser.

import { type Check, check } from '../../src-preload/contract/self-test.ts';

/** Tries whether this browser lets the app show notifications; it isn't asked for here. */
export function browserChecks(page: { readonly Notification?: { readonly permission: string } }): readonly Check[] {
  switch (page.Notification?.permission) {
    case undefined:
      return [check('notifications', 'unsupported')];
    case 'granted':
      return [check('notifications', 'granted')];
    case 'denied':
      return [check('notifications', 'refused')];
    default:
      return [check('notifications', 'not-asked')];
  }
}
