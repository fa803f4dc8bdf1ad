// A day on paper: its numbers, its hours, and every call of it. Drawn beside the window, which paper doesn't show.

import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { type CallRow, standingOf } from '../../src-preload/contract/delivery.ts';
import { dayStart } from '../../src-preload/contract/local-day.ts';
import type { Today } from '../../src-preload/contract/today.ts';
import { phoneText } from '../parts/phone-text.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { formatDuration } from '../words/duration.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatHour, formatLongDay, formatMoment } from '../words/when.ts';
import { BarChart } from './bar-chart.tsx';
import { Figures } from './figures.tsx';
import styles from './printed-day.module.css';
import { useChartBars } from './use-chart-bars.ts';

interface PrintedDayProps {
  readonly day: string;
  readonly sums: Today;
  /** Oldest first. */
  readonly calls: readonly CallRow[];
  readonly callbacks: number;
}

/** Draws the paper and opens the printer's dialog; gone once that is closed. */
export function PrintedDay({ day, sums, calls, callbacks }: PrintedDayProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const endPrinting = useOffhook((state) => state.endPrinting);
  const user = useSnapshot((snapshot) => snapshot.connection.user);
  const { hours } = useChartBars(sums);
  useEffect(() => {
    window.addEventListener('afterprint', endPrinting);
    const drawn = requestAnimationFrame(() => window.print());
    return () => {
      cancelAnimationFrame(drawn);
      window.removeEventListener('afterprint', endPrinting);
    };
  }, [endPrinting]);

  return createPortal(
    <article className={styles.paper}>
      <header className={styles.head}>
        <h1>{formatLongDay(dayStart(day) ?? 0, 0, language)}</h1>
        <p>
          {[user?.name, t('today.printed', { at: formatMoment(Date.now(), language) })].filter(Boolean).join(' · ')}
        </p>
      </header>
      <Figures totals={sums.totals} callbacks={callbacks} onCallbacks={null} />
      {calls.length === 0 ? (
        <p>{t('today.no-calls')}</p>
      ) : (
        <>
          <h2>{t('today.by-hour')}</h2>
          <BarChart name={t('today.by-hour')} bars={hours} onOpen={null} />
          <h2>{t('nav.calls')}</h2>
          <CallsTable calls={calls} />
        </>
      )}
    </article>,
    document.body,
  );
}

function CallsTable({ calls }: { readonly calls: readonly CallRow[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  return (
    <table className={styles.calls}>
      <thead>
        <tr>
          <th scope="col">{t('today.hour')}</th>
          <th scope="col">{t('detail.lead')}</th>
          <th scope="col">{t('detail.number')}</th>
          <th scope="col">{t('detail.outcome')}</th>
          <th scope="col">{t('today.talk')}</th>
          <th scope="col">{t('today.record')}</th>
          <th scope="col">{t('note.label')}</th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <tr key={call.id}>
            <td>{formatHour(call.startedAt, language)}</td>
            <td>{call.lead?.name}</td>
            <td>{call.method === 'phone' ? phoneText(t, call, region) : null}</td>
            <td>
              {call.method === 'phone'
                ? `${t(`direction.${call.direction}`)}, ${t(`outcome.${call.outcome ?? 'unknown'}`)}`
                : t(`message-way.${call.method}-${call.direction}`)}
            </td>
            <td>{call.outcome === 'answered' && call.duration !== null ? formatDuration(call.duration) : null}</td>
            <td>{t(`standing.${call.delivery === null ? 'live' : standingOf(call.delivery.state)}`)}</td>
            <td>{call.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
