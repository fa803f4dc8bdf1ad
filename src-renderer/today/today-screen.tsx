// The agent's day at a glance: how much, how it went, what is owed, and what the CRM doesn't have yet.

import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { dayEnd, dayStart, localDay } from '../../src-preload/contract/local-day.ts';
import type { Today } from '../../src-preload/contract/today.ts';
import { dayShown } from '../store/today.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { useNow } from '../words/use-now.ts';
import { formatShortDay } from '../words/when.ts';
import { Balance } from './balance.tsx';
import { BarChart } from './bar-chart.tsx';
import { hourSpan } from './bars.ts';
import { ChartCard } from './chart-card.tsx';
import { DayHead } from './day-head.tsx';
import { Figures } from './figures.tsx';
import { OutcomeBars } from './outcome-bars.tsx';
import { outcomeCounts } from './outcomes.ts';
import { OutcomesTable } from './outcomes-table.tsx';
import { PrintedDay } from './printed-day.tsx';
import { SumsTable } from './sums-table.tsx';
import styles from './today-screen.module.css';
import { useChartBars } from './use-chart-bars.ts';

/** Draws the day. */
export function TodayScreen() {
  const { t } = useTranslation();
  const { today, showCalls, readDay } = useOffhook((state) => state);
  const callbacks = useSnapshot((snapshot) => snapshot.callbacks);
  const balance = useSnapshot((snapshot) => snapshot.delivery.balance);
  const date = localDay(useNow()).day;
  // The app is left open over midnight: a new day begins without anyone's deed.
  useEffect(() => {
    void readDay();
  }, [date, readDay]);
  const day = dayShown(today);
  const isRead = today.read?.day === day;

  return (
    <div className={styles.screen} aria-busy={!isRead}>
      <DayHead day={day} isToday={day === date} />
      <Figures
        totals={today.read?.sums.totals ?? null}
        callbacks={callbacks}
        onCallbacks={() => showCalls({ filter: 'callbacks' })}
      />
      <Balance balance={balance} onOpen={(standing) => showCalls({ filter: standing })} />
      <Charts
        day={today.read?.day ?? day}
        isToday={(today.read?.day ?? day) === date}
        sums={today.read?.sums ?? nothing}
      />
      {today.read === null && <p className="unseen">{t('today.reading')}</p>}
      {today.printing !== null && today.read !== null && (
        <PrintedDay day={today.read.day} sums={today.read.sums} calls={today.printing} callbacks={callbacks} />
      )}
    </div>
  );
}

/** Draws what keeps its place until the first answer. */
const nothing: Pick<Today, 'hours' | 'days' | 'outcomes'> = { hours: [], days: [], outcomes: [] };

interface ChartsProps {
  readonly day: string;
  readonly isToday: boolean;
  readonly sums: Pick<Today, 'hours' | 'days' | 'outcomes'>;
}

function Charts({ day, isToday, sums }: ChartsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const showCalls = useOffhook((state) => state.showCalls);
  const { hours, days } = useChartBars(sums);
  const outcomes = outcomeCounts(sums.outcomes);
  const daysTitle = isToday
    ? t('today.by-day', { count: sums.days.length })
    : t('today.by-day-until', { count: sums.days.length, day: formatShortDay(dayStart(day) ?? 0, language) });
  const emptyDay = outcomes.length === 0 ? t('today.no-calls') : null;

  return (
    <div className={styles.charts}>
      <ChartCard
        title={t('today.by-hour')}
        empty={emptyDay}
        chart={
          <BarChart
            name={t('today.by-hour')}
            bars={hours}
            onOpen={(hour) => showCalls({ ...hourSpan(day, Number(hour)), counted: { day, hour: Number(hour) } })}
          />
        }
        table={<SumsTable name={t('today.by-hour')} of={t('today.hour')} rows={hours} />}
      />
      <ChartCard
        title={t('today.by-outcome')}
        hasLegend={false}
        empty={emptyDay}
        chart={
          <OutcomeBars
            counts={outcomes}
            onOpen={(outcome) =>
              showCalls({ ...spanOf(day), counted: { day, hour: null }, outcome: outcome ?? 'unknown' })
            }
          />
        }
        table={<OutcomesTable counts={outcomes} />}
      />
      <div className={styles.wide}>
        <ChartCard
          title={daysTitle}
          empty={days.every((bar) => bar.calls === 0) ? t('today.no-calls-days') : null}
          chart={
            <BarChart
              name={daysTitle}
              bars={days}
              onOpen={(key) => showCalls({ ...spanOf(key), counted: { day: key, hour: null } })}
            />
          }
          table={<SumsTable name={daysTitle} of={t('today.day')} rows={days.toReversed()} />}
        />
      </div>
    </div>
  );
}

function spanOf(day: string): { readonly from: number | null; readonly to: number | null } {
  return { from: dayStart(day), to: dayEnd(day) };
}
