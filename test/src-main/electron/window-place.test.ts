// The window's place: kept, and taken up again only where the agent can reach it.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeOnScreens, readWindowPlace, writeWindowPlace } from '../../../src-main/electron/window-place.ts';

const place = { x: 100, y: 50, width: 400, height: 700, maximized: false };
const laptop = { x: 0, y: 0, width: 1440, height: 900 };
const onTheLeft = { x: -1920, y: -100, width: 1920, height: 1080 };

describe('the kept place', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'place-'));
    path = join(folder, 'window-place.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('comes back as it was', () => {
    writeWindowPlace(path, { ...place, x: -1500, maximized: true });
    expect(readWindowPlace(path)).toEqual({ ...place, x: -1500, maximized: true });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is none before the first time, or where the file makes no sense', () => {
    expect(readWindowPlace(path)).toBeNull();
    for (const text of [
      '',
      '{',
      'null',
      '{"x":0,"y":0}',
      JSON.stringify({ ...place, width: 10 }),
      JSON.stringify({ ...place, height: 1e9 }),
      JSON.stringify({ ...place, x: '100' }),
      JSON.stringify({ ...place, y: null }),
    ]) {
      writeFileSync(path, text);
      expect(readWindowPlace(path)).toBeNull();
    }
  });

  it('may fail to be kept', () => {
    writeWindowPlace(join(folder, 'missing', 'file'), place);
    expect(readWindowPlace(join(folder, 'missing', 'file'))).toBeNull();
  });
});

describe('placeOnScreens', () => {
  it('takes up a place on any screen', () => {
    expect(placeOnScreens(place, [laptop])).toBe(place);
    const left = { ...place, x: -1800, y: -90 };
    expect(placeOnScreens(left, [laptop, onTheLeft])).toBe(left);
  });

  it('drops one whose screen is gone', () => {
    expect(placeOnScreens({ ...place, x: -1800 }, [laptop])).toBeNull();
    expect(placeOnScreens(place, [])).toBeNull();
    expect(placeOnScreens(null, [laptop])).toBeNull();
  });

  it.each([
    ['above the screen', { y: -40 }],
    ['below it', { y: 880 }],
    ['but for a sliver on the right', { x: 1400 }],
    ['but for a sliver on the left', { x: -350 }],
  ])('drops one whose title bar is %s', (_where, change) => {
    expect(placeOnScreens({ ...place, ...change }, [laptop])).toBeNull();
  });

  it('takes one that hangs out of the screen but can be dragged', () => {
    expect(placeOnScreens({ ...place, x: 1300 }, [laptop])).not.toBeNull();
    expect(placeOnScreens({ ...place, x: -8, y: -8 }, [laptop])).not.toBeNull();
    expect(placeOnScreens({ ...place, y: 860 }, [laptop])).not.toBeNull();
  });
});
