// The window around every screen: where one is, what lasts, the desk, and how the CRM is doing.

import { useCallback } from 'react';
import { NewsDialog } from '../about/news.tsx';
import { CallsScreen } from '../calls/calls-screen.tsx';
import { Desk } from '../desk/desk.tsx';
import { LiveLead } from '../desk/live-lead.tsx';
import { DialScreen } from '../dial/dial-screen.tsx';
import { KeySheet } from '../keys/key-sheet.tsx';
import { useKeyListener, useKeys } from '../keys/use-keys.ts';
import { LeadsScreen } from '../leads/leads-screen.tsx';
import { LogCall } from '../log-call/log-call.tsx';
import { NewLeadDialog } from '../new-lead/new-lead-dialog.tsx';
import { NewLeads } from '../new-lead/new-leads.tsx';
import { Palette } from '../palette/palette.tsx';
import { RingStack } from '../ring/ring-stack.tsx';
import { ChangeUser } from '../settings/change-user.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import { useOffhook } from '../store/use-offhook.ts';
import { TodayScreen } from '../today/today-screen.tsx';
import { Banners } from './banners.tsx';
import styles from './frame.module.css';
import { MessageList } from './message-list.tsx';
import { Navigation } from './navigation.tsx';
import { SyncStatus } from './sync-status.tsx';
import { useShellWishes } from './use-shell-wishes.ts';

/** Draws the window once there is somewhere to be. */
export function Frame() {
  const { screen, dialog, newLeadFor, show, showSettings, openDialog, beginLog, takeInHand, wishFocus } = useOffhook(
    (state) => state,
  );
  const choosing = useOffhook((state) => state.dial.choices !== null);
  const toNumber = useCallback(() => focusNow('number'), []);
  useKeyListener(dialog !== null || choosing, screen === 'dial' ? toNumber : null);
  useShellWishes();
  useKeys({
    'screen-dial': () => show('dial'),
    'screen-calls': () => show('calls'),
    'screen-leads': () => show('leads'),
    'screen-today': () => show('today'),
    'screen-settings': () => show('settings'),
    'log-call': beginLog,
    'self-test': () => showSettings('self-test'),
    palette: () => openDialog('palette'),
    keys: () => openDialog('keys'),
    close: () => {
      takeInHand(null);
      wishFocus(null);
    },
  });

  return (
    <div className={styles.frame}>
      <Navigation />
      <main className={screen === 'dial' ? styles.stage : `${styles.stage} ${styles.wide}`}>
        <Banners />
        <NewLeads />
        <Desk />
        <div className={styles.screen}>
          {screen === 'dial' && <DialScreen />}
          {screen === 'calls' && <CallsScreen />}
          {screen === 'leads' && <LeadsScreen />}
          {screen === 'today' && <TodayScreen />}
          {screen === 'settings' && <SettingsScreen />}
        </div>
      </main>
      {screen === 'dial' && <LiveLead />}
      <RingStack />
      <MessageList />
      <SyncStatus />
      {dialog === 'keys' && <KeySheet />}
      {dialog === 'log-call' && <LogCall />}
      {dialog === 'palette' && <Palette />}
      {dialog === 'news' && <NewsDialog />}
      {dialog === 'change-user' && <ChangeUser />}
      {dialog === 'new-lead' && newLeadFor !== null && <NewLeadDialog whose={newLeadFor} />}
    </div>
  );
}

/** Focuses at once: the digit being pressed is typed wherever the focus is when the listener returns. */
function focusNow(id: string): void {
  const field = document.getElementById(id);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}
