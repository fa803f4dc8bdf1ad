import { describe, expect, it } from 'vitest';
import { parsePhone } from '../../../src-preload/contract/phone.ts';
import { costOf } from '../../../src-preload/contract/phone-cost.ts';

function cost(text: string, region: string): string | null {
  const parsed = parsePhone(text, region);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal}`);
  const told = costOf(parsed.phone, region);
  return told?.kind === 'abroad' ? `abroad ${told.country}` : (told?.kind ?? null);
}

describe('what a number does or costs', () => {
  it.each([
    ['*72', 'CA', 'service-code'],
    ['*98', 'CA', 'service-code'],
    ['**21*5145550199#', 'CA', 'service-code'],
    ['#31#', 'CA', 'service-code'],
    ['*67 514 555-0199', 'CA', null],
    ['*67 900 555-1234', 'CA', 'premium'],
    ['911', 'CA', null],
    ['411', 'CA', null],
    ['555-0199', 'CA', null],
    ['1 900 555-1234', 'CA', 'premium'],
    ['514 976-1234', 'CA', 'premium'],
    ['+33 899 12 34 56', 'CA', 'premium'],
    ['+979 123 456 789', 'CA', 'premium'],
    ['514 555-0199', 'CA', null],
    ['514 555-0199', 'US', 'abroad CA'],
    ['213 555-0199', 'CA', 'abroad US'],
    ['876 555-0199', 'CA', 'abroad JM'],
    ['809 555-1234', 'CA', 'abroad DO'],
    ['800 555-0199', 'CA', null],
    ['500 555-1234', 'CA', null],
    ['+33 1 42 68 53 00', 'CA', 'abroad FR'],
    ['01 42 68 53 00', 'FR', null],
    ['+881 612 345 678', 'CA', 'abroad null'],
  ] as const)('tells of %j, from %s, %s', (text, region, expected) => {
    expect(cost(text, region)).toBe(expected);
  });
});
