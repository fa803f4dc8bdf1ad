// How the day's calls ended, as a table.

import { useTranslation } from 'react-i18next';
import { useLanguage } from '../words/use-language.ts';
import { formatCount } from '../words/when.ts';
import type { OutcomeCount } from './outcomes.ts';
import styles from './sums-table.module.css';

/** Draws a row for each outcome that there was. */
export function OutcomesTable({ counts }: { readonly counts: readonly OutcomeCount[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <table className={styles.table} aria-label={t('today.by-outcome')}>
      <thead>
        <tr>
          <th scope="col">{t('today.outcome')}</th>
          <th scope="col">{t('today.calls')}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ outcome, calls }) => (
          <tr key={outcome ?? 'unknown'}>
            <th scope="row">{t(`outcome.${outcome ?? 'unknown'}`)}</th>
            <td>{formatCount(calls, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
