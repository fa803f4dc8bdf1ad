// Chooses the lead that a call belongs to: those who hold its number first, anyone else by name or digits.

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '../../src-preload/contract/lead.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { Field, inputClass } from './field.tsx';
import { LeadFacts } from './lead-facts.tsx';
import styles from './lead-picker.module.css';

interface LeadPickerProps {
  /** E.164 of the call, or null where it has none. */
  readonly number: string | null;
  readonly onChoose: (lead: Lead) => void;
}

/** Draws a search for a lead; the arrows move between the field and what was found. */
export function LeadPicker({ number, onChoose }: LeadPickerProps) {
  const { t } = useTranslation();
  // An answer that a newer search has overtaken is no failure to tell of.
  const request = useOffhook((state) => state.request);
  const holders = useHolders(number);
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Lead[]>([]);
  const newest = useRef(0);
  const searched = text.trim() !== '';
  const leads = searched ? found : holders;

  async function search(value: string): Promise<void> {
    setText(value);
    newest.current += 1;
    const mine = newest.current;
    if (value.trim() === '') return setFound([]);
    const result = await request('leads.search', { text: value.trim() });
    if (result.ok && mine === newest.current) setFound(result.value.leads);
  }

  return (
    <search className={styles.picker} onKeyDown={moveByArrows}>
      <Field label={t('lead.search')} help={searched && found.length === 0 ? t('lead.none-found') : null}>
        {(ids) => (
          <input
            {...ids}
            type="search"
            className={inputClass}
            autoComplete="off"
            value={text}
            onChange={(event) => void search(event.target.value)}
            onKeyDown={(event) => {
              // Enter here chooses, and must not finish the wrap-up that the search stands in.
              if (event.key !== 'Enter') return;
              event.preventDefault();
              const [only] = leads;
              if (only !== undefined && leads.length === 1) onChoose(only);
            }}
          />
        )}
      </Field>
      {leads.length > 0 && (
        <ul className={styles.found} aria-label={t('lead.found')}>
          {leads.map((lead) => (
            <li key={lead.id}>
              <button type="button" className={styles.lead} onClick={() => onChoose(lead)}>
                <LeadFacts lead={lead} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}

/** Leads that hold a number; they come from the store on this computer, so at once. */
function useHolders(number: string | null): readonly Lead[] {
  const act = useOffhook((state) => state.act);
  const [holders, setHolders] = useState<readonly Lead[]>([]);
  useEffect(() => {
    let gone = false;
    if (number !== null) {
      void act('leads.by-number', { number, open: null }).then((result) => {
        if (result.ok && !gone) setHolders(result.value.leads);
      });
    }
    return () => {
      gone = true;
    };
  }, [act, number]);
  return holders;
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
