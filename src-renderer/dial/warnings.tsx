// What there is to say before a number is called: what it does or costs, the hour there, a call of minutes ago. Calm,
// beneath the number; Enter dials all the same. The stop of those who asked not to be called stands on their card.

import type { TFunction } from 'i18next';
import { Clock, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { GateWarning } from '../../src-preload/contract/gate.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { useMinute } from '../words/use-minute.ts';
import { formatHour, formatTime } from '../words/when.ts';
import styles from './warnings.module.css';

/** Draws the warnings of the number in the dialer, and has them looked at again each minute: the hour may become a late one. */
export function Warnings() {
  const refreshWarnings = useOffhook((state) => state.refreshWarnings);
  const minute = useMinute();
  useEffect(refreshWarnings, [refreshWarnings, minute]);
  return <WarningList warnings={useOffhook((state) => state.dial.warnings)} />;
}

/** Draws warnings; said aloud when the agent pauses. */
export function WarningList({ warnings }: { readonly warnings: readonly GateWarning[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const said = warnings.filter(({ kind }) => kind !== 'do-not-call');
  return (
    // Of a warning that stays, the time there goes on, and isn't said each minute.
    <ul className={styles.warnings} aria-live="polite" aria-relevant="additions">
      {said.map((warning) => (
        <li key={keyOf(warning)} className={styles.warning}>
          {isOfTime(warning) ? <Clock size={16} aria-hidden="true" /> : <TriangleAlert size={16} aria-hidden="true" />}
          <span>{warningWords(t, language, warning)}</span>
        </li>
      ))}
    </ul>
  );
}

function isOfTime({ kind }: GateWarning): boolean {
  return kind === 'outside-hours' || kind === 'called-recently';
}

/** What makes it another warning, to be said anew. */
function keyOf(warning: GateWarning): string {
  switch (warning.kind) {
    case 'outside-hours':
      return warning.times.map(({ zone }) => zone).join(' ');
    case 'called-recently':
      return String(warning.at);
    case 'abroad':
      return `abroad ${warning.country}`;
    case 'service-code':
    case 'premium':
    case 'do-not-call':
      return warning.kind;
  }
}

function warningWords(t: TFunction, language: string, warning: GateWarning): string {
  switch (warning.kind) {
    case 'outside-hours': {
      const [one, ...others] = warning.times;
      const hours = one && { from: formatTime(one.hours.from, language), to: formatTime(one.hours.to, language) };
      const times = warning.times.map(({ time }) => formatTime(time, language));
      if (others.length === 0) return t('dial.outside-hours', { time: times[0], ...hours });
      const list = new Intl.ListFormat(language, { type: 'disjunction' }).format(times);
      return t('dial.outside-hours-maybe', { times: list, ...hours });
    }
    case 'called-recently':
      return t(warning.outcome === null ? 'dial.called-recently' : 'dial.called-recently-outcome', {
        hour: formatHour(warning.at, language),
        outcome: warning.outcome === null ? '' : t(`outcome.${warning.outcome}`).toLocaleLowerCase(language),
      });
    case 'service-code':
    case 'premium':
      return t(`dial.${warning.kind}`);
    case 'abroad': {
      const country = warning.country && new Intl.DisplayNames(language, { type: 'region' }).of(warning.country);
      return country ? t('dial.abroad', { country }) : t('dial.abroad-nowhere');
    }
    case 'do-not-call':
      return '';
  }
}
