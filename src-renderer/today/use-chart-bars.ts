// The bars of the day and of the days before it, in the words of the agent's language.

import { useTranslation } from 'react-i18next';
import { dayStart } from '../../src-preload/contract/local-day.ts';
import type { CallSums, Today } from '../../src-preload/contract/today.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatCount, formatHourShort, formatLongDay, formatShortDay, formatTime } from '../words/when.ts';
import type { ChartBar } from './bar-chart.tsx';
import { hoursDrawn } from './bars.ts';

export interface SummedBar extends ChartBar {
  /** What the bar is, in words: an hour or a day. */
  readonly label: string;
  readonly talkSeconds: number;
}

interface ChartBars {
  /** One for each hour that is drawn; its key is the hour. */
  readonly hours: readonly SummedBar[];
  /** One for each day, oldest first; its key is the day. */
  readonly days: readonly SummedBar[];
}

/** Puts the sums of a day into bars. */
export function useChartBars({ hours, days }: Pick<Today, 'hours' | 'days'>): ChartBars {
  const { t } = useTranslation();
  const language = useLanguage();
  const [first, last] = hoursDrawn(hours);

  function barOf(key: string, label: string, mark: string | null, sums: CallSums): SummedBar {
    const { calls, answered, talkSeconds } = sums;
    const words = [
      label,
      t('today.bar-calls', { count: calls, number: formatCount(calls, language) }),
      t('today.bar-answered', { count: answered, number: formatCount(answered, language) }),
    ];
    return { key, label, mark, calls, answered, talkSeconds, name: words.join(t('today.bar-joint')) };
  }

  return {
    hours: hours.slice(first, last + 1).map((sums, index) => {
      const hour = first + index;
      const time = `${String(hour).padStart(2, '0')}:00`;
      const mark = index % hoursBetweenMarks === 0 ? formatHourShort(hour, language) : null;
      return barOf(String(hour), formatTime(time, language), mark, sums);
    }),
    days: days.map(({ day, ...sums }, index) => {
      const start = dayStart(day) ?? 0;
      const marked = (days.length - 1 - index) % 7 === 0;
      return barOf(
        day,
        formatLongDay(start, dayStart(days.at(-1)?.day ?? day) ?? 0, language),
        marked ? formatShortDay(start, language) : null,
        sums,
      );
    }),
  };
}

const hoursBetweenMarks = 3;
