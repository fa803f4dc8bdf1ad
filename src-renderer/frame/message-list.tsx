// Messages in passing, at the foot of the window: they never take the focus, cover nothing, and stay until read.

import { Check, TriangleAlert, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../keys/use-keys.ts';
import { useUsualKey } from '../keys/use-usual-key.ts';
import { Button } from '../parts/button.tsx';
import { phoneText } from '../parts/phone-text.ts';
import { type Message, undoable } from '../store/messages.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { failureWords } from '../words/failure-words.ts';
import styles from './message-list.module.css';

const newsStays = 5_000;
const undoStays = 10_000;
const failureStays = 20_000;

/** Draws the messages that weren't dismissed yet. */
export function MessageList() {
  const messages = useOffhook((state) => state.messages);
  const undo = useOffhook((state) => state.undo);
  const undoNow = undoable(messages) === null ? undefined : undo;
  useKeys({ undo: undoNow });
  useUsualKey('z', undoNow);
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
  const { dismiss, undo, messages } = useOffhook((state) => state);
  const failed = message.kind === 'failure';
  const canUndo = message.kind === 'news' && message.undo !== null;
  const stays = failed ? failureStays : canUndo ? undoStays : newsStays;
  useEffect(() => {
    const timer = setTimeout(() => dismiss(message.id), stays);
    return () => clearTimeout(timer);
  }, [dismiss, message.id, stays]);
  const Icon = failed ? TriangleAlert : Check;
  return (
    <div role={failed ? 'alert' : 'status'} className={failed ? `${styles.message} ${styles.failed}` : styles.message}>
      <Icon size={16} aria-hidden="true" />
      <p className={styles.words}>
        {message.kind === 'failure' ? failureWords(t, message.failure) : <NewsWords message={message} />}
      </p>
      {canUndo && message === undoable(messages) && (
        <Button kind="quiet" keyId="undo" keyShown="on" onClick={undo}>
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

function NewsWords({ message: { news, call } }: { readonly message: Extract<Message, { kind: 'news' }> }) {
  const { t } = useTranslation();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const who = call === null ? '' : call.lead?.name || phoneText(t, call, region);
  return who === '' ? t(`message.${news}`) : t(`message.${news}-with`, { who });
}
