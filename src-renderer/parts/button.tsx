// A button, with its key on it or in its tooltip.

import type { ReactNode, Ref } from 'react';
import { KeyLabel } from '../keys/key-label.tsx';
import { type KeyId, keyEntry } from '../keys/key-map.ts';
import styles from './button.module.css';
import { Hint } from './hint.tsx';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: (() => void) | undefined;
  readonly kind?: 'plain' | 'main' | 'quiet' | 'danger';
  readonly type?: 'button' | 'submit';
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  /** The key that does the same. */
  readonly keyId?: KeyId;
  /** `on`: drawn on the button. `hint`: only in its tooltip. */
  readonly keyShown?: 'on' | 'hint';
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Draws a button that says in words what it does. */
export function Button({ kind = 'plain', type = 'button', keyShown = 'hint', ...props }: ButtonProps) {
  const { children, icon, keyId } = props;
  const button = (
    <button
      ref={props.ref}
      type={type}
      className={`${styles.button} ${styles[kind]}`}
      onClick={props.onClick}
      disabled={props.disabled}
      aria-pressed={props.pressed}
      aria-keyshortcuts={keyId === undefined ? undefined : spoken(keyId)}
    >
      {icon}
      <span>{children}</span>
      {keyId !== undefined && keyShown === 'on' && <KeyLabel id={keyId} />}
    </button>
  );
  if (keyId === undefined || keyShown === 'on') return button;
  return <Hint keyId={keyId}>{button}</Hint>;
}

/** Writes a deed's keys as `aria-keyshortcuts` wants them. */
function spoken(id: KeyId): string {
  return keyEntry(id)
    .keys.filter((keys) => !keys.includes(' '))
    .map((keys) => keys.replace('mod', 'Control').replace('alt', 'Alt').replace('escape', 'Escape'))
    .join(' ');
}
