// A chart with its heading, what its colours mean, and the same numbers as a table for whoever would rather read them.

import { Table2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Tip } from '../parts/tip.tsx';
import styles from './chart-card.module.css';

interface ChartCardProps {
  readonly title: string;
  /** False where the bars say in words what they are. */
  readonly hasLegend?: boolean;
  /** Drawn instead of the chart where there is nothing to draw; null where there is. */
  readonly empty: string | null;
  readonly chart: ReactNode;
  readonly table: ReactNode;
}

/** Draws the chart, or its table once that was asked for. */
export function ChartCard({ title, hasLegend = true, empty, chart, table }: ChartCardProps) {
  const { t } = useTranslation();
  const heading = useId();
  const [asTable, showTable] = useState(false);
  return (
    <section className={styles.card} aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 id={heading}>{title}</h2>
        {hasLegend && empty === null && !asTable && <Legend />}
        {empty === null && (
          <Tip text={t('today.as-table')}>
            <button
              type="button"
              className={styles.table}
              aria-label={t('today.as-table-of', { title })}
              aria-pressed={asTable}
              onClick={() => showTable(!asTable)}
            >
              <Table2 size={16} aria-hidden="true" />
            </button>
          </Tip>
        )}
      </div>
      {empty !== null ? <p className={styles.empty}>{empty}</p> : asTable ? table : chart}
    </section>
  );
}

/** Full is answered, hollow isn't: the shape says it where the colour can't. */
function Legend() {
  const { t } = useTranslation();
  return (
    <p className={styles.legend}>
      <span className={styles.full} />
      {t('today.answered')}
      <span className={styles.hollow} />
      {t('today.not-answered')}
    </p>
  );
}
