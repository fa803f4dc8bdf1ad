// THE table of keys as they come: with the agent's own over them (own-keys.ts) they drive the tooltips, the sheet of keys and
// the listener, so that none can differ from the others.

/** Where a key belongs on the sheet. */
export const keyGroups = ['everywhere', 'ring', 'call', 'wrap-up', 'dial', 'calls', 'leads', 'today'] as const;
type KeyGroup = (typeof keyGroups)[number];

interface KeyEntry {
  readonly group: KeyGroup;
  /** `mod` is Ctrl, or Cmd on a Mac; two keys with a space between are pressed one after the other. */
  readonly keys: readonly [string, ...string[]];
  /** True for keys that the focused element answers by itself: on the sheet, not for the listener. */
  readonly native?: true;
}

const keyMap = {
  'screen-dial': { group: 'everywhere', keys: ['mod+1', 'g d'] },
  'screen-calls': { group: 'everywhere', keys: ['mod+2', 'g c'] },
  'screen-leads': { group: 'everywhere', keys: ['mod+3', 'g l'] },
  'screen-today': { group: 'everywhere', keys: ['mod+4', 'g y'] },
  'screen-settings': { group: 'everywhere', keys: ['mod+5', 'g s'] },
  'log-call': { group: 'everywhere', keys: ['l', 'alt+l'] },
  'open-lead': { group: 'everywhere', keys: ['v', 'alt+v'] },
  'new-lead': { group: 'everywhere', keys: ['alt+b'] },
  palette: { group: 'everywhere', keys: ['mod+k'] },
  'self-test': { group: 'everywhere', keys: ['alt+t', 'g t'] },
  'send-form': { group: 'everywhere', keys: ['mod+enter'], native: true },
  keys: { group: 'everywhere', keys: ['?', 'f1'] },
  undo: { group: 'everywhere', keys: ['u', 'alt+u'] },
  'undo-usual': { group: 'everywhere', keys: ['mod+z'], native: true },
  'copy-number': { group: 'everywhere', keys: ['m', 'alt+m'] },
  close: { group: 'everywhere', keys: ['escape'] },

  'ring-answered': { group: 'ring', keys: ['i', 'alt+i'] },
  'ring-silence': { group: 'ring', keys: ['q', 'alt+q'] },
  'ring-gave-up': { group: 'ring', keys: ['x', 'alt+x'] },
  'ring-open-lead': { group: 'ring', keys: ['o', 'alt+o'] },

  'deed-answer': { group: 'call', keys: ['a', 'alt+a'] },
  'deed-hang-up': { group: 'call', keys: ['h', 'alt+h'] },
  'deed-no-answer': { group: 'call', keys: ['n', 'alt+n'] },
  'deed-not-picked-up': { group: 'call', keys: ['p', 'alt+p'] },
  'deed-give-up': { group: 'call', keys: ['g', 'alt+g'] },
  'deed-fail': { group: 'call', keys: ['f', 'alt+f'] },
  'accept-lead': { group: 'call', keys: ['y', 'alt+y'] },
  'write-note': { group: 'call', keys: ['w', 'alt+w'] },

  'outcome-1': { group: 'wrap-up', keys: ['alt+1'] },
  'outcome-2': { group: 'wrap-up', keys: ['alt+2'] },
  'outcome-3': { group: 'wrap-up', keys: ['alt+3'] },
  'outcome-4': { group: 'wrap-up', keys: ['alt+4'] },
  finish: { group: 'wrap-up', keys: ['mod+enter'] },
  'finish-from-field': { group: 'wrap-up', keys: ['enter'], native: true },
  'new-line': { group: 'wrap-up', keys: ['shift+enter'], native: true },

  dial: { group: 'dial', keys: ['enter'], native: true },
  'dial-number': { group: 'dial', keys: ['/'] },
  'dial-keypad': { group: 'dial', keys: ['k', 'alt+k'] },
  'dial-choose': { group: 'dial', keys: ['1…9'], native: true },

  'calls-next': { group: 'calls', keys: ['j', 'arrowdown'] },
  'calls-previous': { group: 'calls', keys: ['k', 'arrowup'] },
  'calls-open': { group: 'calls', keys: ['enter'] },
  'calls-call-back': { group: 'calls', keys: ['c', 'alt+c'] },
  'calls-no-callback': { group: 'calls', keys: ['z', 'alt+z'] },
  'calls-edit': { group: 'calls', keys: ['e', 'alt+e'] },
  'calls-join': { group: 'calls', keys: ['=', 'alt+k'] },
  'calls-split': { group: 'calls', keys: ['r', 'alt+r'] },
  'calls-search': { group: 'calls', keys: ['/', 'alt+s'] },
  'calls-date': { group: 'calls', keys: ['d', 'alt+j'] },

  'leads-next': { group: 'leads', keys: ['j', 'arrowdown'] },
  'leads-previous': { group: 'leads', keys: ['k', 'arrowup'] },
  'leads-open': { group: 'leads', keys: ['enter'] },
  'lead-call': { group: 'leads', keys: ['c', 'alt+c'] },
  'lead-call-number': { group: 'leads', keys: ['1…9'], native: true },
  'leads-search': { group: 'leads', keys: ['/', 'alt+s'] },
  'lead-in-crm': { group: 'leads', keys: ['r', 'alt+r'] },

  'today-previous': { group: 'today', keys: ['arrowleft', 'alt+,'] },
  'today-next': { group: 'today', keys: ['arrowright', 'alt+.'] },
  'today-now': { group: 'today', keys: ['z', 'alt+z'] },
  'today-print': { group: 'today', keys: ['r', 'alt+r'] },
  'today-print-usual': { group: 'today', keys: ['mod+p'], native: true },
  'today-export': { group: 'today', keys: ['e', 'alt+e'] },
} as const satisfies Record<string, KeyEntry>;

export type KeyId = keyof typeof keyMap;

/** Every key's name, in the order of the sheet. */
// Object.keys forgets the names of a constant table.
export const keyIds = Object.keys(keyMap) as readonly KeyId[];

/** Returns a key's entry, with the optional parts that the constant table leaves out. */
export function keyEntry(id: KeyId): KeyEntry {
  return keyMap[id];
}
