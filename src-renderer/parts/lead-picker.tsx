// Chooses the lead that a call belongs to: those who hold its number first, anyone else by name or digits.

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead, NumberHolders, SuggestedBecause } from '../../src-preload/contract/lead.ts';
import { findLeads } from '../store/find-leads.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { LeadFacts } from './lead-facts.tsx';
import styles from './lead-picker.module.css';
import { LineField } from './line-field.tsx';
import { useHolders } from './use-holders.ts';

interface LeadPickerProps {
  /** E.164 of the call, or null where it has none. */
  readonly number: string | null;
  /** True where the agent asked for the search, and not where it merely stands there. */
  readonly takesFocus?: boolean;
  readonly onChoose: (lead: Lead) => void;
}

/** Draws a search for a lead; the arrows move between the field and what was found. */
export function LeadPicker({ number, takesFocus = false, onChoose }: LeadPickerProps) {
  const { t } = useTranslation();
  const { request, tellFailure, rememberHolder } = useOffhook((state) => state);
  const holders = useHolders(number);
  const [text, setText] = useState('');
  // Null before the first answer: nobody knows yet that there is none.
  const [found, setFound] = useState<readonly Lead[] | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const newest = useRef(0);
  const answering = useRef<Promise<readonly Lead[] | null>>(Promise.resolve(null));
  const searched = text.trim() !== '';
  const leads = searched ? (found ?? []) : suggestedFirst(holders);

  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);

  function search(value: string): void {
    setText(value);
    answering.current = searchFor(value.trim());
  }

  /** Null where another text is searched for by then, and for a failure, which is told. */
  async function searchFor(wanted: string): Promise<readonly Lead[] | null> {
    newest.current += 1;
    const mine = newest.current;
    if (wanted === '') {
      setFound(null);
      return null;
    }
    const result = await findLeads(request, wanted, () => mine === newest.current);
    if (result === null) return null;
    if (!result.ok) {
      tellFailure(result.failure);
      return null;
    }
    setFound(result.value.leads);
    return result.value.leads;
  }

  /** Chooses who alone is there; of a text that was just typed, who alone is found by it. */
  async function chooseOnly(): Promise<void> {
    const [only, ...others] = (searched ? await answering.current : leads) ?? [];
    if (only !== undefined && others.length === 0) choose(only);
  }

  function choose(lead: Lead): void {
    if (number !== null) rememberHolder(number, lead.id, holders.leads);
    onChoose(lead);
  }

  return (
    <search className={styles.picker} onKeyDown={moveByArrows}>
      <LineField
        ref={field}
        type="search"
        label={t('lead.search')}
        help={searched && found?.length === 0 ? t('lead.none-found') : null}
        value={text}
        onChange={search}
        onKeyDown={(event) => {
          // Enter here chooses, and must not finish the wrap-up that the search stands in.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          void chooseOnly();
        }}
      />
      {leads.length > 0 && (
        <ul className={styles.found} aria-label={t('lead.found')}>
          {leads.map((lead) => (
            <li key={lead.id}>
              <button type="button" className={styles.lead} onClick={() => choose(lead)}>
                <LeadFacts lead={lead} because={searched ? null : becauseOf(holders, lead)} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}

function suggestedFirst({ leads, suggested }: NumberHolders): readonly Lead[] {
  return leads.toSorted((one, other) => Number(other.id === suggested) - Number(one.id === suggested));
}

/** Returns why a holder is suggested; null where another one is. */
export function becauseOf({ suggested, because }: NumberHolders, lead: Lead): SuggestedBecause | null {
  return lead.id === suggested ? because : null;
}

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')];
  const present = stops.findIndex((stop) => stop.matches(':focus'));
  const target = stops[present + (event.key === 'ArrowDown' ? 1 : -1)];
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}
