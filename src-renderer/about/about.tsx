// About: which version this is, what is new in it, and whose work it stands on.

import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/button.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import styles from './about.module.css';

const LicenceList = lazy(() => import('./licence-list.tsx').then(({ LicenceList }) => ({ default: LicenceList })));

/** Draws the version, the way to the news and the licences. */
export function About() {
  const { t } = useTranslation();
  const version = useSnapshot((snapshot) => snapshot.shell.version);
  const kind = useSnapshot((snapshot) => snapshot.shell.kind);
  const openDialog = useOffhook((state) => state.openDialog);
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className={styles.name}>
        <p className={styles.version}>
          <strong>Offhook</strong> {version}
        </p>
        <p className={styles.quiet}>{t(`about.shell-${kind}`)}</p>
        <p className={styles.quiet}>{t('about.licence')}</p>
      </div>
      <div className={styles.deeds}>
        <Button onClick={() => openDialog('news')}>{t('about.news')}</Button>
        <Button expanded={open} onClick={() => setOpen(!open)}>
          {t('about.licences')}
        </Button>
      </div>
      {open && (
        <Suspense fallback={<p role="status">{t('about.licences-coming')}</p>}>
          <p className={styles.quiet}>{t(`about.licences-${kind}`)}</p>
          <LicenceList />
        </Suspense>
      )}
    </>
  );
}
