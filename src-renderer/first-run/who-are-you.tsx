// Asks which of the account's users sits here, because a call goes out under someone's name.

import { useTranslation } from 'react-i18next';
import styles from './first-run.module.css';
import { UserList } from './user-list.tsx';

/** Draws the question and the account's users. */
export function WhoAreYou() {
  const { t } = useTranslation();
  return (
    <main className={styles.screen}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('who.title')}</h1>
        <p className={styles.lead}>{t('who.help')}</p>
      </header>
      <UserList onChosen={null} />
    </main>
  );
}
