// Messages in passing, at the foot of the window: they never take the focus, and stay until read.

import { Check, TriangleAlert, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../keys/use-keys.ts';
import { Button } from '../parts/button.tsx';
import type { Message } from '../store/messages.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { failureWords } from '../words/failure-words.ts';
import styles from './message-list.module.css';

const newsStays = 5_000;
/** What has to be read, or may be taken back. */
const longer = 20_000;

/** Draws the messages that weren't dismissed yet. */
export function MessageList() {
  const messages = useOffhook((state) => state.messages);
  const undoing = messages.findLast((message) => message.kind === 'news' && message.undo !== null);
  const takeBack = useTakeBack();
  useKeys({ undo: undoing === undefined ? undefined : () => takeBack(undoing) });
  return (
    <div className={styles.messages}>
      {messages.map((message) => (
        <MessageLine key={message.id} message={message} keyed={message === undoing} />
      ))}
    </div>
  );
}

/** Returns how to take back what a message tells. */
function useTakeBack(): (message: Message) => void {
  const dismiss = useOffhook((state) => state.dismiss);
  return (message) => {
    dismiss(message.id);
    if (message.kind === 'news') void message.undo?.();
  };
}

/** `keyed`: the key of undo is for this one. */
function MessageLine({ message, keyed }: { readonly message: Message; readonly keyed: boolean }) {
  const { t } = useTranslation();
  const dismiss = useOffhook((state) => state.dismiss);
  const takeBack = useTakeBack();
  const failed = message.kind === 'failure';
  const undone = message.kind === 'news' && message.undo !== null;
  useEffect(() => {
    const timer = setTimeout(() => dismiss(message.id), failed || undone ? longer : newsStays);
    return () => clearTimeout(timer);
  }, [dismiss, message.id, failed, undone]);
  const Icon = failed ? TriangleAlert : Check;
  return (
    <div role={failed ? 'alert' : 'status'} className={failed ? `${styles.message} ${styles.failed}` : styles.message}>
      <Icon size={16} aria-hidden="true" />
      <p className={styles.words}>
        {message.kind === 'failure' ? failureWords(t, message.failure) : t(`message.${message.news}`)}
      </p>
      {undone && (
        <Button kind="quiet" {...(keyed && { keyId: 'undo', keyShown: 'on' })} onClick={() => takeBack(message)}>
          {t('message.undo')}
        </Button>
      )}
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
