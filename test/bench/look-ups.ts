// What the dialer waits for: a number while it is typed, read by us and by libraries.

import { parsePhoneNumber } from 'awesome-phonenumber';
import google from 'google-libphonenumber';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { formatAsTyped, parsePhone } from '../../src-preload/contract/phone.ts';
import { measureBatches } from './figures.ts';
import { own, peer, type Row } from './rows.ts';

/** Measures reading numbers. */
export function phoneReading(): readonly Row[] {
  const nanp = ['(514) 555-0199', '514-555-0142', '+1 438 555 0121', '8195550134', '1 (450) 555-0177'];
  const world = ['+33 1 44 55 66 77', '+44 20 7946 0018', '+49 30 901820', '+81 3-1234-5678', '+52 55 1234 5678'];
  const typed = [
    '5',
    '51',
    '514',
    '514 5',
    '514 55',
    '514 555',
    '514 555-0',
    '514 555-01',
    '514 555-019',
    '514 555-0199',
  ];
  const util = google.PhoneNumberUtil.getInstance();
  const readers: readonly (readonly [string, (text: string) => unknown])[] = [
    ['libphonenumber-js', (text) => parsePhoneNumberFromString(text, 'CA')?.number],
    ['google-libphonenumber', (text) => util.format(util.parse(text, 'CA'), google.PhoneNumberFormat.E164)],
    ['awesome-phonenumber', (text) => parsePhoneNumber(text, { regionCode: 'CA' }).number?.e164],
  ];
  const through = (texts: readonly string[], read: (text: string) => unknown) =>
    measureBatches(300, 100, (run) => read(texts[run % texts.length] ?? ''));
  const all = (what: string, texts: readonly string[], most: number): readonly Row[] => [
    own(
      what,
      through(texts, (text) => parsePhone(text, 'CA')),
      [{ at: 'p50', most }],
    ),
    ...readers.map(([by, read]) => peer(what, by, through(texts, read))),
  ];
  return [
    ...all('text → E.164, North America', nanp, 0.002),
    ...all('text → E.164, world', world, 0.01),
    own(
      'a key in the number field',
      through(typed, (text) => formatAsTyped(text, 'CA')),
      [{ at: 'p99', most: 0.015 }],
    ),
  ];
}
