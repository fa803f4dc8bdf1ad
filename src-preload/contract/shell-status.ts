// How the shell stands with the system around it: what Settings shows and the agent can have put right.

/** The links that Offhook opens: three kinds that hold a number, and its own. */
export const linkSchemes = ['tel', 'callto', 'sip', 'offhook'] as const;
export type LinkScheme = (typeof linkSchemes)[number];

/** ours: opens in Offhook. other: in another program. none: in nothing. unknown: the system doesn't tell. */
export type LinkHolder = 'ours' | 'other' | 'none' | 'unknown';

/** What `shell.repair` can put right: who opens a kind of link, and the shortcut that works from anywhere. */
export const shellParts = [...linkSchemes, 'shortcut'] as const;
export type ShellPart = (typeof shellParts)[number];

export interface ShellStatus {
  /** Null in the browser shell: there it is the browser that decides, and only the page can ask it. */
  readonly links: Readonly<Record<LinkScheme, LinkHolder>> | null;
  /** granted: the system gives its presses to Offhook. refused: another program has it. off: none is set. */
  readonly shortcut: 'granted' | 'refused' | 'off' | 'impossible';
  readonly startAtLogin: 'on' | 'off' | 'impossible';
  /** unseen: nothing shows tray icons, so that closing the window only minimises it. */
  readonly tray: 'seen' | 'unseen' | 'impossible';
  readonly notifications: 'possible' | 'impossible';
}
