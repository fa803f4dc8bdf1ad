// The twelve keys of a phone, for those who want them.

import { Delete } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOffhook } from '../store/use-offhook.ts';
import styles from './keypad.module.css';

/** Draws the keypad; its keys write at the end of the number. */
export function Keypad() {
  const { t } = useTranslation();
  const text = useOffhook((state) => state.dial.text);
  const type = useOffhook((state) => state.type);
  return (
    <fieldset className={styles.keypad} aria-label={t('dial.keypad')}>
      {keys.map(([digit, letters]) => (
        <button key={digit} type="button" className={styles.key} aria-label={digit} onClick={() => type(text + digit)}>
          <span className={styles.digit}>{digit}</span>
          <span className={styles.letters}>{letters}</span>
        </button>
      ))}
      <button
        type="button"
        className={`${styles.key} ${styles.erase}`}
        aria-label={t('dial.erase')}
        disabled={text === ''}
        onClick={() => type(text.slice(0, -1).trimEnd())}
      >
        <Delete size={20} aria-hidden="true" />
      </button>
    </fieldset>
  );
}

const keys = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
] as const;
