// The field that narrows a list as one types.

import { Search } from 'lucide-react';
import type { ComponentProps, KeyboardEvent } from 'react';
import styles from './search-box.module.css';

interface SearchBoxProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  readonly 'aria-label': string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Draws the field with its glass. */
export function SearchBox({ onChange, onKeyDown, ...input }: SearchBoxProps) {
  /** The key that leads here does nothing more where one is here already: no search begins with it. */
  function passSlash(event: KeyboardEvent<HTMLInputElement>): void {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    if (event.key === '/' && selectionStart === 0 && selectionEnd === value.length) event.preventDefault();
    else onKeyDown?.(event);
  }

  return (
    <div className={styles.box}>
      <Search size={16} aria-hidden="true" />
      <input
        {...input}
        type="search"
        className={styles.field}
        autoComplete="off"
        maxLength={200}
        onKeyDown={passSlash}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
