// How long the present phase has lasted: computed at each drawing, never counted, so that a sleeping window is right again.

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffhook } from '../store/use-offhook.ts';
import { formatDuration } from '../words/duration.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatCount } from '../words/when.ts';
import styles from './timer.module.css';

const redrawn = 200;
/** Seconds between two times that the length of a call is read out. */
const toldEvery = 300;

/** Draws the time since the phase began. `elapsed` is milliseconds at the moment the snapshot was taken. */
export function Timer({ elapsed }: { readonly elapsed: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const cameAt = useOffhook((state) => state.cameAt);
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), redrawn);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.floor((elapsed + Math.max(0, now - cameAt)) / 1000);
  // A timer is silent by its role. Every five minutes is enough to know how long one has been talking.
  const told = Math.floor(seconds / toldEvery) * (toldEvery / 60);
  return (
    <>
      <span className={styles.timer} role="timer" aria-label={t('call.timer')}>
        {formatDuration(seconds)}
      </span>
      <span role="status" className="unseen">
        {told > 0 && t('announce.minutes', { count: told, number: formatCount(told, language) })}
      </span>
    </>
  );
}
