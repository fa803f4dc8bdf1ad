import { describe, expect, it } from 'vitest';
import { findDeeds, numberIn, withRecent } from '../../../src-renderer/palette/entries.ts';

const deeds = [
  { id: 'calls', name: 'Aller aux Appels', otherNames: ['Go to Calls'] },
  { id: 'settings', name: 'Réglages : données', otherNames: ['Settings: data'] },
  { id: 'call-back', name: 'Rappeler', otherNames: ['Call back'] },
  { id: 'answer', name: 'A répondu', otherNames: ['They answered'] },
];

describe('the deeds found', () => {
  it('hold every word, in any order, in either language, with or without accents', () => {
    expect(ids('reglages')).toEqual(['settings']);
    expect(ids('DATA set')).toEqual(['settings']);
    expect(ids('call')).toEqual(['calls', 'call-back']);
    expect(ids('zzz')).toEqual([]);
  });

  it('begin with those whose name begins so', () => {
    expect(ids('rappel')).toEqual(['call-back']);
    expect(ids('a')[0]).toBe('calls');
  });

  it('are all of them without a query, the latest done first', () => {
    expect(ids('', ['answer', 'settings'])).toEqual(['answer', 'settings', 'calls', 'call-back']);
  });
});

describe('the recent deeds', () => {
  it('have each deed once, the latest first, eight at most', () => {
    expect(withRecent(['a', 'b', 'c'], 'b')).toEqual(['b', 'a', 'c']);
    expect(withRecent(['1', '2', '3', '4', '5', '6', '7', '8'], '9')).toHaveLength(8);
  });
});

describe('a number in the query', () => {
  it('is one that could be dialled', () => {
    expect(numberIn('514 555-0199', 'CA')).toMatchObject({ e164: '+15145550199' });
    expect(numberIn('tremblay', 'CA')).toBeNull();
    expect(numberIn('51455', 'CA')).toBeNull();
    expect(numberIn('', 'CA')).toBeNull();
  });
});

function ids(query: string, recent: readonly string[] = []): readonly string[] {
  return findDeeds(deeds, query, recent).map(({ id }) => id);
}
