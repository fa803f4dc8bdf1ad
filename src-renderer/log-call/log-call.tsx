// Logs what happened elsewhere: a call on a mobile or an unheard desk phone, an e-mail, a text, a video.

import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Method, methods } from '../../src-preload/contract/call.ts';
import { Banner } from '../parts/banner.tsx';
import { Choices } from '../parts/choices.tsx';
import { Modal } from '../parts/modal.tsx';
import { useOffhook } from '../store/use-offhook.ts';
import { CallForm } from './call-form.tsx';
import styles from './log-call.module.css';
import { MessageForm } from './message-form.tsx';

/** Draws the dialog in which something is logged by hand. */
export function LogCall() {
  const { t } = useTranslation();
  const openDialog = useOffhook((state) => state.openDialog);
  const [method, setMethod] = useState<Method>('phone');
  const first = useRef<HTMLInputElement>(null);
  // What is typed here is kept nowhere yet: leaving it takes a second word.
  const [state, setState] = useState<'untouched' | 'typed' | 'asked'>('untouched');

  function leave(): void {
    if (state === 'typed') setState('asked');
    else openDialog(null);
  }

  return (
    <Modal title={t('log.title')} onClose={leave} firstFocus={first}>
      {state === 'asked' && (
        <div role="alert" className={styles.unsaved}>
          <Banner kind="warning">{t('log.unsaved')}</Banner>
        </div>
      )}
      <div className={styles.form} onInput={(event) => isChoice(event.target) || setState('typed')}>
        <Choices
          legend={t('log.method')}
          chosen={method}
          onChoose={setMethod}
          choices={methods.map((value) => ({ value, label: t(`method.${value}`) }))}
        />
        {method === 'phone' ? <CallForm first={first} /> : <MessageForm key={method} method={method} />}
      </div>
    </Modal>
  );
}

/** A choice is made again in a moment: it is nothing that would be lost. */
function isChoice(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === 'radio';
}
