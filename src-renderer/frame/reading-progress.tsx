// How far the reading of the leads has come, and how long it will still take, as far as that is known.

import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatCount, formatLeft } from '../words/when.ts';
import styles from './reading-progress.module.css';

/** Draws the reading that is under way; `brief` leaves out how long it will take. */
export function ReadingProgress({ brief = false }: { readonly brief?: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { done, total, secondsLeft } = useSnapshot((snapshot) => snapshot.pull);
  const words =
    total === null
      ? t('sync.leads-begun')
      : t('sync.leads-of', { done: formatCount(done, language), total: formatCount(total, language) });
  return (
    <span className={styles.reading}>
      <progress
        className={styles.progress}
        aria-label={words}
        max={total ?? 1}
        {...(total === null ? {} : { value: done })}
      />
      {words}
      {!brief && secondsLeft !== null && (
        <span>{t('sync.leads-left', { time: formatLeft(secondsLeft, language) })}</span>
      )}
    </span>
  );
}
