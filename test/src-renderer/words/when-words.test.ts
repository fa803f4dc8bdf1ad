import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { whenWithin, whenWords } from '../../../src-renderer/words/when-words.ts';

// Only the keys matter here; i18next's own type is far wider.
const t = ((key: string) => key) as unknown as TFunction;
const now = new Date(2026, 10, 22, 14, 5).getTime();
const yesterday = new Date(2026, 10, 21, 20, 26).getTime();

it('begins yesterday as a sentence does where it stands alone, and as a word where it stands within one', () => {
  expect(whenWords(t, yesterday, now, 'en')).toBe('when.yesterday');
  expect(whenWithin(t, yesterday, now, 'en')).toBe('when.yesterday-within');
  expect(whenWithin(t, now, now, 'fr')).toBe(whenWords(t, now, now, 'fr'));
});
