// How the day's calls ended: a bar for each outcome, with its words and its number beside it.

import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../src-preload/contract/call.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatCount } from '../words/when.ts';
import fills from './bar-fills.module.css';
import { lengthOf } from './bars.ts';
import styles from './outcome-bars.module.css';
import type { OutcomeCount } from './outcomes.ts';

interface OutcomeBarsProps {
  readonly counts: readonly OutcomeCount[];
  /** Called with the outcome that was picked; null on paper. */
  readonly onOpen: ((outcome: Outcome | null) => void) | null;
}

/** Draws the outcomes that there were. */
export function OutcomeBars({ counts, onOpen }: OutcomeBarsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const most = counts[0]?.calls ?? 0;
  return (
    <ul className={styles.outcomes}>
      {counts.map(({ outcome, calls }) => {
        const body = (
          <>
            <span className={styles.words}>{t(`outcome.${outcome ?? 'unknown'}`)}</span>
            <svg className={styles.drawing} aria-hidden="true">
              <rect
                className={outcome === 'answered' ? fills.answered : fills.rest}
                width={`${lengthOf(calls, most)}%`}
                height="100%"
              />
            </svg>
            <span className={styles.count}>{formatCount(calls, language)}</span>
          </>
        );
        return (
          <li key={outcome ?? 'unknown'}>
            {onOpen === null ? (
              <div className={styles.row}>{body}</div>
            ) : (
              <button type="button" className={styles.row} onClick={() => onOpen(outcome)}>
                {body}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
