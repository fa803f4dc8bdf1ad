// The data: where it lies, and the two ways to take it along.

import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../store/use-offhook.ts';
import { BackUp } from './back-up.tsx';
import { ExportCalls } from './export-calls.tsx';
import styles from './part.module.css';

/** Draws where the data is, the backup and the export. */
export function DataPart() {
  const { t } = useTranslation();
  const folder = useSnapshot((snapshot) => snapshot.shell.dataFolder);
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('settings.data-folder')}</dt>
        <dd className={styles.path}>{folder}</dd>
      </dl>
      <BackUp />
      <ExportCalls />
    </>
  );
}
