// How much JSON is too much, counted without parsing it.

import { expect, it } from 'vitest';
import { classify } from '../../../src-main/crm/classification.ts';
import { isTooHeavy, mostValues } from '../../../src-main/crm/json-weight.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const list = (values: number) => bytes(`[${Array.from({ length: values }, () => '7').join(',')}]`);

it('counts values, not what stands in texts', () => {
  const punctuation = JSON.stringify({ note: '{[,"\\'.repeat(mostValues) });
  expect(isTooHeavy(bytes(punctuation))).toBe(false);
  // The list is a value itself.
  expect(isTooHeavy(list(mostValues - 2))).toBe(false);
  expect(isTooHeavy(list(mostValues + 1))).toBe(true);
});

it.each(['{},', '[', '"":1,', '{"a":'])('finds any number of "%s" too many', (piece) => {
  expect(isTooHeavy(bytes(piece.repeat(mostValues + 1)))).toBe(true);
});

it('leaves the answer unread, as one that says nothing', () => {
  const answer = { ok: true, status: 201, headers: {}, body: list(mostValues + 1) } as const;
  expect(classify(answer, (json) => (json === undefined ? null : json))).toMatchObject({
    kind: 'ambiguous',
    doubt: 'unreadable-answer',
  });
});
