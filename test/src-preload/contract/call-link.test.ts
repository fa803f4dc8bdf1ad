// Links that ask for a call: every form that pages and systems write, and every one that has to be refused.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCallLink } from '../../../src-preload/contract/call-link.ts';
import { findPhones, parsePhone } from '../../../src-preload/contract/phone.ts';

/** What would be dialled: the number and its extension; a refusal otherwise. */
function read(url: string): string {
  const link = readCallLink(url);
  if (!link.ok) return link.refusal;
  if (link.kind === 'lead') return `lead ${link.leadId}`;
  const parsed = parsePhone(link.number, 'CA');
  if (!parsed.ok) return parsed.refusal;
  return parsed.phone.extension === null ? parsed.phone.dial : `${parsed.phone.dial} x${parsed.phone.extension}`;
}

describe('a link to a number', () => {
  it.each([
    // RFC 3966: visual separators, parameters in any order, a context that completes a local number.
    ['tel:+1-514-555-0199', '+15145550199'],
    ['tel:+1(514)555.0199', '+15145550199'],
    ['tel:+15145550199;ext=204', '+15145550199 x204'],
    ['tel:+15145550199;isub=12345;ext=204', '+15145550199 x204'],
    ['tel:+15145550199;foo=bar;ext=3', '+15145550199 x3'],
    ['tel:5550199;phone-context=+1514', '+15145550199'],
    ['tel:5145550199;phone-context=pbx.example', '+15145550199'],
    ['TEL:514-555-0199', '+15145550199'],
    // As web pages write them: escaped, with spaces, a slash too many, pauses before the extension.
    ['tel:%2B15145550199', '+15145550199'],
    ['tel:514%20555%200199', '+15145550199'],
    ['tel:514 555 0199', '+15145550199'],
    ['tel://514.555.0199', '+15145550199'],
    ['tel:+15145550199;postd=pp22', '+15145550199 x22'],
    ['tel:15145550199p204', '+15145550199 x204'],
    ['tel:5145550199,,204', '+15145550199 x204'],
    ['tel:5145550199w204', '+15145550199 x204'],
    ['tel:1-800-FLOWERS', '+18003569377'],
    ['tel:911', '911'],
    ['tel:*98', '*98'],
    ['callto:514-555-0199', '+15145550199'],
    ['callto://+15145550199', '+15145550199'],
    // RFC 3261: a user with parameters of its own, a password, a port, headers.
    ['sip:5145550199@pbx.example;user=phone', '+15145550199'],
    ['sips:+15145550199@pbx.example', '+15145550199'],
    ['sip:+15145550199;ext=12@pbx.example;user=phone', '+15145550199 x12'],
    ['sip:5145550199:secret@pbx.example', '+15145550199'],
    ['sip:+1-514-555-0199@[::1]:5060;transport=tcp?subject=x', '+15145550199'],
    // The app's own.
    ['offhook:dial?number=514-555-0199', '+15145550199'],
    ['offhook:dial?number=+15145550199', '+15145550199'],
    ['offhook://dial/?number=%2B15145550199%20ext%20204', '+15145550199 x204'],
    ['offhook:dial?number=tel:+15145550199;ext=3', '+15145550199 x3'],
    ['offhook:lead/123', 'lead 123'],
    ['offhook://lead/123/', 'lead 123'],
  ])('%s is %s', (url, expected) => expect(read(url)).toBe(expected));

  it.each([
    ['', 'not-a-link'],
    ['5145550199', 'not-a-link'],
    ['javascript:alert(1)', 'not-a-link'],
    ['https://example.com/tel:5145550199', 'not-a-link'],
    ['file:///etc/passwd', 'not-a-link'],
    ['tel:514\u0000555\u00000199', 'not-a-link'],
    ['tel:\u2028911', 'not-a-link'],
    ['tel:', 'not-a-number'],
    ['tel:javascript:alert(1)', 'too-short'],
    ['sip:alice@example.com', 'not-a-number'],
    ['sip:10.0.0.1', 'not-a-number'],
    // RFC 3966's own example of a number that is valid within one exchange: nothing tells its ten digits.
    ['tel:863-1234;phone-context=+1-914-555', 'too-long'],
    ['tel:7042;phone-context=example.com', 'too-short'],
    ['offhook:', 'unknown-deed'],
    ['offhook:call?number=911', 'unknown-deed'],
    ['offhook:lead/0', 'unknown-deed'],
    ['offhook:lead/1e9', 'unknown-deed'],
    ['offhook:lead/../dial?number=911', 'unknown-deed'],
    ['offhook:dial', 'no-number'],
    ['offhook:dial?number=', 'no-number'],
    ['offhook:dial?number=5145550199&number=9005550199', 'no-number'],
    ['offhook:dial?number=%0a911', 'no-number'],
    [`tel:${'5'.repeat(3000)}`, 'too-much-text'],
  ])('%j is refused: %s', (url, refusal) => expect(read(url)).toBe(refusal));
});

describe('any text at all', () => {
  it('is read without a throw, and a number that comes of it is one', () => {
    fc.assert(
      fc.property(hostileLink, (url) => {
        const link = readCallLink(url);
        if (!link.ok) return;
        if (link.kind === 'lead') expect(Number.isSafeInteger(link.leadId) && link.leadId > 0).toBe(true);
        else {
          const parsed = parsePhone(link.number, 'CA');
          const phones = parsed.ok ? [parsed.phone] : findPhones(link.number, 'CA');
          for (const phone of phones) expect(phone.dial).toMatch(/^[+*#\d]+$/);
        }
      }),
      { numRuns: 100_000 },
    );
  });
});

const part = fc.oneof(
  fc.constantFrom(
    'tel:',
    'sip:',
    'sips:',
    'callto:',
    'offhook:',
    'offhook:dial?number=',
    'offhook:lead/',
    'javascript:',
    '//',
    '@',
    ';ext=',
    ';phone-context=',
    ';isub=',
    ';postd=',
    '%2B',
    '%00',
    '%',
    '%zz',
    '+',
    '1',
    '514',
    '5550199',
    '911',
    '*98',
    '#',
    'p',
    'w',
    ',',
    ' ',
    '\n',
    '\u202e',
    '&',
    '?',
    '=',
    '<',
    '>',
    '"',
    'ext 204',
    'pbx.example',
  ),
  fc.stringMatching(/^\d{0,12}$/),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const hostileLink = fc.oneof(
  { weight: 4, arbitrary: fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('tel:', 'sip:', 'offhook:dial?number=', 'callto:'), fc.array(part, { maxLength: 6 }))
      .map(([head, parts]) => head + parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 80 }) },
);
