// What the agent has chosen, kept in calls.db; anything unreadable there falls back to the value of a first start.

import type { ArgumentOf } from '../../src-preload/contract/api.ts';
import { done, type Result } from '../../src-preload/contract/failure.ts';
import { defaultSettings, type Settings } from '../../src-preload/contract/settings.ts';
import { settingsSchema } from '../../src-preload/contract/settings-schema.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Context } from './context.ts';

export interface SettingsPart {
  current(): Settings;
  change(patch: ArgumentOf<'settings.change'>): Result<null>;
}

/** Creates the settings of one app, read once. A first start has seen the news of its own version: there is nothing before. */
export function createSettings(context: Context, version: string): SettingsPart {
  const stored = readSetting(context.calls, 'settings');
  let current: Settings = stored === undefined ? { ...defaultSettings, seenVersion: version } : readable(stored);
  if (stored === undefined) writeSetting(context.calls, 'settings', current);
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

const anyOfThem = settingsSchema.partial();

/** What this version can read of the stored settings: a value of another version costs that one setting, not all of them. */
function readable(stored: unknown): Settings {
  const parts = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  const known = parts.filter(([name, value]) => anyOfThem.safeParse({ [name]: value }).success);
  return settingsSchema.parse({ ...defaultSettings, ...Object.fromEntries(known) });
}
