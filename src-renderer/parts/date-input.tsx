// Dates and times to type in, as the agent's language writes them: the browser's own fields follow the browser's language.

import type { MaskitoOptions, MaskitoPreprocessor } from '@maskito/core';
import {
  maskitoDate,
  maskitoDateTime,
  maskitoParseDate,
  maskitoParseDateTime,
  maskitoParseTime,
  maskitoStringifyDate,
  maskitoStringifyDateTime,
  maskitoStringifyTime,
  maskitoTime,
} from '@maskito/kit';
import { useMaskito } from '@maskito/react';
import { type ComponentProps, useCallback, useMemo, useState } from 'react';
import { localeOf } from '../words/i18n.ts';
import { useLanguage } from '../words/use-language.ts';
import { toField } from '../words/when.ts';

interface DateInputProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'onInput'> {
  readonly kind: DateKind;
  /** As `type="date"`, `"datetime-local"` and `"time"` have it; empty for none. */
  readonly value: string;
  /** Hears the value in the same form: empty while it is half typed, or is none. */
  readonly onChange: (value: string) => void;
}

/** A day, `2026-11-22`; a moment, `2026-11-22T20:25`, on the computer's own clock; an hour of any day, `20:25`. */
export type DateKind = 'day' | 'moment' | 'hour';

/** Draws the field. The arrows turn hours and minutes; what can be no date or time isn't taken. */
export function DateInput({ kind, value, onChange, ref, ...input }: DateInputProps) {
  const language = useLanguage();
  const writing = useMemo(() => writings[kind](localeOf(language)), [kind, language]);
  const mask = useMaskito({ options: writing.mask });
  const [shown, setShown] = useState({ text: writing.write(value), value, writing });
  if (shown.value !== value || shown.writing !== writing) {
    setShown({ text: writing.write(value), value, writing });
  }

  // The same one at each drawing, or the mask would be taken off and put on at every key.
  const setElement = useCallback(
    (element: HTMLInputElement | null) => {
      mask(element);
      if (typeof ref === 'function') ref(element);
      else if (ref) ref.current = element;
    },
    [mask, ref],
  );

  function type(text: string): void {
    const typed = writing.read(text);
    setShown({ text, value: typed, writing });
    if (typed !== value) onChange(typed);
  }

  return (
    <input
      {...input}
      ref={setElement}
      autoComplete="off"
      inputMode="numeric"
      value={shown.text}
      onInput={(event) => type(event.currentTarget.value)}
    />
  );
}

/** How a kind is written in a language: the mask that types it, and the two ways between the text and the value. */
interface Writing {
  readonly mask: MaskitoOptions;
  readonly write: (value: string) => string;
  /** Empty where the text is no whole date or time. */
  readonly read: (text: string) => string;
}

const writings: Readonly<Record<DateKind, (locale: string) => Writing>> = {
  day(locale) {
    const way = { locale };
    const write = (value: string) => (value === '' ? '' : maskitoStringifyDate(new Date(`${value}T00:00`), way));
    const read = (text: string) => fieldOf(maskitoParseDate(text, way)).slice(0, 'YYYY-MM-DD'.length);
    return { mask: takingOver(maskitoDate(way)), write, read: onlyWhole(read, write) };
  },
  moment(locale) {
    const way = { locale, timeMode: 'HH:MM', dateTimeSeparator: ', ', timeStep: 1 } as const;
    const write = (value: string) => (value === '' ? '' : maskitoStringifyDateTime(new Date(value), way));
    const read = (text: string) => fieldOf(maskitoParseDateTime(text, way));
    return { mask: takingOver(maskitoDateTime(way)), write, read: onlyWhole(read, write) };
  },
  hour(locale) {
    const way = { locale, mode: 'HH:MM', step: 1 } as const;
    const write = (value: string) =>
      value === '' ? '' : maskitoStringifyTime(Date.parse(`1970-01-01T${value}Z`), way);
    const read = (text: string) => new Date(maskitoParseTime(text, way)).toISOString().slice('1970-01-01T'.length, -8);
    return { mask: takingOver(maskitoTime(way)), write, read: onlyWhole(read, write) };
  },
};

/** Begins anew where all is selected, as Tab leaves it: the mask itself takes nothing over a time with its `p.m.`. */
function takingOver(mask: Required<MaskitoOptions>): MaskitoOptions {
  const empty = { value: '', selection: [0, 0] } as const;
  const beginAnew: MaskitoPreprocessor = ({ elementState, data }, action) => {
    const [from, to] = elementState.selection;
    const isAll = action === 'insert' && from === 0 && to === elementState.value.length;
    return { elementState: isAll ? empty : elementState, data };
  };
  return { ...mask, preprocessors: [beginAnew, ...mask.preprocessors] };
}

function fieldOf(date: Date | null): string {
  return date === null ? '' : toField(date.getTime());
}

/** Half an hour reads as one, and February 31st as March 3rd: only what would be written alike again counts. */
function onlyWhole(read: Writing['read'], write: Writing['write']): Writing['read'] {
  return (text) => {
    const value = read(text);
    return write(value) === text ? value : '';
  };
}
