// Which calls the list shows: all, the missed ones, or those that aren't in the CRM, by where they stand.

import { useTranslation } from 'react-i18next';
import { Choices } from '../parts/choices.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatCount } from '../words/when.ts';
import styles from './call-filters.module.css';

/** Draws the filters; those outside the CRM say how many calls they hold. */
export function CallFilters() {
  const { t } = useTranslation();
  const language = useLanguage();
  const filter = useOffhook((state) => state.list.filter);
  const filterCalls = useOffhook((state) => state.filterCalls);
  const balance = useSnapshot((snapshot) => snapshot.delivery.balance);
  const outside = ['needs-you', 'on-its-way', 'being-confirmed', 'kept-here'] as const;
  return (
    <div className={styles.filters}>
      <Choices
        legend={t('calls.filter')}
        legendSeen={false}
        chosen={filter}
        onChoose={(chosen) => filterCalls({ filter: chosen })}
        choices={[
          { value: 'all', label: t('calls.filter-all') },
          { value: 'missed', label: t('calls.filter-missed') },
          ...outside.map((standing) => ({
            value: standing,
            label: t(`standing.${standing}`),
            aside: <span className={styles.count}>{formatCount(balance[standing], language)}</span>,
          })),
        ]}
      />
    </div>
  );
}
