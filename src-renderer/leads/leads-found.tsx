// How many leads were found, said aloud to a screen reader as the answer comes, and why there are none.

import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../src-preload/contract/snapshot.ts';
import { ReadingProgress } from '../frame/reading-progress.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatCount } from '../words/when.ts';
import styles from './leads-found.module.css';

/** Draws the count for the ear and, where the list is empty, the reason for the eye too. */
export function LeadsFound() {
  const { t } = useTranslation();
  const language = useLanguage();
  const connection = useSnapshot((snapshot) => snapshot.connection);
  const pull = useSnapshot((snapshot) => snapshot.pull);
  const count = useOffhook((state) => state.leadList.rows.length);
  const answered = useOffhook((state) => state.leadList.answered);
  const own = useOffhook((state) => state.leadList.own);
  const reading = pull.running && pull.completedAt === null;
  const searched = answered !== null && answered !== '';
  const empty = answered !== null && count === 0;
  return (
    <>
      <p role="status" className={empty ? styles.none : 'unseen'}>
        {empty
          ? emptyWords(t, { connection, pull }, searched, own)
          : searched && t('leads.found', { count, number: formatCount(count, language) })}
      </p>
      {reading && (
        <div className={styles.reading}>
          <ReadingProgress />
          <p>{t('leads.reading-help')}</p>
        </div>
      )}
    </>
  );
}

function emptyWords(
  t: TFunction,
  { connection, pull }: Pick<Snapshot, 'connection' | 'pull'>,
  searched: boolean,
  own: boolean,
): string {
  if (connection.stage === 'none') return t('leads.none-no-crm');
  if (pull.completedAt === null) {
    if (searched && pull.leads > 0) return t('leads.none-found-yet');
    return t(connection.reach === 'unreachable' ? 'leads.none-offline' : 'leads.none-yet');
  }
  if (searched) return t('leads.none-found');
  return t(own ? 'leads.none-own' : 'leads.none-at-all');
}
