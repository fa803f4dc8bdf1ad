// Messages in passing, at the foot of the window: they never take the focus, and stay until read.

import { Check, TriangleAlert, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../store/messages.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { failureWords } from '../words/failure-words.ts';
import styles from './message-list.module.css';

const newsStays = 5_000;
const failureStays = 20_000;

/** Draws the messages that weren't dismissed yet. */
export function MessageList() {
  const messages = useOffhook((state) => state.messages);
  return (
    <div className={styles.messages}>
      {messages.map((message) => (
        <MessageLine key={message.id} message={message} />
      ))}
    </div>
  );
}

function MessageLine({ message }: { readonly message: Message }) {
  const { t } = useTranslation();
  const dismiss = useOffhook((state) => state.dismiss);
  const failed = message.kind === 'failure';
  useEffect(() => {
    const timer = setTimeout(() => dismiss(message.id), failed ? failureStays : newsStays);
    return () => clearTimeout(timer);
  }, [dismiss, message.id, failed]);
  const Icon = failed ? TriangleAlert : Check;
  return (
    <div role={failed ? 'alert' : 'status'} className={failed ? `${styles.message} ${styles.failed}` : styles.message}>
      <Icon size={16} aria-hidden="true" />
      <p className={styles.words}>
        {message.kind === 'failure' ? failureWords(t, message.failure) : t(`message.${message.news}`)}
      </p>
      <button
        type="button"
        className={styles.dismiss}
        aria-label={t('message.dismiss')}
        onClick={() => dismiss(message.id)}
      >
        <X size={14} aria-hidden="true" />
      </button>
    </div>
  );
}
