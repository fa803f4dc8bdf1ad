// What the agent has chosen, kept in calls.db; anything unreadable there falls back to the value of a first start.

import type { ArgumentOf } from '../../src-preload/contract/api.ts';
import { done, type Result } from '../../src-preload/contract/failure.ts';
import { defaultSettings, type Settings, settingsSchema } from '../../src-preload/contract/settings.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Context } from './context.ts';

export interface SettingsPart {
  current(): Settings;
  change(patch: ArgumentOf<'settings.change'>): Result<null>;
}

/** Creates the settings of one app, read once. */
export function createSettings(context: Context): SettingsPart {
  const stored = settingsSchema.partial().safeParse(readSetting(context.calls, 'settings'));
  let current = settingsSchema.parse({ ...defaultSettings, ...(stored.success ? stored.data : {}) });
  return {
    current: () => current,
    change(patch) {
      const next = settingsSchema.parse({ ...current, ...patch });
      writeSetting(context.calls, 'settings', next);
      current = next;
      context.changed('state');
      return done(null);
    },
  };
}
