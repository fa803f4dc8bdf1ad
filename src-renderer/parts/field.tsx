// A labelled control: its name above, what it means or what is wrong beneath.

import { type ReactNode, useId } from 'react';
import styles from './field.module.css';

interface FieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string | null | undefined;
  /** Draws the control with the ids that tie it to its words. */
  readonly children: (ids: { readonly id: string; readonly 'aria-describedby': string | undefined }) => ReactNode;
}

/** Draws one control with its label, help and error. */
export function Field({ label, help, error, children }: FieldProps) {
  const id = useId();
  const said = error ?? help ?? null;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children({ id, 'aria-describedby': said === null ? undefined : `${id}-said` })}
      {said !== null && (
        <p id={`${id}-said`} className={typeof error === 'string' ? styles.error : styles.help}>
          {said}
        </p>
      )}
    </div>
  );
}

/** The class of every text input, area and select of the window. */
export const inputClass = styles.input;
