// A pressed key as an accelerator of Electron: what the shortcut from anywhere is kept as. Pure.

/** The parts of a keyboard event that an accelerator is made of. */
interface Pressed {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Writes `CommandOrControl+Shift+D`. Null without Ctrl, Cmd or Alt, which would take a key away from every program. */
export function acceleratorOf(pressed: Pressed): string | null {
  const key = /^(?:Key|Digit)([A-Z0-9])$/.exec(pressed.code)?.[1] ?? /^(?:F\d{1,2}|Space)$/.exec(pressed.code)?.[0];
  const held = [
    ...(pressed.ctrlKey || pressed.metaKey ? ['CommandOrControl'] : []),
    ...(pressed.altKey ? ['Alt'] : []),
    ...(pressed.shiftKey ? ['Shift'] : []),
  ];
  if (key === undefined || !(pressed.ctrlKey || pressed.metaKey || pressed.altKey)) return null;
  return [...held, key].join('+');
}

/** Writes an accelerator as the table of keys writes a key, for drawing it: `mod+shift+d`. */
export function chordOfAccelerator(accelerator: string): string {
  return accelerator.replace(/CommandOrControl|Control|Command|Super/g, 'mod').toLowerCase();
}
