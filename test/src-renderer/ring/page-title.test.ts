// What the tab says while it rings.
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import en from '../../../resources/locales/en.json';
import { pageTitle } from '../../../src-renderer/ring/page-title.ts';
import { ringing } from '../preview/scenes.ts';

beforeAll(() =>
  i18next.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } }),
);

describe('pageTitle', () => {
  const title = (...calls: Parameters<typeof ringing>[0][]) => pageTitle(i18next.t, calls.map(ringing), 'CA');

  it('is the app’s name while nobody rings, or all are silenced', () => {
    expect(title()).toBe('Offhook');
    expect(title({ silenced: true })).toBe('Offhook');
  });

  it('counts who rings, and names the one who has rung longest', () => {
    expect(title({ lead: { id: 1, name: 'Zoé <b>' } })).toBe('(1) Zoé <b> · Offhook');
    expect(title({ lead: null }, {})).toBe('(2) 514 555-0199 · Offhook');
  });

  it('says so where the number is hidden', () => {
    expect(title({ lead: null, number: null, raw: '' })).toBe('(1) Hidden number · Offhook');
  });
});
