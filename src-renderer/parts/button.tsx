// A button, with its key on it or in its tooltip.

import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { KeyLabel } from '../keys/key-label.tsx';
import type { KeyId } from '../keys/key-map.ts';
import { keysOf } from '../keys/own-keys.ts';
import { useKeyChoices } from '../keys/use-key-choices.ts';
import styles from './button.module.css';
import { Hint } from './hint.tsx';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: (() => void) | undefined;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly onBlur?: () => void;
  readonly kind?: 'plain' | 'main' | 'quiet' | 'danger';
  readonly type?: 'button' | 'submit';
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  /** What it is called where its words alone don't say; it holds them. */
  readonly label?: string;
  readonly pressed?: boolean;
  /** For a button that shows and hides what comes after it. */
  readonly expanded?: boolean;
  /** The id of what it shows and hides. */
  readonly controls?: string;
  /** The key that does the same. */
  readonly keyId?: KeyId;
  /** `on`: drawn on the button. `hint`: only in its tooltip. */
  readonly keyShown?: 'on' | 'hint';
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Draws a button that says in words what it does. */
export function Button({ kind = 'plain', type = 'button', keyShown = 'hint', ...props }: ButtonProps) {
  const { children, icon, keyId } = props;
  const choices = useKeyChoices();
  const button = (
    <button
      ref={props.ref}
      type={type}
      className={`${styles.button} ${styles[kind]}`}
      onClick={props.onClick}
      onKeyDown={props.onKeyDown}
      onBlur={props.onBlur}
      disabled={props.disabled}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      aria-keyshortcuts={keyId === undefined ? undefined : spoken(keysOf(keyId, choices))}
    >
      {icon}
      <span>{children}</span>
      {keyId !== undefined && keyShown === 'on' && <KeyLabel id={keyId} />}
    </button>
  );
  if (keyId === undefined || keyShown === 'on') return button;
  return <Hint keyId={keyId}>{button}</Hint>;
}

/** Writes keys as `aria-keyshortcuts` wants them; undefined for none. */
function spoken(keys: readonly string[]): string | undefined {
  const chords = keys
    .filter((one) => !one.includes(' '))
    .map((one) => one.replace('mod', 'Control').replace('alt', 'Alt').replace('escape', 'Escape'));
  return chords.length === 0 ? undefined : chords.join(' ');
}
