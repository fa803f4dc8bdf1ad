// The deeds that the palette offers: those that a key would do now, the parts of the settings, and a few that have no key.

import type { i18n } from 'i18next';
import { type Language, languages } from '../../src-preload/contract/settings.ts';
import type { KeyId } from '../keys/key-map.ts';
import { doDeed } from '../keys/use-keys.ts';
import type { Offhook } from '../store/offhook.ts';
import { settingsSections } from '../store/view.ts';
import type { Deed } from './entries.ts';

export interface PaletteDeed extends Deed {
  /** The key that does the same; null for none. */
  readonly keyId: KeyId | null;
  readonly run: () => void;
}

/** Lists the deeds, in a language. `possible` are those whose keys answered when the palette opened. */
export function paletteDeeds(
  words: i18n,
  language: Language,
  possible: readonly KeyId[],
  state: Offhook,
): readonly PaletteDeed[] {
  const deed = (id: string, key: string, run: () => void, keyId: KeyId | null = null): PaletteDeed => ({
    id,
    name: words.t(key, { lng: language }),
    otherNames: languages.filter((one) => one !== language).map((one) => words.t(key, { lng: one })),
    keyId,
    run,
  });
  const change = (part: Parameters<typeof state.act<'settings.change'>>[1]) => () =>
    void state.act('settings.change', part);
  return [
    ...possible.filter((id) => !ofNoUse.has(id)).map((id) => deed(id, `key-name.${id}`, () => doDeed(id), id)),
    ...settingsSections.map((part) =>
      deed(`settings-${part}`, `palette.settings-${part}`, () => state.showSettings(part)),
    ),
    deed('sync-now', 'settings.sync-now', () => void state.act('sync.now', null)),
    deed('news', 'about.news', () => state.openDialog('news')),
    ...(['system', 'light', 'dark', 'contrast'] as const).map((theme) =>
      deed(`theme-${theme}`, `palette.theme-${theme}`, change({ theme })),
    ),
    ...languages.map((one) => deed(`language-${one}`, `palette.language-${one}`, change({ language: one }))),
  ];
}

/** Keys that mean something only where they are pressed. */
const ofNoUse: ReadonlySet<KeyId> = new Set([
  'palette',
  'close',
  'calls-next',
  'calls-previous',
  'leads-next',
  'leads-previous',
]);
