// Why what was asked for didn't happen, beside the button that asked.

import { useTranslation } from 'react-i18next';
import type { Failure } from '../../src-preload/contract/failure.ts';
import { failureWords } from '../words/failure-words.ts';
import styles from './failure-alert.module.css';

/** Draws the failure, and says it aloud; nothing for null. */
export function FailureAlert({ failure }: { readonly failure: Failure | null }) {
  const { t } = useTranslation();
  if (failure === null) return null;
  return (
    <p role="alert" className={styles.failure}>
      {failureWords(t, failure)}
    </p>
  );
}
