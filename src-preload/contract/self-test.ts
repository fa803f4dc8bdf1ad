// What the app depends on, each thing tried for real, and all that a try can find. The words for each are in the locale files.

/** Every check with what it can find, from the best to the worst. */
export const findings = {
  crm: ['reached', 'not-set-up', 'unexpected', 'unreachable'],
  key: ['valid', 'not-set-up', 'not-tried', 'missing', 'refused'],
  clock: ['right', 'not-told', 'off'],
  'calls-file': ['sound', 'not-checked', 'damaged'],
  'leads-file': ['sound', 'not-checked', 'damaged'],
  disk: ['room', 'little-room', 'not-writable'],
  secrets: ['system', 'scrambled', 'file'],
  leads: ['fresh', 'not-set-up', 'reading', 'never', 'old'],
  notifications: ['granted', 'not-asked', 'refused', 'unsupported'],
  tray: ['shown', 'no-host'],
  'tel-links': ['ours', 'not-told', 'others', 'nobody'],
  shortcut: ['granted', 'off', 'refused'],
} as const satisfies Record<string, readonly string[]>;

export type CheckId = keyof typeof findings;
export type Finding<Id extends CheckId> = (typeof findings)[Id][number];

/** skip: there was nothing to try. warn: it works, with a drawback that the words name. */
export type Verdict = 'pass' | 'skip' | 'warn' | 'fail';

export interface Check {
  readonly id: CheckId;
  readonly finding: string;
  readonly verdict: Verdict;
  /** A number for the words: seconds that the clock is off, free megabytes, minutes since the leads came. Null for none. */
  readonly value: number | null;
}

/** Judges a finding. */
export function check<Id extends CheckId>(id: Id, finding: Finding<Id>, value: number | null = null): Check {
  return { id, finding, verdict: verdictOf(`${id}.${finding}`), value };
}

function verdictOf(found: string): Verdict {
  if (skips.has(found)) return 'skip';
  if (warnings.has(found)) return 'warn';
  return failures.has(found) ? 'fail' : 'pass';
}

const skips = new Set([
  'crm.not-set-up',
  'key.not-set-up',
  'key.not-tried',
  'clock.not-told',
  'leads.not-set-up',
  'shortcut.off',
  'tel-links.not-told',
]);
const warnings = new Set([
  ...[
    'calls-file.not-checked',
    'leads-file.not-checked',
    'leads-file.damaged',
    'disk.little-room',
    'secrets.scrambled',
  ],
  ...['secrets.file', 'leads.reading', 'leads.never', 'leads.old', 'notifications.not-asked', 'notifications.refused'],
  ...['notifications.unsupported', 'tray.no-host', 'tel-links.others', 'tel-links.nobody'],
]);
const failures = new Set([
  ...['crm.unexpected', 'crm.unreachable', 'key.missing', 'key.refused', 'clock.off', 'calls-file.damaged'],
  ...['disk.not-writable', 'shortcut.refused'],
]);
