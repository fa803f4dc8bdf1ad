import { expect, it } from 'vitest';
import { outcomeCounts } from '../../../src-renderer/today/outcomes.ts';

it('sums both directions of an outcome, since the list is narrowed to both, most frequent first', () => {
  expect(
    outcomeCounts([
      { direction: 'outgoing', outcome: 'attempted', calls: 6 },
      { direction: 'outgoing', outcome: 'answered', calls: 5 },
      { direction: 'incoming', outcome: 'answered', calls: 2 },
      { direction: 'outgoing', outcome: null, calls: 1 },
    ]),
  ).toEqual([
    { outcome: 'answered', calls: 7 },
    { outcome: 'attempted', calls: 6 },
    { outcome: null, calls: 1 },
  ]);
});
