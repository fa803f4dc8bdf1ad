// The screens, and what can be done from each of them.

import { ChartColumn, ClipboardPlus, Keyboard, List, Phone, Search, Settings, Sparkles, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Hint } from '../parts/hint.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import styles from './navigation.module.css';

/** Draws the head of the window. */
export function Navigation() {
  const { t } = useTranslation();
  const { screen, show, openDialog, beginLog } = useOffhook((state) => state);
  const sandbox = useSnapshot((snapshot) => snapshot.connection.sandbox);
  return (
    <header className={styles.head}>
      <nav aria-label={t('nav.label')} className={styles.screens}>
        {screens.map(({ name, Icon }) => (
          <Hint key={name} keyId={`screen-${name}`}>
            <button
              type="button"
              className={styles.screen}
              aria-current={screen === name ? 'page' : undefined}
              onClick={() => show(name)}
            >
              <Icon size={16} aria-hidden="true" />
              <span className={styles.name}>{t(`nav.${name}`)}</span>
            </button>
          </Hint>
        ))}
      </nav>
      {sandbox && <span className={styles.sandbox}>{t('nav.sandbox')}</span>}
      <div className={styles.deeds}>
        <NewsButton />
        <Hint keyId="palette">
          <IconButton aria-label={t('key-name.palette')} onClick={() => openDialog('palette')}>
            <Search size={18} aria-hidden="true" />
          </IconButton>
        </Hint>
        <Hint keyId="log-call">
          <IconButton aria-label={t('key-name.log-call')} onClick={beginLog}>
            <ClipboardPlus size={18} aria-hidden="true" />
          </IconButton>
        </Hint>
        <Hint keyId="keys">
          <IconButton aria-label={t('key-name.keys')} onClick={() => openDialog('keys')}>
            <Keyboard size={18} aria-hidden="true" />
          </IconButton>
        </Hint>
      </div>
    </header>
  );
}

/** Once after an update, and gone as soon as it was pressed. */
function NewsButton() {
  const { t } = useTranslation();
  const version = useSnapshot((snapshot) => snapshot.shell.version);
  const seen = useSnapshot((snapshot) => snapshot.settings.seenVersion);
  const { act, openDialog } = useOffhook((state) => state);
  if (seen === version) return null;
  const name = t('about.updated', { version });
  return (
    <IconButton
      className={styles.news}
      aria-label={name}
      title={name}
      onClick={() => {
        void act('settings.change', { seenVersion: version });
        openDialog('news');
      }}
    >
      <Sparkles size={18} aria-hidden="true" />
    </IconButton>
  );
}

const screens = [
  { name: 'dial', Icon: Phone },
  { name: 'calls', Icon: List },
  { name: 'leads', Icon: Users },
  { name: 'today', Icon: ChartColumn },
  { name: 'settings', Icon: Settings },
] as const;
