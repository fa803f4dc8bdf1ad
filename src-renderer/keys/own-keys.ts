// The keys as the agent has them: their own over those of the table, and what a key may not be. Pure, so that every rule
// can be tried.

import { defaultSettings, type Settings } from '../../src-preload/contract/settings.ts';
import { type KeyId, keyEntry, keyIds } from './key-map.ts';

/** What the agent has decided about keys. */
export type KeyChoices = Pick<Settings, 'keys' | 'letterKeys'>;

export const keysAsTheyCome: KeyChoices = defaultSettings;

/** Returns the keys that do a deed now, as the table writes them; empty where single letters are off and it has no other. */
export function keysOf(id: KeyId, choices: KeyChoices): readonly string[] {
  const { keys, native } = keyEntry(id);
  if (native) return keys;
  const own = choices.keys[id];
  const chosen = own === undefined ? keys : [own];
  return choices.letterKeys ? chosen : chosen.filter((one) => !isLetter(one));
}

/** True where the deed has a key of the agent's own. */
export function isOwn(id: KeyId, choices: KeyChoices): boolean {
  return choices.keys[id] !== undefined && keyEntry(id).native !== true;
}

export type KeyRefusal =
  /** Another deed that can be possible at the same time has it. */
  | { readonly kind: 'taken'; readonly by: KeyId }
  /** The browser, the system, a screen reader or a field needs it. */
  | { readonly kind: 'reserved' }
  /** Single letters are switched off. */
  | { readonly kind: 'letter' };

/** Says why a key can't be a deed's; null where it can. */
export function refusalOf(id: KeyId, key: string, choices: KeyChoices): KeyRefusal | null {
  if (isReserved(key)) return { kind: 'reserved' };
  if (!choices.letterKeys && isLetter(key)) return { kind: 'letter' };
  const by = keyIds.find((other) => other !== id && meet(id, other) && keysOf(other, choices).includes(key));
  return by === undefined ? null : { kind: 'taken', by };
}

/** Lists every pair of deeds that share a key while both can be possible: none, unless a new version brought a key. */
export function clashes(choices: KeyChoices): readonly (readonly [KeyId, KeyId])[] {
  return keyIds.flatMap((id, index) =>
    keyIds
      .slice(index + 1)
      .filter((other) => meet(id, other) && keysOf(id, choices).some((key) => keysOf(other, choices).includes(key)))
      .map((other) => [id, other] as const),
  );
}

/** True for a key that a browser, a system, a screen reader or a text field can't do without. */
export function isReserved(key: string): boolean {
  const parts = key.split('+').filter((part) => part !== '');
  const last = key.endsWith('+') ? '+' : (parts.at(-1) ?? '');
  if (/^[0-9*#+]$/.test(key) || plainReserved.has(last) || key.includes('mod+alt+')) return true;
  if (key.startsWith('mod+')) return key.startsWith('mod+shift+') || modReserved.has(last);
  return altReserved.has(key);
}

/** Whether two deeds can be possible at once: the screens' own never are. */
function meet(one: KeyId, other: KeyId): boolean {
  const [a, b] = [keyEntry(one), keyEntry(other)];
  if (a.native || b.native) return false;
  return a.group === b.group || !screens.has(a.group) || !screens.has(b.group);
}

/** Groups of keys that answer on a screen of their own. The rest answer everywhere, or over any screen. */
const screens: ReadonlySet<string> = new Set(['dial', 'calls', 'leads', 'today']);

/** A letter alone, or letters one after the other: what a screen reader's own keys and dictated words are made of. */
function isLetter(keys: string): boolean {
  return keys.split(' ').every((chord) => chord.length === 1);
}

/** Moving, typing, leaving, help and reloading, with whatever modifier. */
const plainReserved = new Set([
  ...['tab', 'enter', 'escape', ' ', 'space', 'backspace', 'delete', 'insert', 'capslock', 'contextmenu', 'dead'],
  ...['home', 'end', 'pageup', 'pagedown', 'arrowup', 'arrowdown', 'arrowleft', 'arrowright'],
  ...['f3', 'f4', 'f5', 'f6', 'f7', 'f10', 'f11', 'f12'],
]);

/** Editing, tabs, windows, zoom and the address bar of every browser. */
const modReserved = new Set([...'acdfhijlnopqrstuvwxyz0', '+', '-', '=']);

/** The window's own menu and the address bar. */
const altReserved = new Set(['alt+d']);
