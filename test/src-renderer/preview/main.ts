// Draws the window on a core in memory: `?scene=offline&language=fr&theme=dark`. For looking at the screens only.

import { defaultSettings, type Settings } from '../../../src-preload/contract/settings.ts';
import { fakeCore } from './fake-bridge.ts';
import { leads, manyCalls, scenes, snapshot } from './scenes.ts';

const themes = ['system', 'light', 'dark', 'contrast'] as const;
const asked = new URLSearchParams(location.search);
const now = Date.now();
const settings: Settings = {
  ...defaultSettings,
  language: asked.get('language') === 'fr' ? 'fr' : 'en',
  theme: themes.find((theme) => theme === asked.get('theme')) ?? 'light',
  seenVersion: '0.1.0',
};
const core = fakeCore({
  snapshot: snapshot({
    settings,
    shell: { ...snapshot().shell, kind: asked.get('shell') === 'electron' ? 'electron' : 'browser' },
    ...scenes[asked.get('scene') ?? 'idle']?.(now),
  }),
  rows: manyCalls(Number(asked.get('calls') ?? 1_000), now),
  leads,
});
Object.assign(window, { bridge: core.bridge, core });
await (asked.get('window') === 'ring'
  ? import('../../../src-renderer/ring/main.tsx')
  : import('../../../src-renderer/main.tsx'));
