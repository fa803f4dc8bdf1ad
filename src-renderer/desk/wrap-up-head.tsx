// The head of a wrap-up: which call it is, and how many more wait to be finished.

import { ClipboardPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../src-preload/contract/call.ts';
import { Button } from '../parts/button.tsx';
import { phoneText } from '../parts/phone-text.ts';
import { When } from '../parts/when.tsx';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { useLanguage } from '../words/use-language.ts';
import { useNow } from '../words/use-now.ts';
import { formatCount } from '../words/when.ts';
import styles from './wrap-up-head.module.css';

interface WrapUpHeadProps {
  readonly call: Call;
  readonly who: string;
  readonly unfolded: boolean;
}

/** Draws the head; folded to one line, it only says that a call waits and opens it. */
export function WrapUpHead({ call, who, unfolded }: WrapUpHeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const others = useSnapshot((snapshot) => snapshot.wrapUps).filter((other) => other.id !== call.id);
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const takeInHand = useOffhook((state) => state.takeInHand);
  const wishFocus = useOffhook((state) => state.wishFocus);
  const next = others[0];

  function take(callId: string): void {
    takeInHand(callId);
    wishFocus(`note:${callId}`);
  }

  return (
    <header className={unfolded ? styles.head : `${styles.head} ${styles.folded}`}>
      <ClipboardPen size={16} className={styles.icon} aria-hidden="true" />
      <div className={styles.words}>
        <h2>{t('wrap-up.title', { who })}</h2>
        {unfolded && (
          <p className={styles.facts}>
            {call.lead !== null && <span>{phoneText(t, call, region)}</span>}
            <When at={call.startedAt} now={now} />
          </p>
        )}
      </div>
      {next !== undefined && unfolded && (
        <Button kind="quiet" onClick={() => take(next.id)}>
          {t('wrap-up.more', { count: others.length, number: formatCount(others.length, language) })}
        </Button>
      )}
      {!unfolded && <Button onClick={() => take(call.id)}>{t('wrap-up.open')}</Button>}
    </header>
  );
}
