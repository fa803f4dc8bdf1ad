// What an agent can choose, with the values of a first start.

import { z } from 'zod';
import { callingHoursSchema, defaultCallingHours } from './calling-hours.ts';

export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

export const settingsSchema = z.strictObject({
  /** `system` follows the computer. */
  language: z.enum(['system', ...languages]),
  theme: z.enum(['system', 'light', 'dark']),
  /** Default region of numbers without a country code, ISO 3166-1 alpha-2. */
  region: z.string().regex(/^[A-Z]{2}$/),
  /** The scheme that opens the system's phone app. */
  scheme: z.enum(['tel', 'sip']),
  /** Tells the CRM of a call while it is on, where it has a status for it, instead of once when it is over. */
  reportLive: z.boolean(),
  /** The agent has chosen to work with no CRM for now: the first screen doesn't ask again. */
  withoutCrm: z.boolean(),
  /** When people may be called, at their own place: outside of it the dialer warns. */
  callingHours: callingHoursSchema,
  /** Minutes during which a number that was called is warned about; 0 for never. */
  recentMinutes: z.int().min(0).max(1440),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  region: 'CA',
  scheme: 'tel',
  reportLive: false,
  withoutCrm: false,
  callingHours: defaultCallingHours,
  recentMinutes: 5,
};
