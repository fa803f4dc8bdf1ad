// The numbers behind a chart, as a table.

import { useTranslation } from 'react-i18next';
import type { CallSums } from '../../src-preload/contract/today.ts';
import { formatDuration } from '../words/duration.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatCount } from '../words/when.ts';
import styles from './sums-table.module.css';

interface SumsTableProps {
  readonly name: string;
  /** What the rows are: hours, days. */
  readonly of: string;
  readonly rows: readonly (Pick<CallSums, 'calls' | 'answered' | 'talkSeconds'> & { readonly label: string })[];
}

/** Draws a row for each that has calls. */
export function SumsTable({ name, of, rows }: SumsTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <table className={styles.table} aria-label={name}>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          <th scope="col">{t('today.calls')}</th>
          <th scope="col">{t('today.answered')}</th>
          <th scope="col">{t('today.talk')}</th>
        </tr>
      </thead>
      <tbody>
        {rows
          .filter((row) => row.calls > 0)
          .map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              <td>{formatCount(row.calls, language)}</td>
              <td>{formatCount(row.answered, language)}</td>
              <td>{formatDuration(row.talkSeconds)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
