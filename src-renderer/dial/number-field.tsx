// The number as it is typed: regrouped under the caret without moving it, filled by a paste, dialled by Enter.

import {
  type ChangeEvent,
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
} from 'react';
import { useTranslation } from 'react-i18next';
import { formatAsTyped } from '../../src-preload/contract/phone.ts';
import { useFocusPlace } from '../store/use-focus-place.ts';
import { useOffhook, useSnapshot } from '../store/use-offhook.ts';
import { caretAfter, significantBefore, withoutBareGrouping, withoutOneBefore } from './caret.ts';
import styles from './number-field.module.css';

interface NumberFieldProps {
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly field: RefObject<HTMLInputElement | null>;
  /** Goes to the choice of a lead, where there is one. */
  readonly onDown: () => void;
}

/** Draws the field that the number is typed in. */
export function NumberField({ describedBy, invalid, field, onDown }: NumberFieldProps) {
  const { t } = useTranslation();
  const text = useOffhook((state) => state.dial.text);
  const type = useOffhook((state) => state.type);
  const paste = useOffhook((state) => state.paste);
  const ignoresEnter = useOffhook((state) => state.ignoresEnter);
  const region = useSnapshot((snapshot) => snapshot.settings.region);
  const caret = useRef<number | null>(null);
  useFocusPlace('number', field);

  useLayoutEffect(() => {
    if (caret.current === null) return;
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  function onChange(event: ChangeEvent<HTMLInputElement>): void {
    const { value, selectionStart } = event.target;
    const typed = { text: value, caret: selectionStart ?? value.length };
    const significant = significantBefore(value, value.length);
    const nothingGone = significant === significantBefore(text, text.length) && value.length < text.length;
    const backspace =
      event.nativeEvent instanceof InputEvent && event.nativeEvent.inputType === 'deleteContentBackward';
    const meant = backspace && nothingGone ? withoutOneBefore(typed.text, typed.caret) : typed;
    const regrouped = formatAsTyped(meant.text, region);
    // At the end the caret stays at the end, after a space that an extension is about to follow too.
    const atEnd = meant.caret === meant.text.length;
    caret.current = atEnd ? regrouped.length : caretAfter(regrouped, significantBefore(meant.text, meant.caret));
    type(withoutBareGrouping(meant.text));
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>): void {
    const whole = event.currentTarget.selectionEnd === text.length && event.currentTarget.selectionStart === 0;
    if ((text === '' || whole) && paste(event.clipboardData.getData('text'))) event.preventDefault();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // Neither an Enter held down since the wrap-up nor a second one may call the number that stands here.
    const isPlain = !event.ctrlKey && !event.metaKey;
    if (event.key === 'Enter' && isPlain && (event.repeat || ignoresEnter())) event.preventDefault();
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    onDown();
  }

  return (
    <input
      id="number"
      ref={field}
      className={styles.number}
      type="tel"
      autoComplete="off"
      spellCheck={false}
      maxLength={1_000}
      placeholder={t('dial.placeholder')}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      value={text}
      onChange={onChange}
      onPaste={onPaste}
      onKeyDown={onKeyDown}
    />
  );
}
