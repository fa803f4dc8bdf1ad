// Which addresses may leave the app.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeExternalUrl } from '../../../src-main/electron/external-url.ts';
import { parsePhone, phoneUri } from '../../../src-preload/contract/phone.ts';

describe('safeExternalUrl', () => {
  it.each([
    ['https://crm.activix.ca/leads/1?tab=a#b', 'https://crm.activix.ca/leads/1?tab=a#b'],
    ['HTTPS://CRM.example', 'https://crm.example/'],
    ['tel:+15145550199;ext=204', 'tel:+15145550199;ext=204'],
    ['tel:*675145550199', 'tel:*675145550199'],
    ['tel:%23%2321', 'tel:%23%2321'],
    ['sip:+15145550199', 'sip:+15145550199'],
    ['mailto:a@b.example?subject=Bonjour%20!', 'mailto:a@b.example?subject=Bonjour%20!'],
    ['mailto:a@b.example?subject=a b', 'mailto:a@b.example?subject=a%20b'],
  ])('lets %s out', (text, url) => {
    expect(safeExternalUrl(text)).toBe(url);
  });

  it.each([
    'http://crm.activix.ca/',
    'https://me:secret@crm.example/',
    'https://',
    'file:///etc/passwd',
    'smb://host/share',
    'javascript:alert(1)',
    'data:text/html,hi',
    'ms-msdt:/id',
    'tel://host/path',
    'tel:+1514 555 0199',
    'tel:1"&calc.exe',
    'sip:a`b`',
    'app://offhook/',
    '/usr/bin/true',
    '',
    'tel',
  ])('keeps %j in', (text) => {
    expect(safeExternalUrl(text)).toBeNull();
  });

  it('lets out nothing of another scheme, whatever it is dressed as', () => {
    const scheme = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9+.-]{0,10}$/);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.tuple(scheme, fc.string()).map(([s, rest]) => `${s}:${rest}`),
        ),
        (text) => {
          const url = safeExternalUrl(text);
          if (url !== null) expect(url).toMatch(/^(https:\/\/|tel:(?!\/\/)|sip:(?!\/\/)|mailto:(?!\/\/))/);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('never lets a quote, a space or a shell sign of a link through to a command line', () => {
    const dirt = fc.constantFrom('"', "'", '`', ' ', '\t', '<', '>', '|', '\\', '^');
    fc.assert(
      fc.property(fc.constantFrom('tel', 'sip', 'mailto'), fc.string(), dirt, fc.string(), (scheme, a, sign, b) => {
        expect(safeExternalUrl(`${scheme}:${a}${sign}${b}`) ?? '').not.toMatch(/["'`\s<>|\\^]/);
      }),
      { numRuns: 1_000 },
    );
  });

  it('lets every number that can be dialled reach the phone', () => {
    for (const text of [
      '514 555-0199',
      '514 555-0199 poste 204',
      '911',
      '*98',
      '#31#',
      '*67 514 555-0199',
      '555-0199',
    ]) {
      const parsed = parsePhone(text, 'CA');
      if (!parsed.ok) continue;
      for (const scheme of ['tel', 'sip'] as const) {
        const link = phoneUri(scheme, parsed.phone);
        expect(safeExternalUrl(link)).toBe(link);
      }
    }
  });
});
