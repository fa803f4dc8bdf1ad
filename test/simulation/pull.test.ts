// A thousand CRMs that change while they are read: once one is quiet, the mirror is what it holds.

import { expect, it } from 'vitest';
import { type PullFacts, pullRuns } from './pull-world.ts';

const seeds = 1000;

it(`mirrors ${seeds} restless CRMs, whatever happened while they were read`, async () => {
  const runs = pullRuns();
  const sums = { kills: 0, deletions: 0, gone: 0, faults: 0, surveys: 0, restless: 0 };
  try {
    for (let seed = 1; seed <= seeds; seed += 1) {
      const facts: PullFacts = await runs.run(seed);
      for (const name of Object.keys(sums) as (keyof PullFacts)[]) sums[name] += facts[name];
    }
  } finally {
    runs.end();
  }
  // Each thing that can go wrong did, and nothing that is a bug.
  expect(sums.restless).toBe(0);
  expect(sums.surveys).toBe(seeds);
  for (const name of ['kills', 'deletions', 'gone', 'faults'] as const) expect(sums[name]).toBeGreaterThan(seeds / 4);
}, 600_000);
