// Runs simulated agents against a misbehaving CRM, on every core:
// `npm run test:sim -- --seeds N [--from S] [--workers W] [--seed S] [--keep 1,4,7]`.
// With --json the last line is what was reached, for a program to read; with --as-is a failing run isn't shortened.

import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Plan, planOf } from './plan.ts';
import { failureInWords, shortestFailure } from './shorten.ts';
import { simulateSeeds } from './spread.ts';
import { run } from './world.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100000' },
    from: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) },
    seed: { type: 'string' },
    keep: { type: 'string' },
    json: { type: 'boolean', default: false },
    'as-is': { type: 'boolean', default: false },
  },
});

/** When a line of progress was last written. */
let shownAt = 0;

if (values.seed === undefined) await runMany(Number(values.from), Number(values.seeds), Number(values.workers));
else await runOne(kept(planOf(Number(values.seed)), values.keep));

async function runMany(from: number, seeds: number, workers: number): Promise<void> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const total = await simulateSeeds(from, seeds, workers, (done) => {
    showProgress(`${done} of ${seeds} seeds, ${(done / seconds()).toFixed(1)} seeds/s`, done === seeds);
  });
  const took = seconds();
  const [broken] = total.broken;
  if (broken) await tellFailure(planOf(broken.seed), broken.violations);
  if (values.json) {
    console.log(JSON.stringify({ ...total, seconds: took }));
    return;
  }
  for (const [point, times] of Object.entries(total.reached).sort())
    console.log(`${String(times).padStart(8)} seeds: ${point}`);
  const rate = (total.seeds / took).toFixed(1);
  console.log(
    `${total.seeds} seeds, ${took.toFixed(1)} s, ${rate} seeds/s with ${workers} workers, ` +
      `${total.calls} calls, ${total.delivered} delivered, ${total.broken.length} violated`,
  );
}

async function runOne(plan: Plan): Promise<void> {
  const { violations, calls, delivered } = await run(plan);
  if (violations.length > 0) await tellFailure(plan, violations);
  else console.log(`seed ${plan.seed} held: ${calls} calls, ${delivered} delivered`);
}

/** Runs a failing plan once more, here, and tells what it did. */
async function tellFailure(plan: Plan, violations: readonly string[]): Promise<void> {
  process.exitCode = 1;
  const again = await run(plan);
  if (again.violations.length === 0) {
    console.log(`seed ${plan.seed} breaks the promise: ${violations.join('; ')}\n  but not a second time`);
    return;
  }
  console.log(values['as-is'] ? failureInWords(plan, again) : await shortestFailure(plan, again));
}

/** One line that is written over on a terminal; elsewhere a line a minute. */
function showProgress(text: string, isLast: boolean): void {
  const now = performance.now();
  if (process.stderr.isTTY) process.stderr.write(`\r${text}${isLast ? '\n' : ''}`);
  else if (now - shownAt > 60_000) {
    shownAt = now;
    console.error(text);
  }
}

function kept(plan: Plan, keep: string | undefined): Plan {
  if (keep === undefined) return plan;
  const indices = new Set(keep.split(',').map(Number));
  return { ...plan, deeds: plan.deeds.filter((deed) => indices.has(deed.index)) };
}
