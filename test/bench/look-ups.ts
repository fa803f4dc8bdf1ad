// What the dialer waits for: a number while it is typed.

import { formatAsTyped, parsePhone } from '../../src-preload/contract/phone.ts';
import { type Figures, measureBatches } from './figures.ts';

/** Measures reading numbers. */
export function phoneReading(): Readonly<Record<string, Figures>> {
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
  const read = (texts: readonly string[]) => (run: number) => parsePhone(texts[run % texts.length] ?? '', 'CA');
  return {
    'phone, NANP': measureBatches(500, 100, read(nanp)),
    'phone, world': measureBatches(500, 100, read(world)),
    'phone, a key typed': measureBatches(500, 100, (run) => formatAsTyped(typed[run % typed.length] ?? '', 'CA')),
  };
}
