import { describe, expect, it } from 'vitest';
import { nameMatch, phoneMatch } from '../../../src-renderer/leads/matched.ts';

const marked = (name: string, typed: string) =>
  nameMatch(name, typed)
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('');

describe('what is marked in a name', () => {
  it.each([
    ['Geneviève Côté', 'genev', '[Genev]iève Côté'],
    ['Geneviève Côté', 'cote gene', '[Gene]viève [Côté]'],
    ['Nguyễn Thị Lan', 'nguyen thi', '[Nguyễn] [Thị] Lan'],
    ['Marc-Antoine Bélanger', 'ANT', 'Marc-[Ant]oine Bélanger'],
    ['Œuvrard', 'oeu', '[Œu]vrard'],
    ['Anne Roy', 'nne', 'Anne Roy'],
    ['Anne Roy', '', 'Anne Roy'],
    ['', 'anne', ''],
  ])('%s, for %s', (name, typed, expected) => {
    expect(marked(name, typed)).toBe(expected);
  });

  it('keeps an accent written apart with its letter', () => {
    expect(marked('Cote\u0301', 'cote')).toBe('[Coté]');
  });
});

describe('what is marked in a number', () => {
  const phones = [
    { number: '+14505550134', extension: null, type: null },
    { number: '+15145550199', extension: '204', type: null },
  ];
  const number = (typed: string) =>
    phoneMatch(phones, typed, 'CA')
      ?.pieces.map(({ text, hit }) => (hit ? `[${text}]` : text))
      .join('') ?? null;

  it.each([
    ['0199', '514 555-[0199]'],
    ['514 555', '[514 555]-0199'],
    ['5550', '450 [555-0]134'],
    ['+1 514', '[514] 555-0199'],
    ['12', null],
    ['999', null],
    ['0199 roy', null],
  ])('for %s', (typed, expected) => {
    expect(number(typed)).toBe(expected);
  });
});
