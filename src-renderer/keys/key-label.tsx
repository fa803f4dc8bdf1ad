// A key as it is drawn beside the deed it does: in the form that works where the focus is.

import { useTranslation } from 'react-i18next';
import styles from './key-label.module.css';
import { type KeyId, keyEntry } from './key-map.ts';
import { worksWhileTyping } from './match-key.ts';
import { keysOf } from './own-keys.ts';
import { useIsTyping } from './use-is-typing.ts';
import { useKeyChoices } from './use-key-choices.ts';

/** Draws the first of a deed's keys that works where the focus is; nothing where it has none. */
export function KeyLabel({ id }: { readonly id: KeyId }) {
  const keys = keysOf(id, useKeyChoices());
  // What the browser does itself, such as Enter in a form, belongs to a field.
  const isOfField = keyEntry(id).native === true;
  return <KeyHere outside={keys[0]} typing={isOfField ? keys[0] : keys.find(worksWhileTyping)} />;
}

interface KeyHereProps {
  /** The key while the focus is in no field; undefined for none. */
  readonly outside: string | undefined;
  /** The key while one types; undefined where none works then. */
  readonly typing?: string | undefined;
}

/** Draws the key that works now. The place of both is kept, so that nothing moves as the focus does. */
export function KeyHere({ outside, typing }: KeyHereProps) {
  const isTyping = useIsTyping();
  const forms = [...new Set([outside, typing])].filter((keys) => keys !== undefined);
  const now = isTyping ? typing : outside;
  if (forms.length === 0) return null;
  return (
    <span aria-hidden="true" className={styles.forms}>
      {forms.map((keys) => (
        <span key={keys} className={keys === now ? undefined : styles.elsewhere}>
          <Keys keys={keys} />
        </span>
      ))}
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
