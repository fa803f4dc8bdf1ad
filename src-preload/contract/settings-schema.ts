// What a setting may be, apart from the settings themselves: windows show them and have nothing to check.

import { z } from 'zod';
import { languages } from './settings.ts';

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const span = z.strictObject({ from: hour, to: hour }).refine(({ from, to }) => from < to);

/** From when until when people may be called, `HH:MM`; the end is outside. */
export const callingHoursSchema = z.strictObject({ weekday: span, weekend: span });
/** `192.168.1.20`, `192.168.1.0/24`, `fd00::/8`. */
const addressRange = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

const soundSchema = z.strictObject({ on: z.boolean(), volume: z.int().min(0).max(100) });
const placeName = z.string().max(40);

export const settingsSchema = z.strictObject({
  /** `system` follows the computer. */
  language: z.enum(['system', ...languages]),
  /** `contrast` is high contrast, light or dark as the computer is. */
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  /** Default region of numbers without a country code, ISO 3166-1 alpha-2. */
  region: z.string().regex(/^[A-Z]{2}$/),
  /** The scheme that opens the system's phone app. */
  scheme: z.enum(['tel', 'sip']),
  /** Tells the CRM of a call while it is on, where it has a status for it, instead of once when it is over. */
  reportLive: z.boolean(),
  /** Whether phones may report calls, whether from the network too, and from which IP addresses or ranges (CIDR) then. */
  hooks: z.strictObject({ on: z.boolean(), lan: z.boolean(), allow: z.array(addressRange).max(100) }),
  /** The agent has chosen to work with no CRM for now: the first screen doesn't ask again. */
  withoutCrm: z.boolean(),
  /** When people may be called, at their own place: outside of it the dialer warns. */
  callingHours: callingHoursSchema,
  /** Minutes during which a number that was called is warned about; 0 for never. */
  recentMinutes: z.int().min(0).max(1440),
  /** Shows the ring card over other programs; else only the tray tells of a ring. */
  ringCard: z.boolean(),
  /** Shows notifications of the system. */
  notifications: z.boolean(),
  /** Do not disturb: until then, epoch ms, no ring card and no notification comes up. Null while it is off. */
  quietUntil: z.int().min(0).max(4_102_444_800_000).nullable(),
  /** Dials what is selected or copied, from any program: an accelerator as Electron writes it, more than Shift alone. Null while it is off. */
  shortcut: z
    .string()
    .max(60)
    .regex(
      /^(?!(?:Shift\+)+[^+]+$)(?:(?:CommandOrControl|Control|Command|Alt|Shift|Super)\+){1,3}(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Space|Insert)$/,
    )
    .nullable(),
  /** The agent's own keys, by deed, as the table of keys writes them; a deed that isn't here has the table's. */
  keys: z.record(z.string().max(60), z.string().max(40)),
  /** Lets single letters be keys. A screen reader, or a voice that is typed, needs them off. */
  letterKeys: z.boolean(),
  /** Deeds last done from the palette, the latest first, by their names. */
  recentDeeds: z.array(z.string().max(60)).max(12),
  /** What is heard of calls, each with its volume in percent. Do not disturb silences them all. */
  sounds: z.strictObject({ ring: soundSchema, 'call-ended': soundSchema, 'needs-you': soundSchema }),
  /** Where the agent was last, by the window's own names: a start begins there. Names it doesn't know are left aside. */
  place: z.strictObject({ screen: placeName, calls: placeName, leads: placeName }),
  /** The version whose news were seen last; null where none were. */
  seenVersion: z.string().max(40).nullable(),
});
