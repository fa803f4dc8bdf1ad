// What an agent can choose, with the values of a first start.

import type { z } from 'zod';
import { defaultCallingHours } from './calling-hours.ts';
import type { settingsSchema } from './settings-schema.ts';

export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  region: 'CA',
  scheme: 'tel',
  reportLive: false,
  hooks: { on: false, lan: false, allow: [] },
  withoutCrm: false,
  callingHours: defaultCallingHours,
  recentMinutes: 5,
  ringCard: true,
  notifications: true,
  quietUntil: null,
  shortcut: 'CommandOrControl+Shift+D',
  keys: {},
  letterKeys: true,
  recentDeeds: [],
  sounds: {
    ring: { on: true, volume: 60 },
    'call-ended': { on: false, volume: 40 },
    'needs-you': { on: false, volume: 40 },
  },
  place: { screen: 'dial', calls: 'all', leads: 'all' },
  seenVersion: null,
};
