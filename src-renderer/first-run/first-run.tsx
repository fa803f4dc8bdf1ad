// The first thing an agent sees: connect to the CRM, try the made-up one, or begin without any.

import { Database, KeyRound, PhoneCall } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/button.tsx';
import { useFirstFocus } from '../parts/use-first-focus.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { ConnectForm } from './connect-form.tsx';
import styles from './first-run.module.css';

/** Draws the three ways to begin. */
export function FirstRun() {
  const { t } = useTranslation();
  const act = useOffhook((state) => state.act);
  const startWithoutCrm = useOffhook((state) => state.startWithoutCrm);
  const [starting, setStarting] = useState(false);
  const key = useRef<HTMLInputElement>(null);
  useFirstFocus(key);

  async function trySandbox(): Promise<void> {
    setStarting(true);
    await act('connection.try-sandbox', null);
    setStarting(false);
  }

  return (
    <main className={styles.screen}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('first-run.title')}</h1>
        <p className={styles.lead}>{t('first-run.promise')}</p>
      </header>
      <section className={styles.way} aria-labelledby="way-connect">
        <h2 id="way-connect">
          <KeyRound size={16} aria-hidden="true" />
          {t('first-run.connect')}
        </h2>
        <ConnectForm firstFocus={key} />
      </section>
      <div className={styles.others}>
        <section className={styles.way} aria-labelledby="way-sandbox">
          <h2 id="way-sandbox">
            <Database size={16} aria-hidden="true" />
            {t('first-run.sandbox')}
          </h2>
          <p>{t('first-run.sandbox-help')}</p>
          <Button disabled={starting} onClick={() => void trySandbox()}>
            {t(starting ? 'first-run.sandbox-starting' : 'first-run.sandbox-try')}
          </Button>
        </section>
        <section className={styles.way} aria-labelledby="way-later">
          <h2 id="way-later">
            <PhoneCall size={16} aria-hidden="true" />
            {t('first-run.later')}
          </h2>
          <p>{t('first-run.later-help')}</p>
          <Button onClick={() => startWithoutCrm(true)}>{t('first-run.later-start')}</Button>
        </section>
      </div>
    </main>
  );
}
