// Several numbers were found in what was pasted: which one is meant?

import { useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Phone } from '../../src-preload/contract/phone.ts';
import { Keys } from '../keys/key-label.tsx';
import { Modal } from '../parts/modal.tsx';
import { phoneText } from '../parts/phone-text.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import styles from './phone-choice.module.css';

/** Draws the numbers; the keys 1 to 9 choose. */
export function PhoneChoice({ phones }: { readonly phones: readonly Phone[] }) {
  const { t } = useTranslation();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const choosePhone = useOffhook((state) => state.choosePhone);

  // On the window's way in and before the first paint: the dialog holds back what is pressed while the focus is still
  // on its way here, and a digit pressed then is meant for it all the same.
  useLayoutEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const phone = /^[1-9]$/.test(event.key) ? phones[Number(event.key) - 1] : undefined;
      if (phone === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      choosePhone(phone);
    }

    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [phones, choosePhone]);

  return (
    <Modal title={t('dial.several-numbers')} onClose={() => choosePhone(null)}>
      <ol className={styles.phones}>
        {phones.map((phone, index) => (
          <li key={phone.raw + phone.dial}>
            <button type="button" className={styles.phone} onClick={() => choosePhone(phone)}>
              <span>{phoneText(t, { number: phone.e164, extension: phone.extension, raw: phone.dial }, region)}</span>
              {index < 9 && <Keys keys={String(index + 1)} />}
            </button>
          </li>
        ))}
      </ol>
    </Modal>
  );
}
