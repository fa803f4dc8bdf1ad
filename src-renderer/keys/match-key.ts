// Decides which deed a pressed key asks for. Pure, so that every rule about fields and sequences can be tried.

import { type KeyId, keyEntry } from './key-map.ts';
import { type KeyChoices, keysAsTheyCome, keysOf } from './own-keys.ts';

/** Where the focus is: in something one types in, on a control with keys of its own, or neither. */
export type Place = 'text' | 'control' | 'page';

export interface Pressed {
  readonly key: string;
  /** Position on the keyboard, such as `KeyA`: Alt changes `key` on a Mac. */
  readonly code: string;
  readonly alt: boolean;
  readonly shift: boolean;
  /** Ctrl, or Cmd. */
  readonly mod: boolean;
}

export type Match =
  | { readonly kind: 'deed'; readonly id: KeyId }
  /** The first key of a sequence. */
  | { readonly kind: 'prefix'; readonly key: string }
  | { readonly kind: 'none' };

/**
 * Returns the deed that a key asks for among those possible now.
 * `pending` is the first key of a sequence already pressed, or null. A single letter never counts while typing, and Enter
 * and the arrows never count on a control that uses them itself.
 */
export function matchKey(
  pressed: Pressed,
  place: Place,
  pending: string | null,
  possible: readonly KeyId[],
  choices: KeyChoices = keysAsTheyCome,
): Match {
  const chords = chordsOf(pressed);
  if (!allowed(pressed, place)) return { kind: 'none' };
  const bindings = possible.flatMap((id) =>
    keyEntry(id).native ? [] : keysOf(id, choices).map((keys) => ({ id, keys })),
  );
  const exact = bindings.find(({ keys }) =>
    chords.some((chord) => keys === (pending === null ? chord : `${pending} ${chord}`)),
  );
  if (exact !== undefined) return { kind: 'deed', id: exact.id };
  const prefix = chords.find((chord) => pending === null && bindings.some(({ keys }) => keys.startsWith(`${chord} `)));
  return prefix === undefined ? { kind: 'none' } : { kind: 'prefix', key: prefix };
}

/** Writes a pressed key as the table does, to be kept as a deed's own; null for a modifier alone and for what no table can hold. */
export function chordOf(pressed: Pressed): string | null {
  if (modifiers.has(pressed.key)) return null;
  return chordsOf(pressed).find((chord) => /^[!-~]+$/.test(chord)) ?? null;
}

const modifiers = new Set(['Control', 'Alt', 'Shift', 'Meta', 'AltGraph', 'OS', 'Fn']);

/** Says what kind of place the focus is in. */
export function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('textarea, select, [contenteditable="true"]') !== null) return 'text';
  const input = target.closest('input');
  if (input !== null) return untyped.has(input.type) ? 'control' : 'text';
  return target.closest('button, a, summary, [role="radio"], [role="menuitem"]') === null ? 'page' : 'control';
}

const untyped = new Set(['radio', 'checkbox', 'button', 'submit', 'reset', 'range', 'color', 'file']);

/** True for a key, as the table writes it, that does its deed in a text field too: the rest is what one types there. */
export function worksWhileTyping(keys: string): boolean {
  return keys.split(' ').every((chord) => /^(?:mod|alt)\+./.test(chord) || /^(?:escape|f\d+)$/.test(chord));
}

function allowed(pressed: Pressed, place: Place): boolean {
  if (pressed.mod || pressed.alt || pressed.key === 'Escape' || /^F\d+$/.test(pressed.key)) return true;
  if (place === 'text') return false;
  return place === 'page' || pressed.key.length === 1;
}

/** The ways the table may write this key: as the letter it gives, and with Alt as the key's place on the keyboard. */
function chordsOf(pressed: Pressed): readonly string[] {
  const key = pressed.key.toLowerCase();
  const held = `${pressed.mod ? 'mod+' : ''}${pressed.alt ? 'alt+' : ''}`;
  // Shift is how some keyboards write a digit or a sign; with a letter or a named key it is another key.
  const shift = pressed.shift && (key.length > 1 || (held !== '' && /^[a-z]$/.test(key))) ? 'shift+' : '';
  const placed = /^(?:Key|Digit)(.)$/.exec(pressed.code)?.[1]?.toLowerCase();
  const byPlace = placed !== undefined && held !== '' && shift === '' ? [`${held}${placed}`] : [];
  return [`${held}${shift}${key}`, ...byPlace];
}
