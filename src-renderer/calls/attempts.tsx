// Every try to reach the CRM for a call, in plain words.

import { useTranslation } from 'react-i18next';
import type { Attempt } from '../../src-preload/contract/delivery.ts';
import { networkTroubleOf } from '../words/network-trouble.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatMoment } from '../words/when.ts';
import styles from './attempts.module.css';

/** Draws the tries, oldest first; nothing where there was none. */
export function Attempts({ attempts }: { readonly attempts: readonly Attempt[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (attempts.length === 0) return null;
  return (
    <section className={styles.attempts}>
      <h3>{t('attempts.title')}</h3>
      <ol className={styles.list}>
        {attempts.map((attempt) => (
          <li key={`${attempt.at} ${attempt.kind} ${attempt.outcome}`}>
            <time dateTime={new Date(attempt.at).toISOString()}>{formatMoment(attempt.at, language)}</time>
            <p>
              {t(`attempts.kind-${attempt.kind}`)} {t(`attempts.outcome-${attempt.outcome}`)}
              {attempt.status !== null && ` ${t('attempts.status', { status: attempt.status })}`}
            </p>
            <Reason attempt={attempt} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the CRM said where it refused; else what the network did, with its code for whoever looks after that. */
function Reason({ attempt: { outcome, status, message } }: { readonly attempt: Attempt }) {
  const { t } = useTranslation();
  if (message === null) {
    const words = status === null ? undefined : statusWords.get(status);
    return words === undefined ? null : <p className={styles.message}>{t(words)}</p>;
  }
  const trouble = outcome === 'not-sent' || outcome === 'ambiguous' ? networkTroubleOf(message) : null;
  if (trouble === null) return <p className={styles.message}>{message}</p>;
  return (
    <p className={styles.message}>
      {t(`attempts.trouble-${trouble}`)} {status === null && <span translate="no">({message})</span>}
    </p>
  );
}

/** What these answers mean, of which the client keeps no words of the CRM's. */
const statusWords: ReadonlyMap<number, string> = new Map([
  [401, 'attempts.status-key'],
  [429, 'attempts.status-pace'],
]);
