// A key as it is drawn beside the deed it does.

import { useTranslation } from 'react-i18next';
import styles from './key-label.module.css';
import type { KeyId } from './key-map.ts';
import { keysOf } from './own-keys.ts';
import { useKeyChoices } from './use-key-choices.ts';

/** Draws the first key of a deed; nothing where it has none. */
export function KeyLabel({ id }: { readonly id: KeyId }) {
  const [keys] = keysOf(id, useKeyChoices());
  return keys === undefined ? null : (
    <span aria-hidden="true">
      <Keys keys={keys} />
    </span>
  );
}

/** Draws a key as the table writes it. */
export function Keys({ keys }: { readonly keys: string }) {
  const { t } = useTranslation();
  return (
    <span className={styles.keys}>
      {keys.split(' ').map((chord) => (
        <kbd key={chord} className={styles.key}>
          {chord
            .split('+')
            .map((part) =>
              part.length === 1
                ? part.toUpperCase()
                : part === 'mod' && onMac
                  ? '⌘'
                  : t(`key.${part}`, { defaultValue: part.length > 3 ? part : part.toUpperCase() }),
            )
            .join('+')}
        </kbd>
      ))}
    </span>
  );
}

const onMac = navigator.userAgent.includes('Mac OS');
