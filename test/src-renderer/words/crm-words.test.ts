import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import en from '../../../resources/locales/en.json';
import fr from '../../../resources/locales/fr.json';
import {
  callStatusWords,
  crmCallStatuses,
  crmDirections,
  crmKinds,
  crmLeadStatuses,
  crmMethods,
  crmPlaces,
  directionWords,
  kindWords,
  leadStatusWords,
  methodWords,
  placeWords,
} from '../../../src-renderer/words/crm-words.ts';

beforeAll(() =>
  i18next.init({ lng: 'fr', resources: { en: { translation: en }, fr: { translation: fr } }, fallbackLng: false }),
);

describe('words of the CRM', () => {
  it('have words of ours in both languages', () => {
    for (const language of ['en', 'fr']) {
      const t = i18next.getFixedT(language);
      const said = [
        ...crmKinds.map((value) => kindWords(t, value)),
        ...crmLeadStatuses.map((value) => leadStatusWords(t, value)),
        ...crmPlaces.map((value) => placeWords(t, value)),
        ...crmDirections.map((value) => directionWords(t, value)),
        ...crmCallStatuses.map((value) => callStatusWords(t, value)),
        ...['', ...crmMethods].map((value) => methodWords(t, value)),
      ];
      expect(said.filter((words) => !/^\p{Lu}/u.test(words))).toEqual([]);
    }
  });

  it('are known however the CRM writes them', () => {
    const t = i18next.getFixedT('fr');
    expect(['walk_in', 'Walk-in', 'WALK IN'].map((value) => kindWords(t, value))).toEqual(
      Array.from({ length: 3 }, () => 'Visite en salle'),
    );
    expect(leadStatusWords(t, 'Active')).toBe('Actif');
    expect(methodWords(t, 'chat')).toBe('Clavardage');
  });

  it('are shown to the letter where they are unknown', () => {
    const t = i18next.getFixedT('fr');
    for (const value of ['AutoHebdo', '{{app}} $t(lead.status)', 'lead.status', 'a:b.c', 'toString']) {
      const words = [kindWords, leadStatusWords, placeWords, methodWords, directionWords, callStatusWords];
      expect(words.map((inWords) => inWords(t, value))).toEqual(words.map(() => value));
    }
  });
});
