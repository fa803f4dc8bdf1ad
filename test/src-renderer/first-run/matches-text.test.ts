import { expect, it } from 'vitest';
import { matchesText } from '../../../src-renderer/first-run/matches-text.ts';

it('finds a name without its accents, its case or its order', () => {
  expect(matchesText('Hélène Tremblay', 'helene')).toBe(true);
  expect(matchesText('Hélène Tremblay', 'TREMB hel')).toBe(true);
  expect(matchesText('Hélène Tremblay', 'lavoie')).toBe(false);
  expect(matchesText('Hélène Tremblay', '')).toBe(true);
});
