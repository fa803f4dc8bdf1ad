// The note of a call: saved at every keystroke, and never taken back from under the agent's hands.

import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusPlace } from '../store/use-focus-place.ts';
import { useOffhook } from '../store/use-offhook.ts';
import { Field, inputClass } from './field.tsx';
import styles from './note-field.module.css';

interface NoteFieldProps {
  readonly callId: string;
  /** The note as the core has it; what is being typed wins over it. */
  readonly note: string;
  readonly rows: number;
  /** True where deeds that lead to the call's note lead here. */
  readonly isPlace: boolean;
  /** Called by Enter; null where Enter starts a new line. */
  readonly onEnter: (() => void) | null;
}

/** Draws the note and whether it is safe. */
export function NoteField({ callId, note, rows, isPlace, onEnter }: NoteFieldProps) {
  const { t } = useTranslation();
  const draft = useOffhook((state) => state.drafts[callId]);
  const writeNote = useOffhook((state) => state.writeNote);
  const takeInHand = useOffhook((state) => state.takeInHand);
  const { noteHeight, keepNoteHeight } = useOffhook((state) => state);
  const element = useRef<HTMLTextAreaElement>(null);
  useFocusPlace(`note:${callId}`, isPlace ? element : nowhere);

  /** The browser writes the height that the corner was dragged to on the element itself. */
  function keepHeight(event: PointerEvent<HTMLTextAreaElement>): void {
    const { style, offsetHeight } = event.currentTarget;
    if (style.height !== '' && offsetHeight !== noteHeight) keepNoteHeight(offsetHeight);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || onEnter === null) return;
    event.preventDefault();
    onEnter();
  }

  return (
    <Field label={t('note.label')} error={draft?.state === 'not-saved' ? t('note.not-saved') : null}>
      {(ids) => (
        <textarea
          {...ids}
          ref={element}
          className={rows > 1 ? `${inputClass} ${styles.note} ${styles.roomy}` : `${inputClass} ${styles.note}`}
          rows={rows}
          maxLength={20_000}
          style={noteHeight === null ? undefined : { height: noteHeight }}
          onPointerUp={keepHeight}
          value={draft?.text ?? note}
          onChange={(event) => {
            takeInHand(callId);
            writeNote(callId, event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
      )}
    </Field>
  );
}

const nowhere = { current: null };
