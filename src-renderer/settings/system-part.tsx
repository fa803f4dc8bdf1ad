// What Offhook has of the system around it: the shortcut from anywhere, the start with the computer, and phone links.

import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linkSchemes } from '../../src-preload/contract/shell-status.ts';
import { Keys } from '../keys/key-label.tsx';
import { Button } from '../parts/button.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { acceleratorOf, chordOfAccelerator } from './accelerator.ts';
import { BrowserLinks } from './browser-links.tsx';
import { Group } from './group.tsx';
import { OnOff } from './on-off.tsx';
import part from './part.module.css';
import styles from './system-part.module.css';
import { useKeep } from './use-keep.ts';

/** Draws what the system gives; in a browser, that it is the browser that decides. */
export function SystemPart() {
  const { t } = useTranslation();
  const kind = useSnapshot((snapshot) => snapshot.shell.kind);
  const { system, askSystem } = useOffhook((state) => state);
  if (kind === 'browser') {
    return (
      <>
        <p>{t('settings.system-browser')}</p>
        <BrowserLinks />
      </>
    );
  }
  return (
    <>
      <Shortcut />
      <Group help={t('settings.login-help')}>
        {system !== null && system.startAtLogin !== 'impossible' && (
          <OnOff
            legend={t('settings.login')}
            on={system.startAtLogin === 'on'}
            onChoose={(on) => askSystem('shell.start-at-login', { on })}
          />
        )}
      </Group>
      {system?.links != null && (
        <Group name={t('settings.links')} help={t('settings.links-help')}>
          <ul className={styles.links}>
            {linkSchemes.map((scheme) => {
              const holder = system.links?.[scheme] ?? 'unknown';
              return (
                <li key={scheme} className={styles.link}>
                  <span className={styles.scheme}>{`${scheme}:`}</span>
                  <span className={styles.holder}>{t(`settings.link-${holder}`)}</span>
                  {holder !== 'ours' && (
                    <Button
                      kind="quiet"
                      label={t('settings.link-take-of', { scheme })}
                      onClick={() => void askSystem('shell.repair', { part: scheme })}
                    >
                      {t('settings.link-take')}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </Group>
      )}
    </>
  );
}

function Shortcut() {
  const { t } = useTranslation();
  const keep = useKeep();
  const shortcut = useSnapshot((snapshot) => snapshot.settings.shortcut);
  const state = useOffhook((store) => store.system?.shortcut);
  const askSystem = useOffhook((store) => store.askSystem);
  const [waiting, setWaiting] = useState(false);

  async function take(accelerator: string | null): Promise<void> {
    setWaiting(false);
    if (await keep({ shortcut: accelerator })) await askSystem('shell.status', null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!waiting || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      setWaiting(false);
      return;
    }
    const accelerator = acceleratorOf(event);
    if (accelerator !== null) void take(accelerator);
  }

  return (
    <Group
      name={t('settings.shortcut')}
      help={t('settings.shortcut-help')}
      said={state === 'refused' ? t('check-found.shortcut-refused') : null}
    >
      <div className={part.deeds}>
        <span className={styles.keys}>
          {shortcut === null ? t('settings.switch-off') : <Keys keys={chordOfAccelerator(shortcut)} />}
        </span>
        <Button
          label={t(waiting ? 'settings.key-press-for' : 'settings.key-change-of', { deed: t('settings.shortcut') })}
          pressed={waiting}
          onKeyDown={onKeyDown}
          onBlur={() => setWaiting(false)}
          onClick={() => setWaiting(!waiting)}
        >
          {t(waiting ? 'settings.key-press' : 'settings.key-change')}
        </Button>
        {shortcut !== null && <Button onClick={() => void take(null)}>{t('settings.shortcut-none')}</Button>}
        {state === 'refused' && (
          <Button onClick={() => void askSystem('shell.repair', { part: 'shortcut' })}>
            {t('settings.shortcut-retry')}
          </Button>
        )}
      </div>
    </Group>
  );
}
