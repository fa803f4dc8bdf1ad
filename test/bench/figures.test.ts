// The bench's own arithmetic: percentiles, and what is held against what.

import { expect, it } from 'vitest';
import { figuresOf, measure, measureBatches, measureWithin } from './figures.ts';
import { once, own, peer, type Target, verdictsOf } from './rows.ts';
import { tableOf } from './table.ts';

it('takes percentiles from the values in order, whatever order they came in', () => {
  const values = Array.from({ length: 100 }, (_, index) => ((index * 37) % 100) + 1);
  expect(figuresOf(values)).toEqual({ p50: 51, p95: 96, p99: 100, max: 100 });
  expect(once(7)).toEqual({ p50: 7, p95: 7, p99: 7, max: 7 });
});

it('is not moved at its median by one stall, and shows it as its most', () => {
  const { p50, max } = figuresOf([1, 1, 1, 1, 500]);
  expect({ p50, max }).toEqual({ p50: 1, max: 500 });
});

it('has no figures of nothing', () => {
  expect(figuresOf([]).p50).toBeNaN();
});

it('runs a deed as often as asked, and a tenth more to warm up', () => {
  const runs: number[] = [];
  measure(20, (run) => runs.push(run));
  expect(runs).toEqual([0, 1, ...Array.from({ length: 20 }, (_, run) => run)]);
  let deeds = 0;
  measureBatches(10, 5, () => {
    deeds += 1;
  });
  expect(deeds).toBe(55);
});

it('runs a deed once even where there is no time for it, and not again', () => {
  let deeds = 0;
  measureWithin(0, 50, () => {
    deeds += 1;
  });
  expect(deeds).toBe(1);
});

it('holds a line to a bound, to a multiple of its peer, and to so much more than its peer', () => {
  const outcomes = (targets: readonly Target[]) => {
    const row = own('start', figuresOf([10, 30]), targets);
    const rows = [row, peer('start', 'empty', once(20)), peer('stop', 'empty', once(1000))];
    return verdictsOf(row, rows).map(({ outcome, share }) => [outcome, share]);
  };
  expect(outcomes([{ at: 'p50', most: 30 }])).toEqual([['met', 1]]);
  expect(outcomes([{ at: 'p99', most: 15 }])).toEqual([['missed', 2]]);
  expect(outcomes([{ at: 'p50', most: 1.5, than: ['times', 'empty'] }])).toEqual([['met', 1]]);
  expect(outcomes([{ at: 'p50', most: 5, than: ['above', 'empty'] }])).toEqual([['missed', 30 / 25]]);
  expect(outcomes([{ at: 'p50', most: 2, than: ['times', 'nobody'] }])).toEqual([['unknown', Number.NaN]]);
});

it('holds nothing to none at all: no doubled call is met, one is missed', () => {
  const outcome = (doubled: number) => {
    const row = own('doubled', once(doubled), [{ at: 'p50', most: 0 }], '');
    return verdictsOf(row, [row])[0]?.outcome;
  };
  expect(outcome(0)).toBe('met');
  expect(outcome(1)).toBe('missed');
});

it('prints each line of the product with its peers below it, how much more they take, and what was before', () => {
  const rows = [
    own('key', figuresOf([0.1, 0.1, 0.2]), [{ at: 'p95', most: 0.1 }]),
    own('page', once(323), [{ at: 'p50', most: 350 }], 'kB'),
    peer('key', 'LIKE', figuresOf([20, 20, 30])),
  ];
  const [head, key, like, page] = tableOf(rows, [own('key', once(0.4))]).map((line) => line.replace(/ +/g, ' '));
  expect(head).toBe(' p50 p95 p99 max × ours before target');
  expect(key).toBe('key 100 µs 200 µs 200 µs 200 µs 400 µs p95 ≤ 100 µs missed (2 of it)');
  expect(like).toBe(' LIKE 20 ms 30 ms 30 ms 30 ms 200');
  expect(page).toBe('page 323 kB ≤ 350 kB met');
});
