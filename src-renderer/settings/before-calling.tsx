// What the dialer warns of: the hours at which people may be called, and a number that was called minutes ago.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArgumentOf } from '../../src-preload/contract/api.ts';
import type { CallingHours } from '../../src-preload/contract/calling-hours.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import { DateInput } from '../parts/date-input.tsx';
import { Field, inputClass } from '../parts/field.tsx';
import { LineField } from '../parts/line-field.tsx';
import styles from './before-calling.module.css';

interface BeforeCallingProps {
  readonly settings: Settings;
  readonly keep: (part: ArgumentOf<'settings.change'>) => Promise<boolean>;
}

/** Draws the hours and the minutes; each is kept as soon as it makes sense. */
export function BeforeCalling({ settings, keep }: BeforeCallingProps) {
  const { t } = useTranslation();
  const [minutes, setMinutes] = useState(String(settings.recentMinutes));
  const wholeMinutes = /^\d{1,4}$/.test(minutes) && Number(minutes) <= 1440;

  function keepHours(part: Partial<CallingHours>): void {
    void keep({ callingHours: { ...settings.callingHours, ...part } });
  }

  function writeMinutes(text: string): void {
    setMinutes(text);
    if (/^\d{1,4}$/.test(text) && Number(text) <= 1440) void keep({ recentMinutes: Number(text) });
  }

  return (
    <>
      <Span
        legend={t('settings.hours-weekday')}
        span={settings.callingHours.weekday}
        onChange={(weekday) => keepHours({ weekday })}
      />
      <Span
        legend={t('settings.hours-weekend')}
        span={settings.callingHours.weekend}
        onChange={(weekend) => keepHours({ weekend })}
      />
      <p className={styles.help}>{t('settings.hours-help')}</p>
      <LineField
        className={styles.minutes}
        label={t('settings.recent')}
        help={t('settings.recent-help')}
        error={wholeMinutes ? null : t('settings.recent-refused')}
        inputMode="numeric"
        maxLength={4}
        value={minutes}
        onChange={writeMinutes}
      />
    </>
  );
}

interface SpanProps {
  readonly legend: string;
  readonly span: CallingHours['weekday'];
  readonly onChange: (span: CallingHours['weekday']) => void;
}

function Span({ legend, span, onChange }: SpanProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(span);
  const inOrder = typed.from < typed.to;

  /** An hour that is missing is said where it is missing; the order, at the end. */
  function problemOf(end: keyof CallingHours['weekday']): string | null {
    if (typed[end] === '') return t('settings.hours-missing');
    return end === 'to' && typed.from !== '' && !inOrder ? t('settings.hours-refused') : null;
  }

  function type(part: Partial<CallingHours['weekday']>): void {
    const next = { ...typed, ...part };
    setTyped(next);
    if (next.from !== '' && next.to !== '' && next.from < next.to) onChange(next);
  }

  return (
    <fieldset className={styles.span}>
      <legend className={styles.legend}>{legend}</legend>
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={t(`settings.hours-${end}`)} error={problemOf(end)}>
          {(ids) => (
            <DateInput
              {...ids}
              kind="hour"
              className={`${inputClass} ${styles.hour}`}
              aria-invalid={problemOf(end) !== null}
              value={typed[end]}
              onChange={(hour) => type({ [end]: hour })}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}
