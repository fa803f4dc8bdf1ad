// What a page out of sight still tells of a ring: its title, and in the browser shell a notification.

import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isQuiet } from '../../src-preload/contract/quiet.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { ringNotices, showBrowserNotice } from './browser-notices.ts';
import { callerText } from './caller-text.ts';
import { pageTitle } from './page-title.ts';

/** Follows the ringing calls while the component is on screen. */
export function useRingAlerts(): void {
  const { t } = useTranslation();
  const snapshot = useOffhook((state) => state.snapshot);
  const openLead = useOffhook((state) => state.openLead);
  const region = snapshot?.settings.region ?? 'CA';
  const notices = useMemo(
    () =>
      ringNotices((call) =>
        showBrowserNotice(t('ring.title'), callerText(t, call, region), call.id, () => {
          window.focus();
          if (call.lead !== null) openLead(call.lead.id);
        }),
      ),
    [t, region, openLead],
  );
  useEffect(() => {
    if (snapshot === null) return;
    document.title = pageTitle(t, snapshot.ringing, region);
    if (snapshot.shell.kind !== 'browser') return;
    const wanted = snapshot.settings.notifications && !isQuiet(snapshot.settings, Date.now());
    notices.follow(snapshot.ringing, wanted && (document.hidden || !document.hasFocus()));
  }, [snapshot, notices, t, region]);
}
