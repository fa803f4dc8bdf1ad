// Every call against the CRM: how many stand where, each number the way to those calls.

import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Standing, standings } from '../../src-preload/contract/delivery.ts';
import { standingIcons } from '../parts/standing.tsx';
import { useLanguage } from '../words/use-language.ts';
import { formatCount } from '../words/when.ts';
import styles from './balance.module.css';

interface BalanceProps {
  readonly balance: Readonly<Record<Standing, number>>;
  readonly onOpen: (standing: Standing) => void;
}

/** Draws the balance. It is of all calls, not of a day: a call of last week that needs the agent is of today. */
export function Balance({ balance, onOpen }: BalanceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const heading = useId();
  return (
    <section className={styles.balance} aria-labelledby={heading}>
      <h2 id={heading}>{t('today.balance')}</h2>
      <ul className={styles.standings}>
        {standings.map((standing) => {
          const Icon = standingIcons[standing];
          const calls = balance[standing];
          const number = formatCount(calls, language);
          const [before, after] = t(`sync.${standing}`, { count: calls, number }).split(number);
          return (
            <li key={standing}>
              <button
                type="button"
                className={
                  standing === 'needs-you' && calls > 0 ? `${styles.standing} ${styles.urgent}` : styles.standing
                }
                onClick={() => onOpen(standing)}
              >
                <Icon size={16} aria-hidden="true" />
                <span>
                  {before}
                  <span className={styles.count}>{number}</span>
                  {after}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
