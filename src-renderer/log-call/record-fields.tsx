// The fields that everything logged by hand has: when it was, with whom, and what was said.

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '../../src-preload/contract/lead.ts';
import { Button } from '../parts/button.tsx';
import { DateInput } from '../parts/date-input.tsx';
import { Field, inputClass } from '../parts/field.tsx';
import { LeadFacts } from '../parts/lead-facts.tsx';
import { LeadPicker } from '../parts/lead-picker.tsx';
import styles from './record-fields.module.css';

interface WhenFieldProps {
  /** As `toField` writes it. */
  readonly value: string;
  /** Said where the time is missing; null where it isn't, or nobody has tried yet. */
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}

/** Draws the day and time; none to come. */
export function WhenField({ value, error, onChange }: WhenFieldProps) {
  const { t } = useTranslation();
  return (
    <Field label={t('log.when')} error={error}>
      {(ids) => <DateInput {...ids} kind="moment" className={inputClass} value={value} onChange={onChange} />}
    </Field>
  );
}

interface LeadFieldProps {
  readonly lead: Lead | null;
  /** E.164 of the call, or null where it has none. */
  readonly number: string | null;
  /** Said where a lead is missing; null where none is needed, or nobody has tried yet. */
  readonly error?: string | null;
  readonly onChange: (lead: Lead | null) => void;
}

/** Draws the chosen lead, or the search for one. */
export function LeadField({ lead, number, error = null, onChange }: LeadFieldProps) {
  const { t } = useTranslation();
  const another = useRef<HTMLButtonElement>(null);
  // The search and what was chosen take turns: once the agent has been in here, the focus goes along.
  const [turns, setTurns] = useState(0);

  useEffect(() => {
    if (turns > 0) another.current?.focus();
  }, [turns]);

  function change(next: Lead | null): void {
    setTurns(turns + 1);
    onChange(next);
  }

  if (lead === null) {
    return (
      <div>
        <LeadPicker number={number} takesFocus={turns > 0} onChoose={change} />
        {error !== null && <p className={styles.missing}>{error}</p>}
      </div>
    );
  }
  return (
    <div className={styles.lead}>
      <LeadFacts lead={lead} />
      <Button ref={another} kind="quiet" onClick={() => change(null)}>
        {t('detail.change-lead')}
      </Button>
    </div>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Draws a few lines to write in. */
export function TextField({ label, value, onChange }: TextFieldProps) {
  return (
    <Field label={label}>
      {(ids) => (
        <textarea
          {...ids}
          className={inputClass}
          rows={2}
          maxLength={20_000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
