// Corrects a call that has ended: its outcome, its talk time and its note, and its number while the CRM has nothing of it.

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../src-preload/contract/call.ts';
import type { CallRow } from '../../src-preload/contract/delivery.ts';
import { formatAsTyped, parsePhone } from '../../src-preload/contract/phone.ts';
import { useKeys } from '../keys/use-keys.ts';
import { Button } from '../parts/button.tsx';
import { sendByKey } from '../parts/dialog-form.tsx';
import { LineField } from '../parts/line-field.tsx';
import { NoteField } from '../parts/note-field.tsx';
import { OutcomeFields, useOutcomeEntry } from '../parts/outcome-fields.tsx';
import { isWithheld, phoneText } from '../parts/phone-text.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import styles from './call-edit.module.css';

interface CallEditProps {
  readonly row: CallRow;
  /** True where the CRM surely has nothing of the call. */
  readonly isNumberOpen: boolean;
  readonly onDone: () => void;
}

/**
 * Draws the fields; the note is saved as it is typed, the number and the outcome with "Save", which also sends a call again
 * that the CRM refused. "Cancel" and Escape put the note back as it was. The focus goes back to what opened the correction.
 */
export function CallEdit({ row, isNumberOpen, onDone }: CallEditProps) {
  const { t } = useTranslation();
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const { act, drafts, saveOutcome, settleNote, writeNote, wishFocus } = useOffhook((state) => state);
  const note = drafts[row.id]?.text ?? row.note;
  const [noteBefore] = useState(note);
  const [opener] = useState(() => document.activeElement);
  const form = useRef<HTMLFormElement>(null);
  const [refusesNumber] = useState(() => row.delivery?.fields.some(({ name }) => name === 'call_phone') === true);
  const [numberBefore] = useState(() => (isWithheld(row) ? '' : phoneText(t, row, region)));
  const [number, setNumber] = useState(numberBefore);
  // What the CRM refused waits for nothing else than this.
  const sendsAgain = row.delivery?.parked === 'refused';
  const isRenumbered = isNumberOpen && number.trim() !== numberBefore;
  const parsed = parsePhone(number, region);
  const { entry, pick, type } = useOutcomeEntry(row);

  useEffect(() => {
    const fields = refusesNumber ? ['input[type="tel"]', 'input:checked'] : ['input:checked', 'input, textarea'];
    const first = fields.map((field) => form.current?.querySelector<HTMLElement>(field)).find((field) => field != null);
    first?.focus();
  }, [refusesNumber]);

  useKeys({ close: cancel });

  function cancel(): void {
    if (note !== noteBefore) writeNote(row.id, noteBefore);
    leave();
  }

  /** The button that opened it is gone while the correction is open, and comes back in its place. */
  function leave(): void {
    const still = opener instanceof HTMLElement && opener.isConnected && opener.checkVisibility();
    wishFocus(still && opener !== document.body ? 'call-list' : 'edit-call');
    onDone();
  }

  async function save(): Promise<void> {
    if (!entry.duration.ok || (isRenumbered && !parsed.ok) || !(await settleNote(row.id))) return;
    if (isRenumbered && !(await act('call.number', { callId: row.id, text: number })).ok) return;
    if (entry.outcome !== null && changed(row, entry.outcome, entry.duration.seconds)) {
      if (!(await saveOutcome(row.id, entry.outcome, entry.duration.seconds))) return;
    }
    if (sendsAgain && !(await act('call.send', { callId: row.id })).ok) return;
    leave();
  }

  return (
    <form
      ref={form}
      className={styles.edit}
      aria-label={t('detail.edit')}
      onKeyDown={sendByKey}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {row.method === 'phone' && (
        <OutcomeFields
          legend={t('outcome.label')}
          direction={row.direction}
          origin={row.origin}
          entry={entry}
          onOutcome={pick}
          onDuration={type}
        />
      )}
      {isNumberOpen && (
        <LineField
          type="tel"
          label={t('dial.number')}
          help={parsed.ok ? parsed.phone.dial : null}
          error={isRenumbered && !parsed.ok ? t(`refusal.${parsed.refusal}`) : null}
          maxLength={1_000}
          value={number}
          onChange={(text) => setNumber(formatAsTyped(text, region))}
        />
      )}
      <NoteField callId={row.id} note={row.note} rows={3} isPlace={false} onEnter={() => void save()} />
      <div className={styles.deeds}>
        <Button type="submit" kind="main">
          {t(sendsAgain ? 'detail.save-and-send' : 'detail.save')}
        </Button>
        <Button onClick={cancel}>{t('detail.leave')}</Button>
      </div>
    </form>
  );
}

function changed(row: CallRow, outcome: Outcome, duration: number | null): boolean {
  return outcome !== row.outcome || (outcome === 'answered' && duration !== row.duration);
}
