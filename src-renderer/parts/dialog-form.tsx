// The form that a dialog consists of: its fields, why it wasn't taken, and the two ways out.

import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../src-preload/contract/failure.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { Button } from './button.tsx';
import styles from './dialog-form.module.css';
import { FailureAlert } from './failure-alert.tsx';

interface DialogFormProps {
  /** What the button that sends it says. */
  readonly save: string;
  /** Why it wasn't taken the last time; null where it wasn't sent yet, or has changed since. */
  readonly failure: Failure | null;
  readonly onSubmit: () => Promise<void>;
  readonly children: ReactNode;
}

/** Draws the form; Enter in a line, or Ctrl+Enter anywhere, sends it. Cancel closes the dialog. */
export function DialogForm({ save, failure, onSubmit, children }: DialogFormProps) {
  const { t } = useTranslation();
  const openDialog = useOffhook((state) => state.openDialog);
  return (
    <form
      className={styles.form}
      onKeyDown={sendByKey}
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      {children}
      <div className={styles.deeds}>
        <div className={styles.failure}>
          <FailureAlert failure={failure} />
        </div>
        <Button type="submit" kind="main" keyId="send-form">
          {save}
        </Button>
        <Button onClick={() => openDialog(null)}>{t('log.cancel')}</Button>
      </div>
    </form>
  );
}

/** Sends the form of a pressed Ctrl+Enter, or Cmd+Enter: in a field of several lines Enter alone is a new line. */
export function sendByKey(event: KeyboardEvent<HTMLFormElement>): void {
  const isCtrlEnter = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
  if (!isCtrlEnter || event.defaultPrevented || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
