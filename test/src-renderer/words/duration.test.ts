import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatDuration, parseDuration } from '../../../src-renderer/words/duration.ts';

it('reads back what it writes, up to a day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 86_400 }), (seconds) => {
      expect(parseDuration(formatDuration(seconds))).toEqual({ ok: true, seconds });
    }),
  );
});

it('writes minutes and seconds, and hours where there are some', () => {
  expect([5, 65, 3_723].map(formatDuration)).toEqual(['0:05', '1:05', '1:02:03']);
});

it('reads an empty text as nobody knows', () => {
  expect(parseDuration('  ')).toEqual({ ok: true, seconds: null });
});

it('refuses what could be minutes or seconds, and what is no time', () => {
  for (const text of ['4', '4:5', '4:60', 'quatre', '25:00:00', '-1:00'])
    expect(parseDuration(text)).toEqual({ ok: false });
});
