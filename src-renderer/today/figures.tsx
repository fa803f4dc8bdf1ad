// The day in five numbers, large enough to be taken in at a glance.

import { PhoneMissed } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallSums } from '../../src-preload/contract/today.ts';
import { formatDuration } from '../words/duration.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatCount, formatPercent } from '../words/when.ts';
import { percent } from './bars.ts';
import styles from './figures.module.css';

interface FiguresProps {
  /** Null until they are read: the places are kept. */
  readonly totals: CallSums | null;
  readonly callbacks: number;
  /** Called to see who is owed a call; null on paper. */
  readonly onCallbacks: (() => void) | null;
}

/** Draws the numbers. */
export function Figures({ totals, callbacks, onCallbacks }: FiguresProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const count = (calls: number) => formatCount(calls, language);
  const reached = totals && percent(totals.reached, totals.outgoing);
  const average = totals && totals.answered > 0 ? Math.round(totals.talkSeconds / totals.answered) : null;
  return (
    <ul className={styles.figures}>
      <Figure
        name={t('today.calls')}
        value={totals && count(totals.calls)}
        aside={
          totals &&
          t('today.calls-aside', { outgoing: count(totals.outgoing), incoming: count(totals.calls - totals.outgoing) })
        }
      />
      <Figure
        name={t('today.reach')}
        value={reached === null ? none : formatPercent(reached, language)}
        aside={
          totals &&
          totals.outgoing > 0 &&
          t('today.reach-aside', { reached: count(totals.reached), outgoing: count(totals.outgoing) })
        }
      />
      <Figure
        name={t('today.talk')}
        value={totals && formatDuration(totals.talkSeconds)}
        aside={
          totals &&
          totals.answered > 0 &&
          t('today.talk-aside', { count: totals.answered, number: count(totals.answered) })
        }
      />
      <Figure
        name={t('today.average')}
        value={average === null ? none : formatDuration(average)}
        aside={t('today.average-aside')}
      />
      <li className={callbacks > 0 ? `${styles.figure} ${styles.owed}` : styles.figure}>
        <FigureBody
          name={t('today.callbacks')}
          value={count(callbacks)}
          aside={
            callbacks === 0 ? (
              t('today.callbacks-none')
            ) : onCallbacks === null ? null : (
              <button type="button" className={styles.open} onClick={onCallbacks}>
                <PhoneMissed size={14} aria-hidden="true" />
                {t('today.callbacks-open')}
              </button>
            )
          }
        />
      </li>
    </ul>
  );
}

const none = '–';

interface FigureProps {
  readonly name: string;
  readonly value: string | null;
  readonly aside: ReactNode;
}

function Figure(props: FigureProps) {
  return (
    <li className={styles.figure}>
      <FigureBody {...props} />
    </li>
  );
}

function FigureBody({ name, value, aside }: FigureProps) {
  return (
    <>
      <span className={styles.name}>{name}</span>
      <span className={styles.value}>{value ?? none}</span>
      <span className={styles.aside}>{aside}</span>
    </>
  );
}
