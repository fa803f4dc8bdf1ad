// Do not disturb: how long each span lasts, and when it is over.
import { describe, expect, it } from 'vitest';
import { isQuiet, quietEnd } from '../../../src-preload/contract/quiet.ts';

const now = new Date(2026, 10, 22, 16, 40).getTime();

describe('quietEnd', () => {
  it('is half an hour, an hour, or the next midnight on this computer’s calendar', () => {
    expect(quietEnd('half-hour', now) - now).toBe(1_800_000);
    expect(quietEnd('hour', now) - now).toBe(3_600_000);
    expect(quietEnd('tomorrow', now)).toBe(new Date(2026, 10, 23).getTime());
    expect(quietEnd('tomorrow', new Date(2026, 11, 31, 23, 59).getTime())).toBe(new Date(2027, 0, 1).getTime());
  });
});

describe('isQuiet', () => {
  it('is over at the very moment', () => {
    expect(isQuiet({ quietUntil: null }, now)).toBe(false);
    expect(isQuiet({ quietUntil: now + 1 }, now)).toBe(true);
    expect(isQuiet({ quietUntil: now }, now)).toBe(false);
  });
});
