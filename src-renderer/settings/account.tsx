// The connection to the CRM: which account, in whose name, and where its key is kept.

import { useTranslation } from 'react-i18next';
import { ConnectForm } from '../first-run/connect-form.tsx';
import { Button } from '../parts/button.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import styles from './part.module.css';

/** Draws the account in use, and the way out of it. */
export function Account() {
  const { t } = useTranslation();
  const connection = useSnapshot((snapshot) => snapshot.connection);
  const secrets = useSnapshot((snapshot) => snapshot.shell.secrets);
  const needsKey = useSnapshot(
    ({ connection: { stage }, delivery: { paused } }) =>
      stage === 'key-given' || paused === 'key-refused' || paused === 'key-missing',
  );
  const { act, openDialog, startWithoutCrm } = useOffhook((state) => state);

  async function disconnect(): Promise<void> {
    const result = await act('connection.disconnect', null);
    if (result.ok) startWithoutCrm(true);
  }

  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('settings.address')}</dt>
        <dd className={styles.path}>
          {connection.sandbox && <span>{t('settings.sandbox')} </span>}
          {connection.url}
        </dd>
        {connection.account !== null && (
          <>
            <dt>{t('settings.account-name')}</dt>
            <dd>{connection.account}</dd>
          </>
        )}
        {connection.user !== null && (
          <>
            <dt>{t('settings.user')}</dt>
            <dd>{connection.user.name}</dd>
          </>
        )}
        <dt>{t('settings.key')}</dt>
        <dd>{t(`settings.secrets-${secrets}`)}</dd>
      </dl>
      {needsKey && <ConnectForm />}
      <div className={styles.deeds}>
        {connection.users.length > 0 && (
          <Button onClick={() => openDialog('change-user')}>{t('settings.change-user')}</Button>
        )}
        <Button onClick={() => void act('sync.now', null)}>{t('settings.sync-now')}</Button>
        <Button kind="danger" onClick={() => void disconnect()}>
          {t('settings.disconnect')}
        </Button>
      </div>
      <p className={styles.help}>{t('settings.disconnect-help')}</p>
    </>
  );
}
