import { expect, it } from 'vitest';
import { formatSize } from '../../../src-renderer/words/size.ts';

it('writes megabytes in the unit that people compare disks by', () => {
  expect([180, 77_183, 2_000_000].map((size) => formatSize(size, 'fr').replace(/\s/gu, ' '))).toEqual([
    '180 Mo',
    '77,2 Go',
    '2 To',
  ]);
  expect([180, 77_183, 2_000_000].map((size) => formatSize(size, 'en'))).toEqual(['180 MB', '77.2 GB', '2 TB']);
});
