// The three screens, and what can be done from each of them.

import { ClipboardPlus, Keyboard, List, Phone, Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Hint } from '../parts/hint.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import styles from './navigation.module.css';

/** Draws the head of the window. */
export function Navigation() {
  const { t } = useTranslation();
  const { screen, show, openDialog } = useOffhook((state) => state);
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
              {t(`nav.${name}`)}
            </button>
          </Hint>
        ))}
      </nav>
      {sandbox && <span className={styles.sandbox}>{t('nav.sandbox')}</span>}
      <div className={styles.deeds}>
        <Hint keyId="log-call">
          <button
            type="button"
            className={styles.icon}
            aria-label={t('key-name.log-call')}
            onClick={() => openDialog('log-call')}
          >
            <ClipboardPlus size={18} aria-hidden="true" />
          </button>
        </Hint>
        <Hint keyId="keys">
          <button
            type="button"
            className={styles.icon}
            aria-label={t('key-name.keys')}
            onClick={() => openDialog('keys')}
          >
            <Keyboard size={18} aria-hidden="true" />
          </button>
        </Hint>
      </div>
    </header>
  );
}

const screens = [
  { name: 'dial', Icon: Phone },
  { name: 'calls', Icon: List },
  { name: 'settings', Icon: Settings },
] as const;
