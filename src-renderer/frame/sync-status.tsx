// How the CRM is doing, always in sight: reached or not, what waits, since when, and the leads that come in.

import { Cloud, CloudOff, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { standingIcons } from '../parts/standing.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { useNow } from '../words/use-now.ts';
import { formatAge, formatCount } from '../words/when.ts';
import { ReadingProgress } from './reading-progress.tsx';
import styles from './sync-status.module.css';

/** Draws the foot of the window. */
export function SyncStatus() {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { delivery, connection, newLeads } = useSnapshot((snapshot) => snapshot);
  const { show, filterCalls, wishFocus } = useOffhook((state) => state);
  // The balance is of calls alone: what needs the agent beside them has a count of its own.
  const refused = newLeads.filter(({ state }) => state === 'parked').length;
  const linked = useOffhook((state) => state.linked);
  const reach = linked ? (connection.stage === 'none' ? 'none' : connection.reach) : 'lost';
  const ReachIcon = reach === 'reachable' ? Cloud : CloudOff;

  function showStanding(standing: (typeof shown)[number]): void {
    filterCalls({ filter: standing, search: '', lead: null });
    show('calls');
  }

  return (
    <section className={styles.status} aria-label={t('sync.label')}>
      <span className={reach === 'unreachable' || reach === 'lost' ? styles.offline : styles.reach}>
        <ReachIcon size={14} aria-hidden="true" />
        {t(`sync.reach-${reach}`)}
      </span>
      <span className={styles.balance}>
        {shown.map((standing) => {
          const count = delivery.balance[standing];
          const Icon = standingIcons[standing];
          return (
            <button
              key={standing}
              type="button"
              className={count > 0 && standing === 'needs-you' ? `${styles.count} ${styles.needs}` : styles.count}
              onClick={() => showStanding(standing)}
            >
              <Icon size={14} aria-hidden="true" />
              {t(`sync.${standing}`, { count, number: formatCount(count, language) })}
            </button>
          );
        })}
        {refused > 0 && (
          <button type="button" className={`${styles.count} ${styles.needs}`} onClick={() => wishFocus('new-leads')}>
            <UserPlus size={14} aria-hidden="true" />
            {t('sync.leads-need-you', { count: refused, number: formatCount(refused, language) })}
          </button>
        )}
      </span>
      {delivery.oldestWaiting !== null && now - delivery.oldestWaiting >= worthTelling && (
        <span>{t('sync.oldest', { age: formatAge(now - delivery.oldestWaiting, language) })}</span>
      )}
      {delivery.foreign > 0 && (
        <span>{t('sync.foreign', { count: delivery.foreign, number: formatCount(delivery.foreign, language) })}</span>
      )}
      <LeadsProgress />
    </section>
  );
}

function LeadsProgress() {
  const { t } = useTranslation();
  const language = useLanguage();
  const pull = useSnapshot((snapshot) => snapshot.pull);
  return (
    <span className={styles.leads}>
      {pull.running ? (
        <ReadingProgress brief />
      ) : (
        t('sync.leads', { number: formatCount(pull.leads, language), count: pull.leads })
      )}
    </span>
  );
}

/** A call that has waited less than this, in milliseconds, is simply on its way. */
const worthTelling = 60_000;
const shown = ['on-its-way', 'being-confirmed', 'needs-you'] as const;
