// A labelled line to type in.

import type { ComponentProps, ReactNode } from 'react';
import { Field, inputClass } from './field.tsx';

interface LineFieldProps extends Omit<ComponentProps<'input'>, 'id' | 'onChange'> {
  readonly label: string;
  readonly help?: ReactNode;
  /** What is wrong with the text; null where nothing is. */
  readonly error?: string | null;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Draws the line with its label, help and error. The browser suggests nothing that was typed into it before. */
export function LineField({ label, help, error = null, className, onChange, ...input }: LineFieldProps) {
  return (
    <Field label={label} help={help} error={error}>
      {(ids) => (
        <input
          {...input}
          {...ids}
          className={className === undefined ? inputClass : `${inputClass} ${className}`}
          autoComplete="off"
          aria-invalid={error === null ? undefined : true}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
