// Where the ring card stands on screens of every kind.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ringPlace } from '../../../src-main/electron/ring-place.ts';

describe('ringPlace', () => {
  it('is the bottom right of the work area, wherever that screen is', () => {
    expect(ringPlace({ x: 0, y: 0, width: 1920, height: 1040 }, 240)).toEqual({
      x: 1528,
      y: 784,
      width: 376,
      height: 240,
    });
    expect(ringPlace({ x: -1280, y: 24, width: 1280, height: 1000 }, 240.2)).toEqual({
      x: -392,
      y: 767,
      width: 376,
      height: 241,
    });
  });

  it('is never outside the work area, however many ring', () => {
    const side = fc.integer({ min: 200, max: 4_000 });
    const at = fc.integer({ min: -4_000, max: 4_000 });
    fc.assert(
      fc.property(
        fc.record({ x: at, y: at, width: side, height: side }),
        fc.integer({ min: 0, max: 9_000 }),
        (area, height) => {
          const card = ringPlace(area, height);
          expect(card.x).toBeGreaterThanOrEqual(area.x);
          expect(card.y).toBeGreaterThanOrEqual(area.y);
          expect(card.x + card.width).toBeLessThanOrEqual(area.x + area.width);
          expect(card.y + card.height).toBeLessThanOrEqual(area.y + area.height);
        },
      ),
    );
  });
});
