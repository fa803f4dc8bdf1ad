import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAsTyped } from '../../../src-preload/contract/phone.ts';
import {
  caretAfter,
  significantBefore,
  withoutBareGrouping,
  withoutOneBefore,
} from '../../../src-renderer/dial/caret.ts';

describe('the caret', () => {
  it('stays after the same digit when the number is regrouped', () => {
    expect(caretAfter('514 555-0199', 3)).toBe(3);
    expect(caretAfter('514 555-0199', 4)).toBe(5);
    expect(caretAfter('514 555-0199', 10)).toBe(12);
    expect(caretAfter('(514) 555-0199', 0)).toBe(0);
  });

  it('has as many digits before it as before the grouping, for any number and place', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,12}$/), fc.nat({ max: 12 }), (digits, place) => {
        const before = Math.min(place, digits.length);
        const grouped = formatAsTyped(digits, 'CA');
        expect(significantBefore(grouped, caretAfter(grouped, before))).toBe(before);
      }),
    );
  });
});

describe('a backspace that only meets grouping', () => {
  it('takes the digit before it', () => {
    expect(withoutOneBefore('514 5550199', 4)).toEqual({ text: '51 5550199', caret: 2 });
  });

  it('changes nothing where there is no digit before it', () => {
    expect(withoutOneBefore('(514', 1)).toEqual({ text: '(514', caret: 1 });
  });
});

it('leaves no grouping behind when the last digit is gone', () => {
  expect(withoutBareGrouping(' ')).toBe('');
  expect(withoutBareGrouping('5 ')).toBe('5 ');
});
