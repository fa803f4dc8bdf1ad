// What holds for every text, not only for those somebody thought of: nothing throws, nothing is invented, no digit is
// lost, and the fast paths answer what the library answers. A failing run prints its seed.

import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import {
  findPhones,
  formatAsTyped,
  formatPhone,
  type Phone,
  parsePhone,
  phoneUri,
} from '../../../src-preload/contract/phone.ts';
import { isAssigned, isWhole } from '../../../src-preload/contract/phone-plans.ts';
import { digitsOf, plainText } from '../../../src-preload/contract/phone-text.ts';

const region = fc.constantFrom(
  'CA',
  'US',
  'JM',
  'FR',
  'GB',
  'DE',
  'IT',
  'AR',
  'MX',
  'RU',
  'AU',
  'HT',
  'XX',
  '',
  '__proto__',
);
const atoms = [
  ...'0123456789+-(). /,;#*x\n\u200e٥５—',
  ...[
    'poste ',
    'ext. ',
    'p',
    'w',
    'tel:',
    'sip:',
    '@host',
    '%2B',
    ';ext=',
    '514',
    '555',
    '0199',
    '+1',
    '+33',
    '011',
    '1-800-',
  ],
  ...['FLOWERS', 'Jean ', '\u0000', '😀', '5️⃣', ';phone-context=+1', '<', '>', '"', 'https://', '310', '911', '*67'],
];
/** Texts made of what real ones are made of, so that every rule is met, and wild ones besides. */
const text = fc.oneof(
  fc.array(fc.constantFrom(...atoms), { maxLength: 24 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const separator = fc.constantFrom('', ' ', '-', '.', ' (', ') ', ' - ', '\u00a0', '–', '\u200e');
const typed = fc
  .tuple(fc.constantFrom('', '+'), fc.array(fc.tuple(fc.nat(9), separator), { maxLength: 17 }))
  .map(([plus, keys]) => plus + keys.map(([digit, gap]) => `${digit}${gap}`).join(''));
/** Ten digits, half of them in an area code and an exchange that exist. */
const tenDigits = fc.oneof(
  fc.integer({ min: 0, max: 9_999_999_999 }).map((value) => String(value).padStart(10, '0')),
  fc
    .tuple(
      fc.constantFrom('514', '418', '800', '900', '242', '684', '876', '246', '658', '787', '523', '983'),
      fc.nat(9_999_999),
    )
    .map(([area, rest]) => area + String(rest).padStart(7, '0')),
);
const runs = { numRuns: 3000 };

function expectSound(phone: Phone): void {
  if (phone.e164 !== null) expect(phone.e164).toMatch(/^\+[1-9]\d{1,14}$/);
  if (phone.extension !== null) expect(phone.extension).toMatch(/^[0-9]{1,11}$/);
  expect(phone.e164 === null).toBe(phone.kind !== 'number');
  expect(phone.dial).toMatch(/^(?:[*#][0-9*#]*)?\+?[0-9]*$/);
  expect(phone.dial).not.toBe('');
}

describe('any text', () => {
  it('is read or refused, never thrown at, and what is read is sound', () => {
    fc.assert(
      fc.property(text, region, (given, where) => {
        const parse = parsePhone(given, where);
        if (!parse.ok) return;
        expectSound(parse.phone);
        expect(parse.phone.raw).toBe(given);
        for (const scheme of ['tel', 'sip'] as const) {
          expect(phoneUri(scheme, parse.phone)).toMatch(
            /^(?:tel|sip):[+0-9*]*(?:%23[0-9*]*(?:\+?[0-9]*))*(?:;ext=[0-9]+)?$/,
          );
        }
      }),
      runs,
    );
  });

  it('gives distinct, sound numbers when it is searched, each read from its own part', () => {
    fc.assert(
      fc.property(text, region, (given, where) => {
        const found = findPhones(given, where);
        found.forEach(expectSound);
        expect(new Set(found.map(({ dial, extension }) => `${dial};${extension}`)).size).toBe(found.length);
        for (const { raw } of found) expect(given).toContain(raw);
      }),
      runs,
    );
  });

  it('holds every digit of the numbers read from it', () => {
    const plain = fc.array(fc.constantFrom(...'0123456789+-(). /,;#x'), { maxLength: 24 });
    fc.assert(
      fc.property(plain, (parts) => {
        const given = parts.join('');
        const parse = parsePhone(given, 'CA');
        if (!parse.ok || parse.phone.e164 === null) return;
        const read = digitsOf(parse.phone.e164) + (parse.phone.extension ?? '');
        // A code after # is left out on purpose; prefixes and "(0)" stand before or inside, never after.
        if (!/#.*#/.test(given)) expect(digitsOf(given).length - read.length).toBeLessThanOrEqual(3);
      }),
      runs,
    );
  });

  it('is formatted once and for all, with all its digits', () => {
    fc.assert(
      fc.property(fc.oneof(typed, text), region, (given, where) => {
        const once = formatAsTyped(given, where);
        expect(formatAsTyped(once, where)).toBe(once);
        expect(digitsOf(plainText(once))).toBe(digitsOf(plainText(given)));
      }),
      runs,
    );
  });

  it('means the same number once it is formatted', () => {
    fc.assert(
      fc.property(typed, region, (given, where) => {
        const before = parsePhone(given, where);
        const after = parsePhone(formatAsTyped(given, where), where);
        expect(after.ok && after.phone.dial).toBe(before.ok && before.phone.dial);
      }),
      runs,
    );
  });
});

describe('North American numbers', () => {
  it('are those the library finds valid, and 555-01XX', () => {
    fc.assert(
      fc.property(tenDigits, (national) => {
        const valid = parsePhoneNumberFromString(`+1${national}`, { extract: false })?.isValid() ?? false;
        if (!/^...55501/.test(national)) expect(isAssigned(national)).toBe(valid);
        else if (valid) expect(isAssigned(national)).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it('are read the same in one pass as by the long way', () => {
    const forms = fc.tuple(
      fc.constantFrom('', '1', '1-', '+1', '+1 ', '(', '+1 ('),
      tenDigits,
      fc.array(separator, { minLength: 10, maxLength: 10 }),
    );
    fc.assert(
      fc.property(forms, fc.constantFrom('CA', 'US', 'FR'), ([lead, digits, gaps], where) => {
        const given = lead + [...digits].map((digit, i) => digit + (gaps[i] ?? '')).join('');
        // An invisible mark sends the text the long way.
        const [short, long] = [parsePhone(given, where), parsePhone(`\u2060${given}`, where)];
        expect(short.ok ? short.phone.dial : short.refusal).toBe(long.ok ? long.phone.dial : long.refusal);
      }),
      { numRuns: 10_000 },
    );
  });

  it('come back from the form they are shown in', () => {
    fc.assert(
      fc.property(tenDigits.filter(isAssigned), fc.constantFrom('CA', 'US', 'FR', 'GB'), (national, where) => {
        const parse = parsePhone(formatPhone(`+1${national}`, where), where);
        expect(parse.ok && parse.phone.e164).toBe(`+1${national}`);
      }),
      runs,
    );
  });

  it('keep their extension apart, whatever its label', () => {
    const label = fc.constantFrom(
      ' ext ',
      ' ext. ',
      ' x',
      'x',
      ' poste ',
      ' p. ',
      ' bureau ',
      ' w',
      ' #',
      ',,',
      ';ext=',
      ' (poste ',
    );
    fc.assert(
      fc.property(tenDigits.filter(isAssigned), label, fc.nat(99_999).map(String), (national, mark, extension) => {
        const parse = parsePhone(national + mark + extension, 'CA');
        expect(parse.ok && [parse.phone.e164, parse.phone.extension]).toEqual([`+1${national}`, extension]);
      }),
      runs,
    );
  });

  it('are found one by one in a list, in order', () => {
    const between = fc.constantFrom(' / ', ', ', ' ', '\n', ' ou ', ';', ' | ', '\t');
    const list = fc.uniqueArray(tenDigits.filter(isAssigned), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(list, between, (nationals, gap) => {
        const shown = nationals.map((national) => formatPhone(`+1${national}`, 'CA')).join(gap);
        expect(findPhones(shown, 'CA').map(({ e164 }) => e164)).toEqual(nationals.map((national) => `+1${national}`));
      }),
      runs,
    );
  });
});

describe('numbers of the world', () => {
  const samples = getCountries().flatMap((country) => {
    const sample = getExampleNumber(country, examples);
    return sample && sample.countryCallingCode !== '1' ? [{ country, sample }] : [];
  });
  /** A number of each country with some of its last digits changed, so that about half of them exist. */
  const changed = fc
    .tuple(fc.constantFrom(...samples), fc.nat(6), fc.nat(9_999_999), fc.constantFrom('', '0', '8', '9'))
    .map(([{ sample }, kept, digits, prefix]) => {
      const national = sample.nationalNumber;
      const tail = String(digits).padStart(7, '0').slice(kept);
      return `+${sample.countryCallingCode}${prefix}${national.slice(0, Math.max(1, national.length - tail.length))}${tail}`;
    });

  it('are those the library finds valid, and come back from the form they are shown in', () => {
    fc.assert(
      fc.property(changed, (given) => {
        const library = parsePhoneNumberFromString(given, { extract: false });
        const parse = parsePhone(given, 'CA');
        // The library goes past the 15 digits of E.164.
        const isValid = library?.isValid() === true && library.number.length <= 16;
        expect(parse.ok && parse.phone.e164).toBe(isValid && library.number);
        if (!parse.ok || parse.phone.e164 === null) return;
        const again = parsePhone(formatPhone(parse.phone.e164, 'CA'), 'CA');
        expect(again.ok && again.phone.e164).toBe(parse.phone.e164);
      }),
      { numRuns: 20_000 },
    );
  });

  it('mostly need no library', () => {
    const whole = samples.filter(({ sample }) => isWhole(sample.number.slice(1)));
    expect(whole.length / samples.length).toBeGreaterThan(0.9);
  });

  it.each(samples)('are read as they are dialled in $country', ({ country, sample }) => {
    const parse = parsePhone(sample.formatNational(), country);
    expect(parse.ok && parse.phone.e164).toBe(sample.number);
    expect(findPhones(`Jean: ${sample.formatInternational()}`, 'CA').map(({ e164 }) => e164)).toEqual([sample.number]);
  });
});

describe('a hostile text', () => {
  const million = 1_000_000;
  it.each([
    ['digits', '5'.repeat(million)],
    ['spaces', ' '.repeat(million)],
    ['lone digits', '1 '.repeat(million / 2)],
    ['pluses', '+'.repeat(million)],
    ['short numbers abroad', '+33 1 2 3 4 5 6 7 '.repeat(million / 20)],
    ['commas', ','.repeat(million)],
    ['links', 'tel:'.repeat(million / 4)],
    ['brackets', '<sip:('.repeat(million / 6)],
    ['letters', 'x'.repeat(million)],
    ['labels', '514 555-0199 poste '.repeat(million / 20)],
    ['vanity', '1-800-'.repeat(million / 6)],
    ['emoji', '😀'.repeat(million / 2)],
    ['emoji digits', '5️⃣'.repeat(million / 3)],
    ['NUL', '\u0000'.repeat(million)],
    ['marks', '\u202e'.repeat(million)],
    ['percent signs', 'tel:%'.repeat(million / 5)],
    ['lone surrogates', '\ud835'.repeat(million)],
  ])('of a million characters, all %s, is refused and searched at once', (_, given) => {
    for (const where of ['CA', 'DE']) {
      const start = performance.now();
      expect(parsePhone(given, where)).toEqual({ ok: false, refusal: 'too-much-text' });
      findPhones(given, where);
      for (let length = 1; length <= 250; length += 83) parsePhone(given.slice(0, length), where);
      expect(formatAsTyped(given, where)).toBe(given);
      // Some 20 ms here at the worst; anything that grows faster than the text would take minutes.
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });
});
