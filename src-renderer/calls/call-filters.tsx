// Which calls the list shows, as the balance: all of them are the sum of those in the CRM, on their way, being confirmed,
// in need of the agent, and kept here.

import { useTranslation } from 'react-i18next';
import { standings } from '../../src-preload/contract/delivery.ts';
import { Choices } from '../parts/choices.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatCount } from '../words/when.ts';
import styles from './call-filters.module.css';

/** Draws the filters with how many calls each holds. */
export function CallFilters() {
  const { t } = useTranslation();
  const language = useLanguage();
  const filter = useOffhook((state) => state.list.filter);
  const filterCalls = useOffhook((state) => state.filterCalls);
  const balance = useSnapshot((snapshot) => snapshot.delivery.balance);
  const callbacks = useSnapshot((snapshot) => snapshot.callbacks);
  const missed = useSnapshot((snapshot) => snapshot.missed);
  const narrowed = useOffhook(({ list }) => {
    const { search, lead, outcome, from, to } = list;
    return search.trim() !== '' || [lead, outcome, from, to].some((bound) => bound !== null);
  });
  const all = standings.reduce((sum, standing) => sum + balance[standing], 0);
  const count = (calls: number) => <span className={styles.count}>{formatCount(calls, language)}</span>;
  return (
    <div className={styles.filters}>
      <Choices
        legend={t('calls.filter')}
        legendSeen={false}
        chosen={filter}
        onChoose={(chosen) => filterCalls({ filter: chosen })}
        choices={[
          { value: 'all', label: t('calls.filter-all'), aside: count(all) },
          ...standings.map((standing) => ({
            value: standing,
            label: t(`standing.${standing}`),
            aside: count(balance[standing]),
          })),
          { value: 'missed', label: t('calls.filter-missed'), aside: count(missed) },
          { value: 'callbacks', label: t('calls.filter-callbacks'), aside: count(callbacks) },
        ]}
      />
      {narrowed && <p className={styles.all}>{t('calls.counts-all')}</p>}
    </div>
  );
}
