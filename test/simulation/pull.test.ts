// A thousand CRMs that change while they are read: once one is quiet, the mirror is what it holds; and each rule that makes it
// so is missed when it is switched off.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pullMutants } from './pull-mutants.ts';
import { type PullFacts, pullRuns } from './pull-world.ts';

const here = import.meta.dirname;
const seeds = 1000;

it(`mirrors ${seeds} restless CRMs, whatever happened while they were read`, async () => {
  const runs = pullRuns();
  const sums = { kills: 0, absences: 0, deletions: 0, gone: 0, faults: 0, surveys: 0, restless: 0 };
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
  for (const name of ['kills', 'absences', 'deletions', 'gone', 'faults'] as const)
    expect(sums[name]).toBeGreaterThan(seeds / 4);
}, 600_000);

describe('a rule of the reading switched off is noticed', () => {
  it.each(pullMutants)('$name', { timeout: 120_000 }, ({ name, from }) => {
    const args = [
      '--import',
      join(here, 'mutate.ts'),
      join(here, 'pull-run.ts'),
      '--from',
      `${from}`,
      '--seeds',
      '100',
    ];
    const { status, stdout } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, MUTANT: name },
    });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^seed \d+ breaks the mirror: after /);
  });
});
