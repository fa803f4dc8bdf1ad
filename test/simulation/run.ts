// Runs simulated agents against a misbehaving CRM: `npm run test:sim -- --seeds N [--from S] [--seed S] [--keep 1,4,7]`.
// With --json the last line is what was reached, for a program to read; with --as-is a failing run isn't shortened.

import { parseArgs } from 'node:util';
import { type Plan, planOf } from './plan.ts';
import { failureInWords, shortestFailure } from './shorten.ts';
import { run } from './world.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    keep: { type: 'string' },
    json: { type: 'boolean', default: false },
    'as-is': { type: 'boolean', default: false },
  },
});

const first = Number(values.seed ?? values.from);
const seeds = values.seed === undefined ? Number(values.seeds) : 1;
const started = performance.now();
const reached: Record<string, number> = {};
let calls = 0;
let delivered = 0;
for (let seed = first; seed < first + seeds; seed += 1) {
  const plan = kept(planOf(seed), values.keep);
  const result = await run(plan);
  calls += result.calls;
  delivered += result.delivered;
  for (const point of result.reached) reached[point] = (reached[point] ?? 0) + 1;
  if (result.violations.length > 0) {
    console.log(values['as-is'] ? failureInWords(plan, result) : await shortestFailure(plan, result));
    process.exit(1);
  }
}
const seconds = (performance.now() - started) / 1000;
if (values.json) {
  console.log(JSON.stringify({ seeds, calls, delivered, seconds, reached }));
} else {
  for (const [point, times] of Object.entries(reached).sort())
    console.log(`${String(times).padStart(8)} seeds: ${point}`);
  const rate = (seeds / seconds).toFixed(1);
  console.log(`${seeds} seeds held: ${calls} calls, ${delivered} delivered, ${seconds.toFixed(1)} s, ${rate} seeds/s`);
}

function kept(plan: Plan, keep: string | undefined): Plan {
  if (keep === undefined) return plan;
  const indices = new Set(keep.split(',').map(Number));
  return { ...plan, deeds: plan.deeds.filter((deed) => indices.has(deed.index)) };
}
