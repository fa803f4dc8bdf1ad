// Which time the list is about: a date to go to, that day alone, or the span and outcome that a bar of a chart stands for.

import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dayEnd, dayStart, localDay } from '../../src-preload/contract/local-day.ts';
import { useKeys } from '../keys/use-keys.ts';
import { Button } from '../parts/button.tsx';
import { DateInput } from '../parts/date-input.tsx';
import { useOffhook } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { useNow } from '../words/use-now.ts';
import { formatDay, formatHour } from '../words/when.ts';
import styles from './call-span.module.css';

/** Draws the date field, and what the list is narrowed to with the way out of it. */
export function CallSpan() {
  const { t } = useTranslation();
  const { from, to, outcome, counted } = useOffhook((state) => state.list);
  const filterCalls = useOffhook((state) => state.filterCalls);
  const wishFocus = useOffhook((state) => state.wishFocus);
  const words = useSpanWords(from, to, counted !== null);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useKeys({ 'calls-date': () => field.current?.focus() });
  const day = to === null ? '' : localDay(to - 1).day;

  function goTo(wanted: string): void {
    const end = dayEnd(wanted);
    if (end === null) filterCalls({ from: null, to: null });
    // A year half typed is on its way to a whole one: a list of the year 20 would only flicker.
    else if (wanted >= '1970' && wanted < '2100')
      filterCalls({ from: from === null ? null : dayStart(wanted), to: end });
  }

  return (
    <div className={styles.span}>
      <div className={styles.label}>
        <label htmlFor={id}>{t('calls.go-to-date')}</label>
        <DateInput
          id={id}
          ref={field}
          kind="day"
          className={styles.date}
          placeholder={t('calls.date-placeholder')}
          value={day}
          onChange={goTo}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            wishFocus('call-list');
          }}
        />
      </div>
      {day !== '' && (
        <label className={styles.label}>
          <input
            type="checkbox"
            checked={from !== null}
            onChange={(event) => filterCalls({ from: event.target.checked ? dayStart(day) : null, to: dayEnd(day) })}
          />
          <span>{t('calls.only-day')}</span>
        </label>
      )}
      {words !== null && (
        <Button kind="quiet" onClick={() => filterCalls({ from: null, to: null })}>
          {words}
        </Button>
      )}
      {outcome !== null && (
        <Button kind="quiet" onClick={() => filterCalls({ outcome: null })}>
          {t('calls.only-outcome', { outcome: t(`outcome.${outcome}`) })}
        </Button>
      )}
    </div>
  );
}

/** What the list is narrowed to, in words; null where it is about all time. */
function useSpanWords(from: number | null, to: number | null, callsAlone: boolean): string | null {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const day = (at: number) => formatDay(at, now, language);
  if (to === null) return from === null ? null : t('calls.span-from', { day: day(from) });
  if (from === null) return t('calls.span-until', { day: day(to - 1) });
  const whole = from === dayStart(localDay(from).day) && to === dayEnd(localDay(from).day);
  const hours = { day: day(from), from: formatHour(from, language), to: formatHour(to, language) };
  if (whole) return t(callsAlone ? 'calls.span-day-calls' : 'calls.span-day', { day: day(from) });
  return t(callsAlone ? 'calls.span-hours-calls' : 'calls.span-hours', hours);
}
