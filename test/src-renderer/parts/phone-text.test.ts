import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { phoneText } from '../../../src-renderer/parts/phone-text.ts';

// The words are the locale files' own matter: their key and values are enough here.
const t = ((key: string, values: object) => `${key} ${JSON.stringify(values)}`) as unknown as TFunction;

describe('a call’s number', () => {
  it('is grouped as in the region', () => {
    expect(written('+15145550199', '5145550199')).toBe('514 555-0199');
  });

  it('with no area code is grouped as people write it, however it was typed', () => {
    expect(written(null, '555 019-9')).toBe('555-0199');
    expect(written(null, '5550199')).toBe('555-0199');
  });

  it('stays as it was typed where it is a code or no number', () => {
    expect(written(null, '*98')).toBe('*98');
    expect(written(null, 'anonymous')).toBe('anonymous');
  });

  it('is said to be hidden where the caller withheld it', () => {
    expect(written(null, '')).toContain('phone.hidden');
  });

  it('is followed by its extension', () => {
    expect(phoneText(t, { number: '+15145550199', extension: '204', raw: '' }, 'CA')).toContain('"extension":"204"');
  });
});

function written(number: string | null, raw: string): string {
  return phoneText(t, { number, extension: null, raw }, 'CA');
}
