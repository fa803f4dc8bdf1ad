// What people write, line by line: the corpus says what each text is read as, in what order numbers are found in a
// text, and what a field shows while it is typed.

import { describe, expect, it } from 'vitest';
import {
  findPhones,
  formatAsTyped,
  formatPhone,
  type Phone,
  parsePhone,
  phoneUri,
} from '../../../src-preload/contract/phone.ts';
import corpus from './phone-corpus.json' with { type: 'json' };

/** A phone as the corpus writes it: `+15145550199;204`, `local 3102355`, `+15145550199 via *675145550199`. */
function written(phone: Phone): string {
  const extension = phone.extension === null ? '' : `;${phone.extension}`;
  if (phone.e164 === null) return `${phone.kind} ${phone.dial}${extension}`;
  return phone.e164 + extension + (phone.dial === phone.e164 ? '' : ` via ${phone.dial}`);
}

function parsed(text: string, region: string): string {
  const parse = parsePhone(text, region);
  return parse.ok ? written(parse.phone) : `!${parse.refusal}`;
}

function phone(text: string): Phone {
  const parse = parsePhone(text, 'CA');
  if (!parse.ok) throw new Error(`${text}: ${parse.refusal}`);
  return parse.phone;
}

type Lines<Expected> = readonly (readonly [text: string, region: string, expected: Expected])[];

/** JSON has no tuples: its arrays are told to be lines of three, which the tests themselves then prove. */
function sections<Expected>(part: object): readonly [string, Lines<Expected>][] {
  return Object.entries(part) as [string, Lines<Expected>][];
}

describe('parsePhone', () => {
  describe.each(sections<string>(corpus.parse))('%s', (_, lines) => {
    it.each(lines)('reads %j in %s as %s', (text, region, expected) => {
      expect(parsed(text, region)).toBe(expected);
    });
  });

  it('keeps the text as it was given', () => {
    expect(phone(' (514) 555-0199 poste 204')).toEqual({
      kind: 'number',
      e164: '+15145550199',
      extension: '204',
      dial: '+15145550199',
      raw: ' (514) 555-0199 poste 204',
    });
  });
});

describe('findPhones', () => {
  describe.each(sections<readonly string[]>(corpus.find))('%s', (_, lines) => {
    it.each(lines)('finds in %j, in %s: %j', (text, region, expected) => {
      expect(findPhones(text, region).map(written)).toEqual(expected);
    });
  });

  it('gives each number the part of the text it stands in', () => {
    expect(findPhones('Jean ５１４ 555-0199 poste 204 / 418 555-0123', 'CA').map(({ raw }) => raw)).toEqual([
      '５１４ 555-0199 poste 204',
      '418 555-0123',
    ]);
  });

  it('leaves out a number that the end of what it reads would cut', () => {
    const padding = 'a '.repeat(4992);
    expect(findPhones(`514 555-0199 ${padding}418 555-0123 x204`, 'CA').map(written)).toEqual(['+15145550199']);
  });
});

describe('formatAsTyped', () => {
  describe.each(sections<string>(corpus.typed))('%s', (_, lines) => {
    it.each(lines)('shows %j, in %s, as %j', (text, region, expected) => {
      expect(formatAsTyped(text, region)).toBe(expected);
    });
  });
});

describe('formatPhone', () => {
  it.each([
    ['+15145550199', 'CA', '514 555-0199'],
    ['+12125550147', 'CA', '212 555-0147'],
    ['+15145550199', 'US', '514 555-0199'],
    ['+15145550199', 'FR', '+1 514 555 0199'],
    ['+33142685300', 'CA', '+33 1 42 68 53 00'],
    ['+33142685300', 'FR', '+33 1 42 68 53 00'],
    ['911', 'CA', '911'],
    ['*98', 'CA', '*98'],
    ['3102355', 'CA', '3102355'],
    ['+999123', 'CA', '+999123'],
    ['', 'CA', ''],
    ['__proto__', '__proto__', '__proto__'],
  ])('writes %j for somebody in %s as %j', (e164, region, expected) => {
    expect(formatPhone(e164, region)).toBe(expected);
  });
});

describe('phoneUri', () => {
  it.each([
    ['tel', '514 555-0199', 'tel:+15145550199'],
    ['tel', '514 555-0199 poste 204', 'tel:+15145550199;ext=204'],
    ['tel', '911', 'tel:911'],
    ['tel', '*98', 'tel:*98'],
    ['tel', '#31#', 'tel:%2331%23'],
    ['tel', '310-2355', 'tel:3102355'],
    ['tel', '*67 514 555-0199', 'tel:*675145550199'],
    ['sip', '514 555-0199', 'sip:+15145550199'],
    ['sip', '514 555-0199 poste 204', 'sip:+15145550199'],
    ['sip', '#31#', 'sip:%2331%23'],
  ] as const)('writes %s: for %j as %j', (scheme, text, expected) => {
    expect(phoneUri(scheme, phone(text))).toBe(expected);
  });
});
